// Whatever happens to a queue, its journal tells the same story as its memory, and no message is lost or doubled.
import fc from 'fast-check';
import { Refusal } from '../../../local/service-bus/errors';
import type { Message, Place } from '../../../local/service-bus/message';
import type { MessageQueue } from '../../../local/service-bus/message-queue';
import { aContent, aQueue, restored } from './factories';

const START = Date.UTC(2026, 0, 1);
const DECLARATION = {
  lockDuration: 'PT1M',
  maxDeliveryCount: 3,
  defaultMessageTimeToLive: 'PT10M',
  deadLetteringOnMessageExpiration: true,
  requiresDuplicateDetection: true,
  duplicateDetectionHistoryTimeWindow: 'PT5M',
};

const step = fc.record({
  act: fc.constantFrom('send', 'schedule', 'lock', 'complete', 'abandon', 'dead-letter', 'renew', 'cancel', 'wait'),
  place: fc.constantFrom<Place>('queue', 'dead-letters'),
  pick: fc.nat({ max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Every message that was sent and not completed or cancelled, by what its sender called it. */
class Model {
  now = START;
  readonly alive = new Set<string>();
  private tokens = 0;
  private sent = 0;

  constructor(readonly queue: MessageQueue) {}

  take({ act, place, pick }: Step): void {
    const { queue, now } = this;
    // Most tokens are of some lock that was granted, though it may be long over.
    const token = `t${pick % (this.tokens + 1)}`;
    const message = this.find((each) => each.lockToken === token);
    switch (act) {
      case 'send':
      case 'schedule': {
        const messageId = `m${this.sent++}`;
        const scheduledFor = act === 'schedule' ? now + pick * 30_000 : undefined;
        queue.send(aContent({ messageId, scheduledFor }), now);
        this.alive.add(messageId);
        return;
      }
      case 'lock':
        queue.lock(place, `t${this.tokens++}`, now);
        return;
      case 'complete':
        queue.complete(token, now);
        this.alive.delete(message?.messageId ?? '');
        return;
      case 'abandon':
        queue.abandon(token, now, pick % 2 ? { pick } : {});
        return;
      case 'dead-letter':
        queue.deadLetter(token, now, 'why');
        return;
      case 'renew':
        queue.renew(token, now);
        return;
      case 'cancel': {
        const scheduled = this.find((each) => each.sequence === pick);
        queue.cancelScheduled(pick);
        this.alive.delete(scheduled?.messageId ?? '');
        return;
      }
      case 'wait':
        this.now += pick * 20_000;
        queue.expire(this.now);
        return;
      default:
        act satisfies never;
    }
  }

  all(): Message[] {
    return [...this.queue.peek('queue', 1, 1000), ...this.queue.peek('dead-letters', 1, 1000)];
  }

  private find(is: (message: Message) => boolean): Message | undefined {
    return this.all().find(is);
  }
}

function lasting({ queue }: { queue: MessageQueue }, now: number) {
  return [...queue.snapshot(now)].map((event) => {
    if (event.kind !== 'put') return event;
    const { state, due, lockToken, ...message } = event.message as Message;
    return { kind: event.kind, message };
  });
}

const bySequence = (events: ReturnType<typeof lasting>) =>
  events.toSorted((a, b) => (a.kind === 'put' && b.kind === 'put' ? a.message.sequence - b.message.sequence : 0));

it('holds for any history', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { queue, events } = aQueue(DECLARATION);
      const model = new Model(queue);
      for (const each of steps) {
        try {
          model.take(each);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
      expect(new Set(model.all().map(({ messageId }) => messageId))).toEqual(model.alive);
      expect(model.all()).toHaveLength(model.alive.size);
      const replayed = { queue: restored(events, DECLARATION) };
      expect(bySequence(lasting(replayed, model.now))).toEqual(bySequence(lasting({ queue }, model.now)));
      expect(replayed.queue.liveBytes).toBe(queue.liveBytes);
      const available = (each: MessageQueue) => {
        each.expire(model.now + 3_600_000);
        let count = 0;
        while (each.lock('dead-letters', `last ${count}`, model.now)) count++;
        return count;
      };
      expect(available(replayed.queue)).toBe(
        model.alive.size - model.all().filter(({ scheduled }) => scheduled).length,
      );
    }),
    { numRuns: 300 },
  );
});
