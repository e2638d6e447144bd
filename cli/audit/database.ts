// The database of the commands of the audit: of the schema that this version runs with.
import type sql from 'mssql';
import { lookUpPatiently } from '../../shared/reading/run';
import type { PoolOptions } from '../../shared/sql/pool';
import { requireSchema } from '../../shared/sql/schema-version';
import { withDatabase } from '../database';
import { inLockedSession } from '../locked-session';

/** A failover is waited out. Statements end by the pool's time, before that of an answer. */
const patience = { answerMs: 60_000, retryMs: 60_000 };

type Work = (pool: sql.ConnectionPool) => Promise<void>;

/** Throws NoDatabase, SchemaMismatch, and what the work throws. */
export function withAuditDatabase(work: Work, options?: PoolOptions): Promise<void> {
  return withDatabase(async (pool) => {
    await requireSchema(pool);
    lookUpPatiently(pool, patience);
    await work(pool);
  }, options);
}

/** The same, while nobody else does what has this name in the same database. `requireLock` throws RunnerLockLost. Throws AnotherRunner. */
export function aloneInAuditDatabase(
  name: string,
  work: (pool: sql.ConnectionPool, requireLock: () => Promise<void>) => Promise<void>,
): Promise<void> {
  return inLockedSession({ name }, (requireLock) => withAuditDatabase((pool) => work(pool, requireLock)));
}
