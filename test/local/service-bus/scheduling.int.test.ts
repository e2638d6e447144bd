import { eventually } from '../eventually';
import { isEmpty, next, withQueue } from './fixture';

const soon = () => new Date(Date.now() + 300);
const tomorrow = () => new Date(Date.now() + 86_400_000);

it('a message that is scheduled as it is sent arrives at its time, not before', () =>
  withQueue({}, async ({ sender, receiver }) => {
    const scheduledEnqueueTimeUtc = soon();
    await sender.sendMessages({ body: 'later', scheduledEnqueueTimeUtc });
    await sender.sendMessages({ body: 'now' });
    expect((await next(receiver)).body).toBe('now');
    const later = await next(receiver);
    expect(Date.now()).toBeGreaterThanOrEqual(scheduledEnqueueTimeUtc.getTime());
    expect(later).toMatchObject({ body: 'later', state: 'active', scheduledEnqueueTimeUtc });
  }));

it('scheduled messages get numbers, can be peeked, and can be cancelled by number', () =>
  withQueue({}, async ({ sender, receiver }) => {
    const when = tomorrow();
    const numbers = await sender.scheduleMessages([{ body: 1 }, { body: 2 }, { body: 3 }], when);
    expect(numbers.map(Number)).toEqual([1, 2, 3]);
    await sender.cancelScheduledMessages(numbers.slice(0, 2));
    const [left, ...others] = await receiver.peekMessages(10);
    expect(left).toMatchObject({ body: 3, state: 'scheduled' });
    expect(others).toEqual([]);
    expect(await isEmpty(receiver)).toBe(true);
    await expect(sender.cancelScheduledMessages(numbers.slice(0, 1))).rejects.toMatchObject({
      code: 'MessageNotFound',
    });
  }));

it('a scheduled message that is due is enqueued while nobody listens', () =>
  withQueue({}, async ({ sender, receiver }) => {
    const [fromSequenceNumber] = await sender.scheduleMessages({ body: 'later' }, soon());
    if (!fromSequenceNumber) throw new Error('it got no number');
    await eventually(
      'an active message',
      async () => (await receiver.peekMessages(1, { fromSequenceNumber }))[0]?.state === 'active',
    );
    expect((await next(receiver)).sequenceNumber?.toNumber()).toBe(2);
  }));
