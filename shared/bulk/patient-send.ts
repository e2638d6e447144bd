// A bulk is in no hurry: where the queue asks for time it is given some, instead of ending the bulk in the middle.
import { setTimeout as pause } from 'node:timers/promises';
import { QueueFull, QueueThrottled, QueueUnavailable, TooMuchWaiting } from '../messaging/errors';
import type { CommandSender } from '../messaging/sender';

export type SendFirst = CommandSender['sendFirst'];

/** A queue that answers, and wants less at a time. Repeating the whole bulk instead would bring it to the same place again. */
export const busy = [QueueThrottled, TooMuchWaiting];
export const busyFullOrAway = [...busy, QueueFull, QueueUnavailable];

export interface Patience {
  /** What passes by itself. */
  readonly with: readonly (new (
    ...given: never[]
  ) => Error)[];
  /** The time, in milliseconds since 1970, until which commands are tried. */
  readonly until: number;
  readonly pauseMs?: number;
}

/** Rejects as `send` did last. */
export function patientSend(send: SendFirst, { with: passing, until, pauseMs = 1_000 }: Patience): SendFirst {
  return async (commands) => {
    for (;;) {
      try {
        return await send(commands);
      } catch (error) {
        const wait = error instanceof QueueThrottled ? Math.max(pauseMs, error.seconds * 1000) : pauseMs;
        if (!passing.some((kind) => error instanceof kind) || Date.now() + wait > until) throw error;
        await pause(wait);
      }
    }
  };
}
