// One runner of an ops command at a time: an application lock of the session, which goes with it, however the runner ends.
// https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql
import sql from 'mssql';

export class AnotherRunner extends Error {
  constructor(
    /** The name of the lock. */
    readonly lock: string,
    /** Undefined for a command that does not wait. */
    readonly waitedSeconds: number | undefined,
  ) {
    const remedy =
      waitedSeconds === undefined
        ? 'Give the command again when it is through'
        : 'Wait until it is through, or give this one longer with --wait <seconds>';
    super(
      `Another runner has the lock ${lock} of this database${waitedSeconds ? `, after a wait of ${waitedSeconds} s still` : ''}: nothing was done. ${remedy}. Its lock goes with its session: end that session if it is not wanted (docs/migrations.md tells how it is found).`,
    );
    this.name = 'AnotherRunner';
  }
}

/** Another runner may be at work by now. */
export class RunnerLockLost extends Error {
  constructor(
    readonly lock: string,
    cause?: unknown,
  ) {
    super(
      `The session with the lock ${lock} was lost, so another runner may have begun: stopped after what was committed last. The same command goes on from there.`,
      { cause },
    );
    this.name = 'RunnerLockLost';
  }
}

export class LockRefused extends Error {
  constructor(
    readonly lock: string,
    readonly returnValue: number,
  ) {
    super(`sp_getapplock gave ${returnValue} instead of the lock ${lock}: nothing was done.`);
    this.name = 'LockRefused';
  }
}

export interface LockOptions {
  readonly name: string;
  /** How long another runner is waited for, in seconds; 0: not at all. Undefined where nobody can say so. */
  readonly waitSeconds?: number;
  /** Called once when another runner is at work, before the wait. */
  readonly onWait?: () => void;
}

/**
 * Works while no other runner does. `pool`: of one connection, which does not end by itself: the lock is its session's. Throws
 * AnotherRunner when the lock is not to be had in time.
 */
export async function withRunnerLock<T>(
  pool: sql.ConnectionPool,
  { name, waitSeconds, onWait }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (!(await isGranted(pool, name, 1))) {
    if (waitSeconds) onWait?.();
    if (!waitSeconds || !(await isGranted(pool, name, waitSeconds * 1000))) {
      throw new AnotherRunner(name, waitSeconds);
    }
  }
  try {
    return await work();
  } finally {
    // A session that is gone has no lock any more either.
    await lockRequest(pool, name)
      .execute('sp_releaseapplock')
      .catch(() => undefined);
  }
}

/**
 * Whether the request's session holds the lock still: a pool makes a lost connection anew, and the new session is another, without it.
 * https://learn.microsoft.com/sql/t-sql/functions/applock-mode-transact-sql
 */
export async function holdsLock(request: sql.Request, name: string): Promise<boolean> {
  const { recordset } = await request
    .input('name', sql.NVarChar(255), name)
    .query<{ mode: string }>(`SELECT APPLOCK_MODE('public', @name, 'Session') AS mode;`);
  return recordset[0]?.mode === 'Exclusive';
}

/** `session`: as withRunnerLock had it. Throws RunnerLockLost: the lock went with its session (a failover, a DBA's KILL). */
export async function requireRunnerLock(session: sql.ConnectionPool, name: string): Promise<void> {
  const isHeld = await holdsLock(session.request(), name).catch((error) => {
    throw new RunnerLockLost(name, error);
  });
  if (!isHeld) throw new RunnerLockLost(name);
}

/** The client takes settings of one request, which its types do not know. */
const TimedRequest = sql.Request as unknown as new (
  pool: sql.ConnectionPool,
  settings: { readonly requestTimeout: number },
) => sql.Request;

/** The wait has a time of its own, beside that of statements. */
function lockRequest(pool: sql.ConnectionPool, name: string): sql.Request {
  return new TimedRequest(pool, { requestTimeout: 0 })
    .input('Resource', sql.NVarChar(255), name)
    .input('LockOwner', sql.VarChar(32), 'Session');
}

async function isGranted(pool: sql.ConnectionPool, name: string, timeoutMs: number): Promise<boolean> {
  const { returnValue } = await lockRequest(pool, name)
    .input('LockMode', sql.VarChar(32), 'Exclusive')
    .input('LockTimeout', sql.Int, timeoutMs)
    .execute('sp_getapplock');
  if (returnValue >= 0) return true;
  if (returnValue === -1) return false;
  throw new LockRefused(name, returnValue);
}
