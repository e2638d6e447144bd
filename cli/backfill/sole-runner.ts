// What changes something runs alone, and stops when it no longer can be sure of that.
import { withDatabase } from '../database';
import { requireRunnerLock, withRunnerLock } from '../runner-lock';

const lockName = 'stepkeeper-backfill';

export interface SoleRunnerOptions {
  readonly waitSeconds: number;
  /** Told when another runner is waited for. */
  readonly print: (line: string) => void;
}

/** `requireLock` throws RunnerLockLost. Throws AnotherRunner. */
export async function asSoleRunner(
  { waitSeconds, print }: SoleRunnerOptions,
  work: (requireLock: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const onWait = () => print(`Another backfill is at work in this database: waiting for it, ${waitSeconds} s at most`);
  await withDatabase(
    (session) =>
      withRunnerLock(session, { name: lockName, waitSeconds, onWait }, () =>
        work(() => requireRunnerLock(session, lockName)),
      ),
    { max: 1, idleTimeoutMs: 2 ** 31 - 1 },
  );
}
