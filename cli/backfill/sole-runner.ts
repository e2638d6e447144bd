// What changes something runs alone, and stops when it no longer can be sure of that.
import { inLockedSession } from '../locked-session';

export interface SoleRunnerOptions {
  readonly waitSeconds: number;
  /** Told when another runner is waited for. */
  readonly print: (line: string) => void;
}

/** `requireLock` throws RunnerLockLost. Throws AnotherRunner. */
export function asSoleRunner(
  { waitSeconds, print }: SoleRunnerOptions,
  work: (requireLock: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const onWait = () => print(`Another backfill is at work in this database: waiting for it, ${waitSeconds} s at most`);
  return inLockedSession({ name: 'stepkeeper-backfill', waitSeconds, onWait }, work);
}
