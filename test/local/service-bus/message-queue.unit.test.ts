import { message as codec } from 'rhea';
import { MessageLockLost, MessageNotFound, NotAllowed } from '../../../local/service-bus/errors';
import type { Message, Place } from '../../../local/service-bus/message';
import type { MessageQueue } from '../../../local/service-bus/message-queue';
import { aContent, aQueue, restored } from './factories';

const NOW = Date.UTC(2026, 0, 1);
const LOCK = 60_000;

function sequences(queue: MessageQueue, place: Place = 'queue'): number[] {
  return queue.peek(place, 1, 100).map(({ sequence }) => sequence);
}

function properties(message: Message | undefined): Record<string, unknown> {
  if (!message) throw new Error('there is no message');
  return { ...codec.decode(message.bare).application_properties };
}

describe('a message that is sent', () => {
  it('gets the next sequence number and is given out in order', () => {
    const { queue } = aQueue();
    const given = ['a', 'b', 'c'].map((messageId) => queue.send(aContent({ messageId }), NOW));
    expect(given).toEqual([1, 2, 3]);
    const locked = ['t1', 't2', 't3', 't4'].map((token) => queue.lock('queue', token, NOW)?.messageId);
    expect(locked).toEqual(['a', 'b', 'c', undefined]);
  });

  it('is gone once it is completed', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    queue.complete('t', NOW);
    expect(sequences(queue)).toEqual([]);
    expect(() => queue.complete('t', NOW)).toThrow(MessageLockLost);
  });

  it('is gone at once when it is received and deleted', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    expect(queue.take('queue')?.sequence).toBe(1);
    expect(queue.take('queue')).toBeUndefined();
    expect(sequences(queue)).toEqual([]);
  });
});

describe('a lock', () => {
  it('ends by itself: the message is available again, in its old place, with one more delivery', () => {
    const { queue } = aQueue();
    queue.send(aContent({ messageId: 'first' }), NOW);
    queue.send(aContent({ messageId: 'second' }), NOW);
    queue.lock('queue', 't', NOW);
    expect(queue.nextDue).toBe(NOW + LOCK);
    queue.expire(NOW + LOCK);
    expect(queue.lock('queue', 'u', NOW + LOCK)).toMatchObject({ messageId: 'first', deliveryCount: 1 });
  });

  it('is lost at its very end, even before anyone has looked at the clock', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    expect(() => queue.complete('t', NOW + LOCK)).toThrow(MessageLockLost);
    expect(() => queue.renew('t', NOW + LOCK)).toThrow(MessageLockLost);
  });

  it('lasts its whole duration again from the moment it is renewed', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    expect(queue.renew('t', NOW + 50_000)).toBe(NOW + 50_000 + LOCK);
    queue.expire(NOW + LOCK);
    queue.complete('t', NOW + LOCK);
    expect(sequences(queue)).toEqual([]);
  });

  it('hides a message from others but not from those who peek', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    expect(queue.lock('queue', 'u', NOW)).toBeUndefined();
    expect(queue.peek('queue', 1, 1)[0]?.state).toBe('locked');
  });
});

describe('a message that is abandoned', () => {
  it('comes back with one more delivery and the properties that were set', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    queue.abandon('t', NOW, { attempt: 'one' });
    const again = queue.lock('queue', 'u', NOW);
    expect(again?.deliveryCount).toBe(1);
    expect(properties(again)).toEqual({ attempt: 'one' });
  });

  it('is dead-lettered at the last delivery that the queue allows', () => {
    const { queue } = aQueue({ maxDeliveryCount: 2 });
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    queue.abandon('t', NOW);
    queue.lock('queue', 'u', NOW);
    queue.expire(NOW + LOCK);
    expect(sequences(queue)).toEqual([]);
    const dead = queue.lock('dead-letters', 'v', NOW + LOCK);
    expect(dead).toMatchObject({ sequence: 1, deliveryCount: 2 });
    expect(properties(dead).DeadLetterReason).toBe('MaxDeliveryCountExceeded');
  });
});

