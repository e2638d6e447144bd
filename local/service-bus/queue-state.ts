// What a queue holds at a moment, indexed for every question that is asked of it, and how each event changes it.
// Who may do what and when is decided in message-queue.ts; here nothing is refused.
import { DuplicateHistory } from './duplicate-history';
import { Heap } from './heap';
import type { Message, Place, QueueEvent, StoredMessage } from './message';

/** About what a message costs in the journal besides its own bytes. */
const RECORD_BYTES = 300;

const bySequence = () => new Heap<Message>((a, b) => a.sequence < b.sequence);

export class QueueState {
  /** Numbers are given once, whatever becomes of the message. */
  nextSequence = 1;
  /** About how many bytes of a journal the messages need. */
  liveBytes = 0;
  private readonly messages = { queue: new Map<number, Message>(), 'dead-letters': new Map<number, Message>() };
  private readonly available = { queue: bySequence(), 'dead-letters': bySequence() };
  private readonly timed = new Heap<Message>((a, b) => a.due < b.due || (a.due === b.due && a.sequence < b.sequence));
  private readonly locked = new Map<string, Message>();
  private readonly duplicates: DuplicateHistory | undefined;

  /** Without a window (in milliseconds) there is no duplicate detection. */
  constructor(duplicateWindow: number | undefined) {
    if (duplicateWindow !== undefined) this.duplicates = new DuplicateHistory(duplicateWindow);
  }

  find(place: Place, sequence: number): Message | undefined {
    return this.messages[place].get(sequence);
  }

  firstAvailable(place: Place): Message | undefined {
    return this.available[place].first();
  }

  firstDue(): Message | undefined {
    return this.timed.first();
  }

  withLock(lockToken: string): Message | undefined {
    return this.locked.get(lockToken);
  }

  originalOf(messageId: string, now: number): number | undefined {
    return this.duplicates?.find(messageId, now);
  }

  /** Up to `count` messages in the order of their sequence numbers, beginning with `from`. */
  list(place: Place, from: number, count: number): Message[] {
    const shelf = this.messages[place];
    const found: Message[] = [];
    const span = this.nextSequence - from;
    // Where the numbers have large gaps it is cheaper to sort what there is than to try each number.
    const sparse = span > 4 * shelf.size;
    const numbers = sparse ? [...shelf.keys()].filter((each) => each >= from).sort((a, b) => a - b) : undefined;
    for (let i = 0; i < (numbers?.length ?? span) && found.length < count; i++) {
      const message = shelf.get(numbers?.[i] ?? from + i);
      if (message) found.push(message);
    }
    return found;
  }

  lock(message: Message, lockToken: string, until: number): void {
    this.available[message.place].remove(message);
    message.state = 'locked';
    message.lockToken = lockToken;
    this.locked.set(lockToken, message);
    this.setDue(message, until);
  }

  unlock(message: Message): void {
    if (message.lockToken === undefined) return;
    this.locked.delete(message.lockToken);
    message.lockToken = undefined;
    this.makeAvailable(message);
  }

  setDue(message: Message, due: number): void {
    this.timed.remove(message);
    message.due = due;
    if (due !== Infinity) this.timed.add(message);
  }

  apply(event: QueueEvent): void {
    switch (event.kind) {
      case 'put':
        this.put(event.message, event.replaces);
        return;
      case 'returned': {
        const message = this.messages.queue.get(event.sequence);
        if (!message) return;
        message.deliveryCount = event.deliveryCount;
        this.unlock(message);
        return;
      }
      case 'removed':
        this.drop(event.sequence);
        return;
      case 'seen':
        this.duplicates?.add(event.messageId, event.at, event.sequence);
        return;
      case 'next':
        this.nextSequence = Math.max(this.nextSequence, event.sequence);
        return;
      default:
        event satisfies never;
    }
  }

  /** The events from which this state, less its locks, can be made again. */
  *snapshot(now: number): Iterable<QueueEvent> {
    yield { kind: 'next', sequence: this.nextSequence };
    for (const sighting of this.duplicates?.remembered(now) ?? []) yield { kind: 'seen', ...sighting };
    for (const shelf of Object.values(this.messages))
      for (const message of shelf.values()) yield { kind: 'put', message };
  }

  private put(stored: StoredMessage, replaces: number | undefined): void {
    if (replaces !== undefined) this.drop(replaces);
    this.drop(stored.sequence);
    // A message is seen when it is sent; its later versions (activated, dead-lettered) are not seen again.
    const sent = stored.sequence >= this.nextSequence && replaces === undefined;
    if (sent) this.duplicates?.add(stored.messageId, stored.enqueuedAt, stored.sequence);
    this.nextSequence = Math.max(this.nextSequence, stored.sequence + 1);
    const state = stored.scheduled ? 'scheduled' : 'available';
    const message: Message = { ...stored, state, due: Infinity, lockToken: undefined };
    this.messages[message.place].set(message.sequence, message);
    this.liveBytes += message.bare.length + RECORD_BYTES;
    if (stored.scheduled) this.setDue(message, stored.scheduledFor ?? 0);
    else this.makeAvailable(message);
  }

  private makeAvailable(message: Message): void {
    message.state = 'available';
    this.available[message.place].add(message);
    this.setDue(message, message.place === 'queue' ? message.expiresAt : Infinity);
  }

  private drop(sequence: number): void {
    const message = this.messages.queue.get(sequence) ?? this.messages['dead-letters'].get(sequence);
    if (!message) return;
    this.messages[message.place].delete(sequence);
    this.available[message.place].remove(message);
    this.timed.remove(message);
    if (message.lockToken !== undefined) this.locked.delete(message.lockToken);
    this.liveBytes -= message.bare.length + RECORD_BYTES;
  }
}
