// Joins a queue's state machine to the clock, the journal and the consumers. All that a tick brought is dealt with in one turn:
// what is due happens, messages are given out, everything is written at once, and only then does anyone hear of it.
import { randomUUID } from 'node:crypto';
import type { Consumer } from './consumer';
import type { Journal } from './journal';
import type { Place } from './message';
import { MessageQueue } from './message-queue';
import type { QueueOptions } from './queues-file';

const MAX_TIMEOUT = 2 ** 31 - 1;

export class QueueHost {
  readonly queue: MessageQueue;
  private readonly consumers: Record<Place, Consumer[]> = { queue: [], 'dead-letters': [] };
  private uncommitted: (() => void)[] = [];
  private turnAhead: NodeJS.Immediate | undefined;
  private timer: NodeJS.Timeout | undefined;
  private timerDue = Infinity;
  private readonly journal: Journal | undefined;

  /** `openJournal` replays a journal into the queue and returns it; without one the queue lives in memory only. */
  constructor(options: QueueOptions, openJournal: ((queue: MessageQueue) => Journal) | undefined) {
    this.queue = new MessageQueue(options, (event) => this.journal?.append(event));
    this.journal = openJournal?.(this.queue);
    this.wake();
  }

  /** Resolves when all that has happened to the queue so far is in its journal. */
  committed(): Promise<void> {
    this.wake();
    return new Promise((resolve) => this.uncommitted.push(resolve));
  }

  /** Has a turn taken soon: something has changed. */
  wake(): void {
    this.turnAhead ??= setImmediate(() => this.turn());
  }

  attach(consumer: Consumer): void {
    this.consumers[consumer.place].push(consumer);
    this.wake();
  }

  /** Its locks stay until they expire, as those of a lost connection do in the real service. */
  detach(consumer: Consumer): void {
    this.consumers[consumer.place] = this.consumers[consumer.place].filter((each) => each !== consumer);
  }

  close(): void {
    clearImmediate(this.turnAhead);
    clearTimeout(this.timer);
    this.journal?.close();
  }

  private turn(): void {
    this.turnAhead = undefined;
    const now = Date.now();
    this.queue.expire(now);
    const deals = this.deal(now);
    this.journal?.flush();
    const heard = this.uncommitted;
    this.uncommitted = [];
    for (const resolve of heard) resolve();
    for (const send of deals) send();
    for (const consumer of [...this.consumers.queue, ...this.consumers['dead-letters']]) consumer.satisfied();
    if (this.journal?.isMostlyDead(this.queue.liveBytes)) this.journal.compact(this.queue.snapshot(now));
    this.setTimer(now);
  }

  /** Gives out messages in order, one to each consumer with credit by turns. */
  private deal(now: number): (() => void)[] {
    const deals: (() => void)[] = [];
    for (const ring of Object.values(this.consumers)) {
      let passed = 0;
      while (passed < ring.length) {
        const consumer = ring.shift() as Consumer;
        ring.push(consumer);
        passed++;
        if (!consumer.hasCredit()) continue;
        const lockToken = consumer.deletes ? undefined : randomUUID();
        const { place } = consumer;
        const message = lockToken === undefined ? this.queue.take(place) : this.queue.lock(place, lockToken, now);
        if (!message) break;
        consumer.reserve();
        deals.push(() => consumer.send(message, lockToken));
        passed = 0;
      }
    }
    return deals;
  }

  private setTimer(now: number): void {
    const due = this.queue.nextDue ?? Infinity;
    // A timer that goes off too early costs a turn; setting it anew for every lock would cost more.
    if (due >= this.timerDue) return;
    clearTimeout(this.timer);
    this.timerDue = due;
    this.timer = setTimeout(
      () => {
        this.timerDue = Infinity;
        this.wake();
      },
      Math.min(due - now, MAX_TIMEOUT),
    );
  }
}
