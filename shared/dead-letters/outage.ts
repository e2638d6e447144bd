// Which dead letters died of an outage alone, and when each may be put back by itself.
//
// Service Bus gives these two reasons itself, for what nobody could work on in time or often enough: the database, storage or the app was
// away. What names another reason was put there by somebody. What the app cannot read died of its data, and so does what dies again and
// again: so there is an end to it, and the waits before it grow.
// https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues
import type { DeadLetter } from './dead-letter';

const minute = 60_000;
const outageCauses: ReadonlySet<string> = new Set(['MaxDeliveryCountExceeded', 'TTLExpiredException']);

/**
 * Before the first replay, the second and so on, since the message was last enqueued. A file is given up after five deliveries, which may take
 * seconds; all of it spans about a day. What was put back as often as there are waits is left to a person.
 */
const waitsMs: readonly number[] = [0, 15 * minute, 60 * minute, 4 * 60 * minute, 16 * 60 * minute];

/** `now`: in milliseconds since 1970. */
export function isDueByItself(letter: DeadLetter, isReadable: boolean, now: number): boolean {
  const { origin, cause, enqueuedAt, replays } = letter;
  const wait = waitsMs[replays];
  if (origin !== 'queue' || !isReadable || !outageCauses.has(cause) || wait === undefined || enqueuedAt === null) {
    return false;
  }
  return now >= Date.parse(enqueuedAt) + wait;
}
