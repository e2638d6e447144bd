// What a backfill's sessions ask of the database: they work beside a live application, and give way to it.
import type { PoolOptions } from '../../shared/sql/pool';
import type { BackfillOptions } from './options';

/** Statements over whole tables may take long. */
const statementTimeoutMs = 600_000;

/**
 * Of two sessions that wait for each other it is ours that the server ends (error 1205). One that waits too long for a lock gives up
 * (error 1222), with what its transaction holds; both are tried again for as long as --patience says.
 * https://learn.microsoft.com/sql/t-sql/statements/set-deadlock-priority-transact-sql
 */
export function backfillPool({ lockTimeoutSeconds }: Pick<BackfillOptions, 'lockTimeoutSeconds'>): PoolOptions {
  const lockTimeout = lockTimeoutSeconds === undefined ? [] : [`LOCK_TIMEOUT ${lockTimeoutSeconds * 1000}`];
  return {
    max: 4,
    requestTimeoutMs: statementTimeoutMs,
    sessionOptions: ['DEADLOCK_PRIORITY LOW', ...lockTimeout],
  };
}
