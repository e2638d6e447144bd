// The audit chain of a profile as SQL holds it, walked from its first link to its head.
import type sql from 'mssql';
import { verifyChain } from '../../../shared/audit/verify';
import { readChain } from '../../../shared/reading/read-chain';
import { chainKey } from '../../factories/memory-database';

export async function expectIntactChain(pool: sql.ConnectionPool, profileId: string, length?: number): Promise<void> {
  const chain = await readChain(pool, profileId);
  if (!chain) throw new Error(`no profile ${profileId}`);
  const verified = verifyChain(chain.sets, chain.head, new Map([['1', chainKey.key]]));
  expect(verified).toEqual({ intact: true, length: length ?? chain.head.length });
}
