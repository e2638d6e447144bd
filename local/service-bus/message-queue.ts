// One queue and its dead-letter queue as a state machine: no clock, no socket, no file. What must survive leaves as an event.
//
//   send, for later ──▶ scheduled ──(cancel)──▶ gone
//                           │ its time comes: a new sequence number, as if sent then
//                           ▼
//   send ─────────────▶ available ──(receive and delete)──▶ gone
//                        │  │  ▲
//      time to live past │  │  └──────(abandon, lock expired)──┐
//                        │  └──(lock)──▶ locked ───────────────┤
//                        ▼                 │  └──(complete)──▶ gone
//      in the dead-letter queue ◀──(dead-letter, or too many deliveries, or given back after its time to live)
//      (or gone, where the queue does not dead-letter what expires)
//
//   In the dead-letter queue: available ◀──▶ locked ──(complete)──▶ gone. Nothing expires or is counted there.
//   https://learn.microsoft.com/azure/service-bus-messaging/message-transfers-locks-settlement
import { withProperties } from './amqp-message';
import { MessageLockLost, MessageNotFound, NotAllowed, QueueFull } from './errors';
import type { Content, Message, Place, QueueEvent, StoredMessage } from './message';
import { QueueState } from './queue-state';
import type { QueueOptions } from './queues-file';

export class MessageQueue {
  private readonly state: QueueState;

  /** `log` is told each event as it happens. A queue that restores the same events in order becomes the same, less its locks. */
  constructor(
    private readonly options: QueueOptions,
    private readonly log: (event: QueueEvent) => void,
  ) {
    const { requiresDuplicateDetection, duplicateDetectionHistoryTimeWindow } = options;
    this.state = new QueueState(requiresDuplicateDetection ? duplicateDetectionHistoryTimeWindow : undefined);
  }

  restore(event: QueueEvent): void {
    this.state.apply(event);
  }

  /** The events from which this queue, less its locks, can be restored. */
  snapshot(now: number): Iterable<QueueEvent> {
    return this.state.snapshot(now);
  }

  /** About how many bytes of a journal the messages need. */
  get liveBytes(): number {
    return this.state.liveBytes;
  }

  /** Throws QueueFull where all of them together do not fit. Dead letters take room as well. */
  requireRoom(contents: readonly Content[]): void {
    const limit = this.options.maxSizeInMegabytes * 1024 * 1024;
    const bytes = contents.reduce((sum, { bare }) => sum + bare.length, this.state.liveBytes);
    if (bytes > limit) throw new QueueFull(limit);
  }

  /** The sequence number of the message, or of the one that it duplicates: a duplicate is accepted and dropped. */
  send(content: Content, now: number): number {
    const original = this.state.originalOf(content.messageId, now);
    if (original !== undefined) return original;
    const sequence = this.state.nextSequence;
    const scheduled = content.scheduledFor !== undefined && content.scheduledFor > now;
    const lifetime = this.lifetime(content, now);
    this.record({
      kind: 'put',
      message: { ...content, sequence, scheduled, place: 'queue', deliveryCount: 0, ...lifetime },
    });
    return sequence;
  }

  /** Locks the first available message under the given token. */
  lock(place: Place, lockToken: string, now: number): Message | undefined {
    const message = this.state.firstAvailable(place);
    if (message) this.state.lock(message, lockToken, now + this.options.lockDuration);
    return message;
  }

  /** Removes the first available message: receive-and-delete. */
  take(place: Place): Message | undefined {
    const message = this.state.firstAvailable(place);
    if (message) this.record({ kind: 'removed', sequence: message.sequence });
    return message;
  }

  /** Throws MessageLockLost, as all that follow with a lock token do. */
  complete(lockToken: string, now: number): void {
    this.record({ kind: 'removed', sequence: this.held(lockToken, now).sequence });
  }

