// What somebody can do to a chain who may write to the database, and has the key: all of it verifies, link by link.
import { type ChainedSet, chainHash } from '../../../shared/audit/chain';
import type { ChainKey } from '../../../shared/audit/chain-keys';
import { readChain } from '../../../shared/reading/read-chain';
import type { FreshDatabase } from '../../database/fresh-database';

/** The newest link is taken away. */
export async function cutChain({ pool }: Pick<FreshDatabase, 'pool'>, profileId: string): Promise<void> {
  const last = (await readChain(pool, profileId))?.sets.at(-1);
  if (!last) throw new Error(`${profileId} has no chain`);
  const there = `profileId = '${profileId}' AND sequence = ${last.sequence}`;
  await pool.request().query(`DELETE FROM audit.Change WHERE ${there};
DELETE FROM audit.ChangeSet WHERE ${there};
UPDATE profile.Profile SET chainLength = ${last.sequence - 1}, chainHead = '${last.previousHash}' WHERE profileId = '${profileId}';`);
}

/** From the sequence on another actor did it all, hashed and linked as the service does it. */
export async function rewriteChain(
  { pool }: Pick<FreshDatabase, 'pool'>,
  profileId: string,
  { id, key }: ChainKey,
  from = 1,
): Promise<void> {
  const sets = (await readChain(pool, profileId))?.sets ?? [];
  let previousHash = sets[from - 2]?.hash ?? '0'.repeat(64);
  for (const set of sets.slice(from - 1)) {
    const forged: ChainedSet = { ...set, actorId: 'somebody-else', keyId: id };
    const hash = chainHash(key, previousHash, forged);
    await pool.request().query(`UPDATE audit.ChangeSet
SET actorId = N'somebody-else', keyId = '${id}', previousHash = '${previousHash}', hash = '${hash}'
WHERE profileId = '${profileId}' AND sequence = ${set.sequence};`);
    previousHash = hash;
  }
  await pool
    .request()
    .query(`UPDATE profile.Profile SET chainHead = '${previousHash}' WHERE profileId = '${profileId}';`);
}

/** Nobody can wait for months: the chain as it would be, had all of it been applied so many days earlier. */
export async function ageChain(
  { pool }: Pick<FreshDatabase, 'pool'>,
  profileId: string,
  { id, key }: ChainKey,
  days: number,
): Promise<void> {
  let previousHash = '0'.repeat(64);
  for (const set of (await readChain(pool, profileId))?.sets ?? []) {
    const appliedAt = new Date(Date.parse(set.appliedAt) - days * 86_400_000).toISOString();
    const hash = chainHash(key, previousHash, { ...set, appliedAt, keyId: id });
    await pool.request().query(`UPDATE audit.ChangeSet
SET appliedAt = '${appliedAt.slice(0, -1)}', keyId = '${id}', previousHash = '${previousHash}', hash = '${hash}'
WHERE profileId = '${profileId}' AND sequence = ${set.sequence};`);
    previousHash = hash;
  }
  await pool
    .request()
    .query(`UPDATE profile.Profile SET chainHead = '${previousHash}' WHERE profileId = '${profileId}';`);
}
