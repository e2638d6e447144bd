// How a queue stands, by a look that locks and counts nothing: a data role may do that, where counting needs the right to manage.
import type { ServiceAccess } from '../config';
import { connectTo } from './client';
import { Peeker } from './peek';

export interface QueueWatch {
  readonly queue: string;
  /** When the message that has been waiting longest was enqueued; undefined where none waits. */
  readonly oldestEnqueuedAt: () => Promise<Date | undefined>;
  /** At least so many dead letters there are: no more than `mostDeadLetters` are looked at. */
  readonly deadLetters: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export const mostDeadLetters = 100;
/** Scheduled messages stand among those that wait, and wait for nobody. */
const mostScheduled = 50;

export function watchQueue(access: ServiceAccess, queue: string): QueueWatch {
  const client = connectTo(access, { retryOptions: { timeoutInMs: 10_000, maxRetries: 1, retryDelayInMs: 500 } });
  const waiting = new Peeker(client.createReceiver(queue));
  const dead = new Peeker(client.createReceiver(queue, { subQueueType: 'deadLetter' }));
  return {
    queue,
    async oldestEnqueuedAt() {
      for await (const { state, enqueuedTimeUtc } of waiting.all(mostScheduled, 5)) {
        if (state === 'active') return enqueuedTimeUtc;
      }
      return undefined;
    },
    async deadLetters() {
      let count = 0;
      for await (const _ of dead.all(mostDeadLetters)) count += 1;
      return count;
    },
    close: () => client.close(),
  };
}
