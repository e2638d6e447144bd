// A session of its own that holds a runner's lock for as long as the work takes: it neither ends by itself nor is shared with the work.
import { withDatabase } from './database';
import { type LockOptions, requireRunnerLock, withRunnerLock } from './runner-lock';

/** `requireLock` throws RunnerLockLost. Throws AnotherRunner. */
export function inLockedSession(
  lock: LockOptions,
  work: (requireLock: () => Promise<void>) => Promise<void>,
): Promise<void> {
  return withDatabase(
    (session) => withRunnerLock(session, lock, () => work(() => requireRunnerLock(session, lock.name))),
    { max: 1, idleTimeoutMs: 2 ** 31 - 1 },
  );
}
