// For whoever has no client to tell: a queue that is away, busy or full is waited for.
import { setTimeout as pause } from 'node:timers/promises';
import { QueueFull, QueueThrottled, QueueUnavailable, TooMuchWaiting } from '../messaging/errors';
import type { CommandSender } from '../messaging/sender';

/** `patienceMs`: for how long a command is tried again. Rejects as `send` did last. */
export function patientSend(send: CommandSender['send'], patienceMs: number, pauseMs = 1_000): CommandSender['send'] {
  return async (command) => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        return await send(command);
      } catch (error) {
        const wait = error instanceof QueueThrottled ? Math.max(pauseMs, error.seconds * 1000) : pauseMs;
        if (!isPassing(error) || Date.now() + wait > deadline) throw error;
        await pause(wait);
      }
    }
  };
}

function isPassing(error: unknown): boolean {
  return [QueueUnavailable, QueueThrottled, QueueFull, TooMuchWaiting].some((kind) => error instanceof kind);
}
