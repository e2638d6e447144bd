import { eventually } from '../eventually';
import { connect, isEmpty, next, QUEUE, take, withQueue } from './fixture';

describe('a locked message', () => {
  it('is gone when it is completed', () =>
    withQueue({ lockDuration: 'PT0.2S' }, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 1 });
      await receiver.completeMessage(await next(receiver));
      expect(await receiver.peekMessages(1)).toEqual([]);
    }));

  it('comes back when it is abandoned, with the properties that were set', () =>
    withQueue({}, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 1, applicationProperties: { kept: 'yes', attempt: 0 } });
      await receiver.abandonMessage(await next(receiver), { attempt: 1 });
      const again = await next(receiver);
      expect(again).toMatchObject({ body: 1, deliveryCount: 1, applicationProperties: { kept: 'yes', attempt: 1 } });
    }));

  it('comes back when its lock expires, and a late completion is refused', () =>
    withQueue({ lockDuration: 'PT0.3S' }, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 1 });
      const first = await next(receiver);
      const second = await next(receiver);
      expect(second).toMatchObject({ body: 1, deliveryCount: 1 });
      expect(second.lockToken).not.toBe(first.lockToken);
      await expect(receiver.completeMessage(first)).rejects.toMatchObject({ code: 'MessageLockLost' });
    }));

  it('stays locked as long as its lock is renewed', () =>
    withQueue({ lockDuration: 'PT0.5S' }, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 1 });
      const message = await next(receiver);
      const firstEnd = message.lockedUntilUtc?.getTime() ?? 0;
      await eventually("the lock's last moments", () => Date.now() > firstEnd - 200);
      const renewed = await receiver.renewMessageLock(message);
      expect(renewed.getTime()).toBeGreaterThan(firstEnd);
      await eventually("the lock's first end", () => Date.now() > firstEnd);
      await receiver.completeMessage(message);
      expect(await receiver.peekMessages(1)).toEqual([]);
    }));

  it('cannot be renewed once its lock is lost', () =>
    withQueue({ lockDuration: 'PT0.1S' }, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 1 });
      const message = await next(receiver);
      await eventually("the lock's end", () => Date.now() > (message.lockedUntilUtc?.getTime() ?? 0));
      await expect(receiver.renewMessageLock(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
    }));

  it('can be settled after its receiver was closed', () =>
    withQueue({}, async ({ sender, receiver, client, deadLetters }) => {
      await sender.sendMessages([{ body: 'complete' }, { body: 'abandon' }, { body: 'dead-letter' }]);
      const [first, second, third] = await take(receiver, 3);
      if (!first || !second || !third) throw new Error('three were taken');
      await receiver.close();
      const other = client.createReceiver(QUEUE);
      await other.completeMessage(first);
      await other.abandonMessage(second, { why: 'busy' });
      await other.deadLetterMessage(third, { deadLetterReason: 'bad', deadLetterErrorDescription: 'very', at: 'home' });
      expect((await other.peekMessages(5)).map(({ body }) => body)).toEqual(['abandon']);
      expect((await next(other)).applicationProperties).toEqual({ why: 'busy' });
      const dead = await next(deadLetters);
      expect(dead).toMatchObject({ deadLetterReason: 'bad', deadLetterErrorDescription: 'very' });
      expect(dead.applicationProperties).toMatchObject({ at: 'home' });
    }));

  it('stays locked when its connection is lost, until the lock expires', () =>
    withQueue({ lockDuration: 'PT1S' }, async ({ broker, sender, receiver }) => {
      await sender.sendMessages({ body: 1 });
      const lost = connect(broker.connectionString);
      const message = await next(lost.createReceiver(QUEUE, { maxAutoLockRenewalDurationInMs: 0 }));
      await lost.close();
      expect(await isEmpty(receiver)).toBe(true);
      expect((await next(receiver)).deliveryCount).toBe(1);
      expect(Date.now()).toBeGreaterThanOrEqual(message.lockedUntilUtc?.getTime() ?? Infinity);
    }));
});

it('a batch of 500 messages is settled in one go', () =>
  withQueue({}, async ({ sender, receiver }) => {
    await sender.sendMessages(Array.from({ length: 500 }, (_, i) => ({ body: i })));
    const messages = await take(receiver, 500);
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    expect(await receiver.peekMessages(1)).toEqual([]);
  }));

it('more messages than a session has room for pass through one link', () =>
  withQueue({}, async ({ sender, receiver }) => {
    for (let round = 0; round < 20; round++) {
      await sender.sendMessages(Array.from({ length: 500 }, (_, i) => ({ body: i })));
      const messages = await take(receiver, 500);
      await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    }
    expect(await receiver.peekMessages(1)).toEqual([]);
  }));

it('receive-and-delete leaves nothing to settle', () =>
  withQueue({}, async ({ sender, client, receiver }) => {
    await sender.sendMessages(Array.from({ length: 3000 }, (_, i) => ({ body: i })));
    const deleting = client.createReceiver(QUEUE, { receiveMode: 'receiveAndDelete' });
    const received = await take(deleting, 3000);
    expect(received.map(({ body }) => body)).toEqual(Array.from({ length: 3000 }, (_, i) => i));
    expect(await receiver.peekMessages(1)).toEqual([]);
  }));

it('receivers of one queue share its messages by turns', () =>
  withQueue({}, async ({ broker, sender }) => {
    const clients = [connect(broker.connectionString), connect(broker.connectionString)];
    const counts = [0, 0];
    clients.forEach((client, index) => {
      client.createReceiver(QUEUE).subscribe(
        {
          processMessage: async () => {
            counts[index] = (counts[index] ?? 0) + 1;
          },
          processError: async () => {},
        },
        { maxConcurrentCalls: 10 },
      );
    });
    for (let i = 0; i < 40; i++) await sender.sendMessages({ body: i });
    await eventually('40 messages', () => (counts[0] ?? 0) + (counts[1] ?? 0) === 40);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    await Promise.all(clients.map((client) => client.close()));
  }));

it('a receiver that was closed takes no messages with it', () =>
  withQueue({}, async ({ client, sender, receiver }) => {
    const closing = client.createReceiver(QUEUE);
    let seen = false;
    const processMessage = async () => {
      seen = true;
    };
    closing.subscribe({ processMessage, processError: async () => {} });
    await sender.sendMessages({ body: 'seen' });
    await eventually('the message', () => seen);
    await closing.close();
    await sender.sendMessages({ body: 'for the other' });
    expect((await next(receiver)).body).toBe('for the other');
  }));

it('a receiver that waits gets a message as soon as it is sent', () =>
  withQueue({}, async ({ sender, receiver }) => {
    await sender.sendMessages({ body: 'warm-up' });
    await next(receiver);
    const waiting = receiver.receiveMessages(1, { maxWaitTimeInMs: 30_000 });
    const sent = Date.now();
    await sender.sendMessages({ body: 'now' });
    expect((await waiting)[0]?.body).toBe('now');
    expect(Date.now() - sent).toBeLessThan(5_000);
  }));

it('a receiver that asks for more than there is gets what there is', () =>
  withQueue({}, async ({ sender, receiver }) => {
    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    expect(await receiver.receiveMessages(10, { maxWaitTimeInMs: 1_000 })).toHaveLength(2);
    expect(await isEmpty(receiver)).toBe(true);
    await sender.sendMessages({ body: 3 });
    expect((await next(receiver)).body).toBe(3);
  }));