describe('a dead-lettered message', () => {
  function aDeadLetter() {
    const { queue, events } = aQueue({ defaultMessageTimeToLive: 'PT1H' });
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    queue.deadLetter('t', NOW, 'unreadable', 'no JSON', { seen: 3 });
    return { queue, events };
  }

  it('says why, and keeps its sequence number', () => {
    const { queue } = aDeadLetter();
    const dead = queue.lock('dead-letters', 'u', NOW);
    expect(dead?.sequence).toBe(1);
    expect(properties(dead)).toEqual({
      seen: 3,
      DeadLetterReason: 'unreadable',
      DeadLetterErrorDescription: 'no JSON',
    });
  });

  it('neither expires nor counts deliveries, and can only be completed or given back', () => {
    const { queue } = aDeadLetter();
    for (const token of ['u', 'v', 'w']) {
      expect(queue.lock('dead-letters', token, NOW)?.deliveryCount).toBe(0);
      expect(() => queue.deadLetter(token, NOW)).toThrow(NotAllowed);
      queue.abandon(token, NOW);
    }
    queue.expire(NOW + 24 * 3_600_000);
    queue.lock('dead-letters', 'x', NOW);
    queue.complete('x', NOW);
    expect(sequences(queue, 'dead-letters')).toEqual([]);
  });
});

describe('a time to live', () => {
  it('is the shorter one of the message and the queue', () => {
    const { queue } = aQueue({ defaultMessageTimeToLive: 'PT10S' });
    queue.send(aContent({ messageId: 'short', timeToLive: 5_000 }), NOW);
    queue.send(aContent({ messageId: 'long', timeToLive: 60_000 }), NOW);
    expect(queue.peek('queue', 1, 2).map(({ expiresAt }) => expiresAt - NOW)).toEqual([5_000, 10_000]);
  });

  it('ends in the dead-letter queue where the queue says so', () => {
    const { queue } = aQueue({ defaultMessageTimeToLive: 'PT10S', deadLetteringOnMessageExpiration: true });
    queue.send(aContent(), NOW);
    queue.expire(NOW + 10_000);
    expect(queue.take('queue')).toBeUndefined();
    expect(properties(queue.lock('dead-letters', 't', NOW)).DeadLetterReason).toBe('TTLExpiredException');
  });

  it('ends in nothing elsewhere', () => {
    const { queue } = aQueue({ defaultMessageTimeToLive: 'PT10S' });
    queue.send(aContent(), NOW);
    queue.expire(NOW + 10_000);
    expect([...sequences(queue), ...sequences(queue, 'dead-letters')]).toEqual([]);
  });

  it('does not take a message from the one who has locked it, but keeps it from coming back', () => {
    const { queue } = aQueue({ defaultMessageTimeToLive: 'PT10S', deadLetteringOnMessageExpiration: true });
    queue.send(aContent(), NOW);
    queue.lock('queue', 't', NOW);
    queue.expire(NOW + 20_000);
    expect(queue.renew('t', NOW + 20_000)).toBe(NOW + 20_000 + LOCK);
    queue.abandon('t', NOW + 20_000);
    expect(sequences(queue, 'dead-letters')).toEqual([1]);
  });
});

describe('a scheduled message', () => {
  it('is enqueued when its time comes, behind the others and with a new sequence number', () => {
    const { queue } = aQueue();
    queue.send(aContent({ messageId: 'later', scheduledFor: NOW + 1000 }), NOW);
    queue.send(aContent({ messageId: 'now' }), NOW);
    expect(queue.lock('queue', 't', NOW)?.messageId).toBe('now');
    expect(queue.take('queue')).toBeUndefined();
    queue.expire(NOW + 1000);
    expect(queue.take('queue')).toMatchObject({ messageId: 'later', sequence: 3, enqueuedAt: NOW + 1000 });
  });

  it('can be cancelled until then', () => {
    const { queue } = aQueue();
    const sequence = queue.send(aContent({ scheduledFor: NOW + 1000 }), NOW);
    queue.cancelScheduled(sequence);
    expect(() => queue.cancelScheduled(sequence)).toThrow(MessageNotFound);
    expect(queue.nextDue).toBeUndefined();
    const sent = queue.send(aContent({ messageId: 'other' }), NOW);
    expect(() => queue.cancelScheduled(sent)).toThrow(MessageNotFound);
  });

  it('is enqueued at once if its time has passed', () => {
    const { queue } = aQueue();
    queue.send(aContent({ scheduledFor: NOW - 1 }), NOW);
    expect(queue.take('queue')?.sequence).toBe(1);
  });
});