  /** `properties` are set among the message's application properties. */
  abandon(lockToken: string, now: number, properties: object = {}): void {
    const message = this.held(lockToken, now);
    const changed = Object.keys(properties).length > 0;
    this.giveBack(message, now, changed ? withProperties(message.bare, properties) : message.bare);
  }

  deadLetter(lockToken: string, now: number, reason?: string, description?: string, properties: object = {}): void {
    const message = this.held(lockToken, now);
    if (message.place === 'dead-letters') throw new NotAllowed('A dead-lettered message cannot be dead-lettered.');
    this.bury(message, reason, description, properties);
  }

  /** Until when the message is locked from now on. */
  renew(lockToken: string, now: number): number {
    const message = this.held(lockToken, now);
    this.state.setDue(message, now + this.options.lockDuration);
    return message.due;
  }

  /** Throws MessageNotFound. */
  cancelScheduled(sequence: number): void {
    if (!this.state.find('queue', sequence)?.scheduled) throw new MessageNotFound(sequence);
    this.record({ kind: 'removed', sequence });
  }

  /** Up to `count` messages in any state, in the order of their sequence numbers, beginning with `from`. */
  peek(place: Place, from: number, count: number): Message[] {
    return this.state.list(place, from, count);
  }

  /** When time alone changes something next; call `expire` then. */
  get nextDue(): number | undefined {
    return this.state.firstDue()?.due;
  }

  /** Lets everything happen that is due. */
  expire(now: number): void {
    for (let message = this.state.firstDue(); message && message.due <= now; message = this.state.firstDue()) {
      switch (message.state) {
        case 'scheduled':
          this.activate(message, now);
          break;
        case 'available':
          this.timeOut(message);
          break;
        case 'locked':
          this.giveBack(message, now);
          break;
        default:
          message.state satisfies never;
      }
    }
  }

  private record(event: QueueEvent): void {
    this.log(event);
    this.state.apply(event);
  }

  private held(lockToken: string, now: number): Message {
    const message = this.state.withLock(lockToken);
    if (!message || message.due <= now) throw new MessageLockLost(lockToken);
    return message;
  }

  private activate(message: Message, now: number): void {
    const active = { ...message, sequence: this.state.nextSequence, scheduled: false, ...this.lifetime(message, now) };
    this.record({ kind: 'put', message: active, replaces: message.sequence });
  }

  private giveBack(message: Message, now: number, bare = message.bare): void {
    const dead = message.place === 'dead-letters';
    const back = { ...message, bare, deliveryCount: message.deliveryCount + (dead ? 0 : 1) };
    const { maxDeliveryCount: most } = this.options;
    if (!dead && back.deliveryCount >= most) {
      this.bury(back, 'MaxDeliveryCountExceeded', `Message could not be consumed after ${most} delivery attempts.`);
    } else if (!dead && back.expiresAt <= now) this.timeOut(back);
    else if (bare !== message.bare) this.record({ kind: 'put', message: back });
    else if (dead) this.state.unlock(message);
    else this.record({ kind: 'returned', sequence: back.sequence, deliveryCount: back.deliveryCount });
  }

  private timeOut(message: StoredMessage): void {
    if (this.options.deadLetteringOnMessageExpiration) {
      this.bury(message, 'TTLExpiredException', 'The message expired and was dead lettered.');
    } else this.record({ kind: 'removed', sequence: message.sequence });
  }

  private bury(message: StoredMessage, reason?: string, description?: string, properties: object = {}): void {
    const why = { ...properties, DeadLetterReason: reason, DeadLetterErrorDescription: description };
    this.record({
      kind: 'put',
      message: { ...message, place: 'dead-letters', bare: withProperties(message.bare, why) },
    });
  }

  private lifetime({ timeToLive }: Content, now: number): { enqueuedAt: number; expiresAt: number } {
    return {
      enqueuedAt: now,
      expiresAt: now + Math.min(timeToLive ?? Infinity, this.options.defaultMessageTimeToLive),
    };
  }
}
