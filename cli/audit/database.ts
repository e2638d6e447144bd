// The database of the commands of the audit: of the schema that this version runs with.
import type sql from 'mssql';
import type { PoolOptions } from '../../shared/sql/pool';
import { requireSchema } from '../../shared/sql/schema-version';
import { withDatabase } from '../database';
import { inLockedSession } from '../locked-session';

type Work = (pool: sql.ConnectionPool) => Promise<void>;

/** Throws NoDatabase, SchemaMismatch, and what the work throws. */
export function withAuditDatabase(work: Work, options?: PoolOptions): Promise<void> {
  return withDatabase(async (pool) => {
    await requireSchema(pool);
    await work(pool);
  }, options);
}

/** The same, while nobody else does what has this name in the same database. `requireLock` throws RunnerLockLost. Throws AnotherRunner. */
export function aloneInAuditDatabase(
  name: string,
  work: (pool: sql.ConnectionPool, requireLock: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const lock = { name, waitSeconds: 0, onWait: () => undefined };
  return inLockedSession(lock, (requireLock) => withAuditDatabase((pool) => work(pool, requireLock)));
}
