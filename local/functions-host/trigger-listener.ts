// What every trigger but HTTP looks like to the host: work that goes on until it is told to stop.
import type { z } from 'zod';
import type { RegisteredFunction } from './app/registry';
import { InvalidOption } from './errors';

export interface TriggerListener {
  /** Takes nothing new, and resolves when what runs has ended and is settled. */
  stop(): Promise<void>;
}

/** `work` ends soon after its signal is aborted, and never throws. */
export function untilStopped(work: (stop: AbortSignal) => Promise<void>): TriggerListener {
  const stopping = new AbortController();
  const ended = work(stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Resolves after `ms` milliseconds, or at once when the signal is aborted. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stop.addEventListener('abort', end);
  });
}

/** The options of a function's trigger. Throws InvalidOption, naming the function. */
export function triggerOptions<T>(fn: RegisteredFunction, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(fn.trigger);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new InvalidOption(`function ${fn.name}`, faults.join('; '));
  }
  return parsed.data;
}
