// Passing errors are waited out, with pauses that grow and differ so that many writers do not come back at once.
import { sqlFaultKind } from './faults';

export interface RetryOptions {
  /** Milliseconds since the epoch after which no further try is started. */
  readonly deadline: number;
  /** Told of each failed try that is followed by another. */
  readonly onRetry?: (error: unknown, pauseMs: number) => void;
  readonly now?: () => number;
  /** A number from 0 up to 1. */
  readonly random?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}

const firstPauseMs = 50;
const longestPauseMs = 5_000;

/** Runs the work until it succeeds, fails for a reason that will not pass, or the deadline is near. Throws the last error. */
export async function retryWhilePassing<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { now = Date.now, random = Math.random, sleep = pause } = options;
  for (let ceiling = firstPauseMs; ; ceiling = Math.min(ceiling * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = ceiling / 2 + (random() * ceiling) / 2;
      if (sqlFaultKind(error) !== 'passing' || now() + pauseMs >= options.deadline) throw error;
      options.onRetry?.(error, pauseMs);
      await sleep(pauseMs);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
