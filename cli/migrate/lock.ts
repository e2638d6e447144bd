// One runner at a time: an application lock of the session, which goes with it, however the runner ends.
// https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql
import sql from 'mssql';
import { AnotherRunner, LockRefused, MigrationLockLost } from './errors';

export const lockName = 'stepkeeper-migrate';

export interface LockOptions {
  /** How long another runner is waited for, in seconds; 0: not at all. */
  readonly waitSeconds: number;
  /** Called once when another runner is at work, before the wait. */
  readonly onWait: () => void;
}

/**
 * Works while no other runner does. `pool`: of one connection, which does not end by itself: the lock is its session's. Throws
 * AnotherRunner when the lock is not to be had in time.
 */
export async function withMigrationLock<T>(
  pool: sql.ConnectionPool,
  { waitSeconds, onWait }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (!(await isGranted(pool, 1))) {
    if (waitSeconds > 0) onWait();
    if (waitSeconds === 0 || !(await isGranted(pool, waitSeconds * 1000))) throw new AnotherRunner(waitSeconds);
  }
  try {
    return await work();
  } finally {
    // A session that is gone has no lock any more either.
    await lockRequest(pool)
      .execute('sp_releaseapplock')
      .catch(() => undefined);
  }
}

/** Throws MigrationLockLost: a pool makes a lost connection anew, and the new session is another, without the lock. */
export async function requireLock(request: sql.Request): Promise<void> {
  const { recordset } = await request.query<{ mode: string }>(
    `SELECT APPLOCK_MODE('public', '${lockName}', 'Session') AS mode;`,
  );
  if (recordset[0]?.mode !== 'Exclusive') throw new MigrationLockLost();
}

/** The client takes settings of one request, which its types do not know. */
const TimedRequest = sql.Request as unknown as new (
  pool: sql.ConnectionPool,
  settings: { readonly requestTimeout: number },
) => sql.Request;

/** The wait has a time of its own, beside that of statements. */
function lockRequest(pool: sql.ConnectionPool): sql.Request {
  return new TimedRequest(pool, { requestTimeout: 0 })
    .input('Resource', sql.NVarChar(255), lockName)
    .input('LockOwner', sql.VarChar(32), 'Session');
}

async function isGranted(pool: sql.ConnectionPool, timeoutMs: number): Promise<boolean> {
  const { returnValue } = await lockRequest(pool)
    .input('LockMode', sql.VarChar(32), 'Exclusive')
    .input('LockTimeout', sql.Int, timeoutMs)
    .execute('sp_getapplock');
  if (returnValue >= 0) return true;
  if (returnValue === -1) return false;
  throw new LockRefused(returnValue);
}
