// A bulk is in no hurry: where the queue asks for time it is given some, instead of ending the bulk in the middle.
import { setTimeout as pause } from 'node:timers/promises';
import { QueueFull, QueueThrottled, QueueUnavailable, TooMuchWaiting } from '../messaging/errors';
import type { CommandSender } from '../messaging/sender';

type Send = CommandSender['send'];

/** A queue that answers, and wants less at a time. Repeating the whole bulk instead would bring it to the same place again. */
export const busy = [QueueThrottled, TooMuchWaiting];
export const busyFullOrAway = [...busy, QueueFull, QueueUnavailable];

export interface Patience {
  /** What passes by itself. */
  readonly with: readonly (new (
    ...given: never[]
  ) => Error)[];
  /** The time, in milliseconds since 1970, until which a command that is sent now is tried. */
  readonly until: () => number;
  readonly pauseMs?: number;
}

/** Rejects as `send` did last. */
export function patientSend(send: Send, { with: passing, until, pauseMs = 1_000 }: Patience): Send {
  return async (command) => {
    const deadline = until();
    for (;;) {
      try {
        return await send(command);
      } catch (error) {
        const wait = error instanceof QueueThrottled ? Math.max(pauseMs, error.seconds * 1000) : pauseMs;
        if (!passing.some((kind) => error instanceof kind) || Date.now() + wait > deadline) throw error;
        await pause(wait);
      }
    }
  };
}
