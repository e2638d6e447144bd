import { eventually } from '../eventually';
import { isEmpty, next, withQueue } from './fixture';

it('a message that is dead-lettered waits in the dead-letter queue with the reason', () =>
  withQueue({}, async ({ sender, receiver, deadLetters }) => {
    await sender.sendMessages({ body: { bad: true }, messageId: 'm', applicationProperties: { kept: 1 } });
    const reason = { deadLetterReason: 'unreadable', deadLetterErrorDescription: 'no such step', step: 'x' };
    await receiver.deadLetterMessage(await next(receiver), reason);
    expect(await isEmpty(receiver)).toBe(true);
    const [peeked] = await deadLetters.peekMessages(1);
    expect(peeked).toMatchObject({ body: { bad: true }, messageId: 'm', deadLetterReason: 'unreadable' });
    const dead = await next(deadLetters);
    expect(dead).toMatchObject({ deadLetterReason: 'unreadable', deadLetterErrorDescription: 'no such step' });
    expect(dead.applicationProperties).toMatchObject({ kept: 1, step: 'x' });
    await deadLetters.completeMessage(dead);
    expect(await deadLetters.peekMessages(1)).toEqual([]);
  }));

it('a message that nobody completes is dead-lettered after the last delivery', () =>
  withQueue({ maxDeliveryCount: 3 }, async ({ sender, receiver, deadLetters }) => {
    await sender.sendMessages({ body: 'poison' });
    for (const deliveryCount of [0, 1, 2]) {
      const message = await next(receiver);
      expect(message.deliveryCount).toBe(deliveryCount);
      await receiver.abandonMessage(message);
    }
    const dead = await next(deadLetters);
    expect(dead).toMatchObject({ body: 'poison', deliveryCount: 3, deadLetterReason: 'MaxDeliveryCountExceeded' });
  }));

it('a lock that expires counts as a delivery', () =>
  withQueue({ maxDeliveryCount: 1, lockDuration: 'PT0.1S' }, async ({ sender, receiver, deadLetters }) => {
    await sender.sendMessages({ body: 'slow' });
    await next(receiver);
    expect(await next(deadLetters)).toMatchObject({ body: 'slow', deadLetterReason: 'MaxDeliveryCountExceeded' });
  }));

it('an expired message is dead-lettered where the queue says so', () =>
  withQueue({ deadLetteringOnMessageExpiration: true }, async ({ sender, receiver, deadLetters }) => {
    await sender.sendMessages({ body: 'late', timeToLive: 50 });
    expect(await next(deadLetters)).toMatchObject({ body: 'late', deadLetterReason: 'TTLExpiredException' });
    expect(await isEmpty(receiver)).toBe(true);
  }));

it("an expired message is dropped elsewhere, by the queue's own time to live", () =>
  withQueue({ defaultMessageTimeToLive: 'PT0.05S' }, async ({ sender, receiver, deadLetters }) => {
    await sender.sendMessages({ body: 'late' });
    const sent = Date.now();
    await eventually('the time to live to pass', () => Date.now() > sent + 50);
    expect(await receiver.peekMessages(1)).toEqual([]);
    expect(await isEmpty(receiver)).toBe(true);
    expect(await deadLetters.peekMessages(1)).toEqual([]);
  }));

it('a dead-lettered message can be given back but not dead-lettered again', () =>
  withQueue({}, async ({ sender, receiver, deadLetters }) => {
    await sender.sendMessages({ body: 1 });
    await receiver.deadLetterMessage(await next(receiver));
    const dead = await next(deadLetters);
    await expect(deadLetters.deadLetterMessage(dead)).rejects.toThrow('cannot be dead-lettered');
    expect(await deadLetters.peekMessages(1)).toHaveLength(1);
  }));
