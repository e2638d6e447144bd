// What changes something runs alone, and stops when it no longer can be sure of that.
import type sql from 'mssql';
import { withDatabase } from '../database';
import { holdsLock, withRunnerLock } from '../runner-lock';
import { RunnerLockLost } from './errors';

const lockName = 'stepkeeper-backfill';

export interface SoleRunnerOptions {
  readonly waitSeconds: number;
  /** Told when another runner is waited for. */
  readonly print: (line: string) => void;
}

/** `requireLock` throws RunnerLockLost: the lock went with its session (a failover, a DBA's KILL). Throws AnotherRunner. */
export async function asSoleRunner(
  { waitSeconds, print }: SoleRunnerOptions,
  work: (requireLock: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const onWait = () => print(`Another backfill is at work in this database: waiting for it, ${waitSeconds} s at most`);
  await withDatabase(
    (session) =>
      withRunnerLock(session, { name: lockName, waitSeconds, onWait }, () => work(() => requireLock(session))),
    { max: 1, idleTimeoutMs: 2 ** 31 - 1 },
  );
}

async function requireLock(session: sql.ConnectionPool): Promise<void> {
  const isHeld = await holdsLock(session.request(), lockName).catch((error) => {
    throw new RunnerLockLost(lockName, error);
  });
  if (!isHeld) throw new RunnerLockLost(lockName);
}
