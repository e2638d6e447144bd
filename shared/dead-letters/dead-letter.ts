// A message that was not processed, wherever it lies: among the dead letters of a queue, or in ops.RejectedMessage. Both have one form and
// one way of being named.

export const origins = ['queue', 'rejected'] as const;
export type Origin = (typeof origins)[number];

/** What is told of a message without its values. Instants are ISO 8601 in UTC. */
export interface DeadLetter {
  readonly origin: Origin;
  /** The queue that it came from, and to which it can be put back. */
  readonly queue: string;
  /** The sequence number, or the rejectedMessageId. */
  readonly number: string;
  /** Service Bus's DeadLetterReason, or the code under which it was rejected. */
  readonly cause: string;
  /** Of the command, or `resume-file`; null where it names none that is known. */
  readonly kind: string | null;
  readonly profileId: string | null;
  readonly operationId: string | null;
  readonly enqueuedAt: string | null;
  /** Service Bus does not tell when a message died. */
  readonly rejectedAt: string | null;
  readonly deliveryCount: number;
  /** How often it was put back by itself since somebody accepted it, or put it back. */
  readonly replays: number;
  /** Of the body. */
  readonly bytes: number;
}

/** One message, as an operator names it. */
export type LetterKey = Pick<DeadLetter, 'origin' | 'number'> & { readonly queue?: string };

/** `queue/profile-commands/17` or `rejected/4`. */
export function idOf({ origin, queue, number }: Pick<DeadLetter, 'origin' | 'queue' | 'number'>): string {
  return origin === 'queue' ? `queue/${queue}/${number}` : `rejected/${number}`;
}

/** Names of queues may hold slashes. Undefined where the text is no id. */
export function parseId(text: string): LetterKey | undefined {
  const [, queue, inQueue] = /^queue\/(.+)\/(\d{1,19})$/.exec(text) ?? [];
  if (queue !== undefined && inQueue !== undefined) return { origin: 'queue', queue, number: withoutZeros(inQueue) };
  const [, rejected] = /^rejected\/(\d{1,19})$/.exec(text) ?? [];
  return rejected === undefined ? undefined : { origin: 'rejected', number: withoutZeros(rejected) };
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** Which messages are meant: all that fit everything that is said. */
export interface LetterFilter {
  readonly origin?: Origin;
  readonly queue?: string;
  readonly cause?: string;
  readonly kind?: string;
  readonly profileId?: string;
  /** Instants: of the rejection, or of the time at which the message was enqueued. `since` is meant with, `until` without. */
  readonly since?: string;
  readonly until?: string;
}

/** When it was rejected; of a queue's dead letter, when it was enqueued. */
export function timeOf({ rejectedAt, enqueuedAt }: DeadLetter): string | null {
  return rejectedAt ?? enqueuedAt;
}

export function matches(filter: LetterFilter, letter: DeadLetter): boolean {
  const { origin, queue, cause, kind, profileId, since, until } = filter;
  const time = timeOf(letter);
  return (
    (origin === undefined || letter.origin === origin) &&
    (queue === undefined || letter.queue.toLowerCase() === queue.toLowerCase()) &&
    (cause === undefined || letter.cause.toLowerCase() === cause.toLowerCase()) &&
    (kind === undefined || letter.kind === kind) &&
    (profileId === undefined || letter.profileId === profileId) &&
    (since === undefined || (time !== null && time >= since)) &&
    (until === undefined || (time !== null && time < until))
  );
}