describe('duplicate detection', () => {
  const declaration = { requiresDuplicateDetection: true, duplicateDetectionHistoryTimeWindow: 'PT10S' };

  it('drops a message whose id came within the window, even after the first is gone', () => {
    const { queue } = aQueue(declaration);
    queue.send(aContent({ messageId: 'same' }), NOW);
    queue.take('queue');
    expect(queue.send(aContent({ messageId: 'same' }), NOW + 9_999)).toBe(1);
    expect(sequences(queue)).toEqual([]);
    expect(queue.send(aContent({ messageId: 'same' }), NOW + 10_000)).toBe(2);
  });

  it('is off where the queue does not ask for it', () => {
    const { queue } = aQueue();
    queue.send(aContent({ messageId: 'same' }), NOW);
    queue.send(aContent({ messageId: 'same' }), NOW);
    expect(sequences(queue)).toEqual([1, 2]);
  });
});

describe('peeking', () => {
  it('begins anywhere and passes over what is gone', () => {
    const { queue } = aQueue();
    for (let i = 0; i < 50; i++) queue.send(aContent({ messageId: String(i) }), NOW);
    for (let i = 0; i < 45; i++) queue.take('queue');
    expect(queue.peek('queue', 1, 3).map(({ sequence }) => sequence)).toEqual([46, 47, 48]);
    expect(queue.peek('queue', 49, 3).map(({ sequence }) => sequence)).toEqual([49, 50]);
  });
});

describe('a queue that is restored', () => {
  const declaration = { requiresDuplicateDetection: true, maxDeliveryCount: 3, defaultMessageTimeToLive: 'PT1H' };

  function aBusyQueue() {
    const { queue, events } = aQueue(declaration);
    for (const messageId of ['a', 'b', 'c', 'd', 'e']) queue.send(aContent({ messageId }), NOW);
    queue.send(aContent({ messageId: 'later', scheduledFor: NOW + 5_000 }), NOW);
    queue.send(aContent({ messageId: 'soon', scheduledFor: NOW + 1_000 }), NOW);
    for (const token of ['ta', 'tb', 'tc', 'td']) queue.lock('queue', token, NOW);
    queue.complete('ta', NOW);
    queue.deadLetter('tb', NOW, 'why');
    queue.abandon('tc', NOW, { attempt: 1 });
    queue.expire(NOW + 1_000);
    return { queue, events };
  }

  it.each(['its events', 'its snapshot'])('from %s has all but its locks', (source) => {
    const { queue, events } = aBusyQueue();
    const again = restored(source === 'its events' ? events : queue.snapshot(NOW + 1_000), declaration);
    const ids = (each: MessageQueue, place: Place) =>
      each.peek(place, 1, 100).map(({ sequence, messageId, deliveryCount, scheduled, bare, enqueuedAt, expiresAt }) => {
        return { sequence, messageId, deliveryCount, scheduled, bare, enqueuedAt, expiresAt };
      });
    expect(ids(again, 'queue')).toEqual(ids(queue, 'queue'));
    expect(ids(again, 'dead-letters')).toEqual(ids(queue, 'dead-letters'));
    expect(again.lock('queue', 'u', NOW)?.messageId).toBe('c');
    expect(again.lock('queue', 'v', NOW)).toMatchObject({ messageId: 'd', deliveryCount: 0 });
    expect(again.send(aContent({ messageId: 'a' }), NOW + 2_000)).toBe(1);
    expect(again.send(aContent({ messageId: 'new' }), NOW + 2_000)).toBe(9);
  });

  it('never gives a sequence number again, even when nothing is left', () => {
    const { queue } = aQueue();
    queue.send(aContent(), NOW);
    queue.take('queue');
    expect(restored(queue.snapshot(NOW)).send(aContent(), NOW)).toBe(2);
  });
});
