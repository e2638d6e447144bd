// Verifies a profile's audit chain as it is stored.
import type { ConnectionPool } from 'mssql';
import { type Verification, verifyChain } from '../audit/verify';
import { readChain } from './read-chain';

/** `keys`: those of the chain by their names. Undefined when there is no such profile. Throws DatabaseUnavailable. */
export async function checkChain(
  pool: ConnectionPool,
  profileId: string,
  keys: ReadonlyMap<string, Buffer>,
): Promise<Verification | undefined> {
  const chain = await readChain(pool, profileId);
  return chain && verifyChain(chain.sets, chain.head, keys);
}
