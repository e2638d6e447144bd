import { isEmpty, next, take, withQueue } from './fixture';

it('a message arrives as it was sent', () =>
  withQueue({}, async ({ sender, receiver }) => {
    await sender.sendMessages({
      body: { step: 'address', lines: ['a', 'ü'] },
      messageId: 'id 1',
      subject: 'submit',
      contentType: 'application/json',
      correlationId: 'c',
      partitionKey: 'p',
      timeToLive: 60_000,
      applicationProperties: { text: 'x', count: 3, ratio: 0.5, yes: true },
    });
    const message = await next(receiver);
    expect(message).toMatchObject({
      body: { step: 'address', lines: ['a', 'ü'] },
      messageId: 'id 1',
      subject: 'submit',
      contentType: 'application/json',
      correlationId: 'c',
      partitionKey: 'p',
      timeToLive: 60_000,
      applicationProperties: { text: 'x', count: 3, ratio: 0.5, yes: true },
      deliveryCount: 0,
      state: 'active',
    });
    expect(message.sequenceNumber?.toNumber()).toBe(1);
    const enqueued = message.enqueuedTimeUtc?.getTime() ?? 0;
    expect(Math.abs(Date.now() - enqueued)).toBeLessThan(5_000);
    expect(message.expiresAtUtc?.getTime()).toBe(enqueued + 60_000);
    expect(message.lockedUntilUtc?.getTime()).toBeGreaterThan(enqueued + 59_000);
  }));

it('messages of single sends and of batches arrive in the order in which they were accepted', () =>
  withQueue({}, async ({ sender, receiver }) => {
    const batch = await sender.createMessageBatch();
    for (let i = 0; i < 500; i++) expect(batch.tryAddMessage({ body: i })).toBe(true);
    await sender.sendMessages(batch);
    await sender.sendMessages([{ body: 500 }]);
    for (let i = 501; i < 520; i++) await sender.sendMessages({ body: i });
    const received = await take(receiver, 520);
    expect(received.map(({ body }) => body)).toEqual(Array.from({ length: 520 }, (_, i) => i));
  }));

it('messages that are sent at once by many callers all arrive once', () =>
  withQueue({}, async ({ sender, receiver }) => {
    await Promise.all(Array.from({ length: 1500 }, (_, i) => sender.sendMessages({ body: i })));
    const bodies = (await take(receiver, 1500)).map(({ body }) => body as number);
    expect(bodies.sort((a, b) => a - b)).toEqual(Array.from({ length: 1500 }, (_, i) => i));
  }));

it('a duplicate within the window is accepted and dropped', () =>
  withQueue(
    { requiresDuplicateDetection: true, duplicateDetectionHistoryTimeWindow: 'PT1H' },
    async ({ sender, receiver }) => {
      await sender.sendMessages({ body: 'first', messageId: 'same' });
      await receiver.completeMessage(await next(receiver));
      await sender.sendMessages([
        { body: 'again', messageId: 'same' },
        { body: 'other', messageId: 'another' },
      ]);
      expect((await next(receiver)).body).toBe('other');
      expect(await isEmpty(receiver)).toBe(true);
    },
  ));

describe('the limits of size', () => {
  it('let a message of 256 kB pass, with its properties', () =>
    withQueue({}, async ({ sender, receiver }) => {
      await sender.sendMessages({ body: Buffer.alloc(261_000, 1), applicationProperties: { n: 1 } });
      expect((await next(receiver)).body).toHaveLength(261_000);
    }));

  it('refuse a larger one and go on with the next', () =>
    withQueue({}, async ({ sender, receiver }) => {
      const large = sender.sendMessages({ body: Buffer.alloc(262_144) });
      const small = sender.sendMessages({ body: 'small' });
      await expect(large).rejects.toMatchObject({ code: 'MessageSizeExceeded' });
      await small;
      expect((await next(receiver)).body).toBe('small');
    }));

  it('let the client fill a batch up to 1 MB', () =>
    withQueue({}, async ({ sender, receiver }) => {
      const batch = await sender.createMessageBatch();
      expect(batch.maxSizeInBytes).toBe(1_048_576);
      while (batch.tryAddMessage({ body: Buffer.alloc(10_000) }));
      expect(batch.sizeInBytes).toBeGreaterThan(1_000_000);
      await sender.sendMessages(batch);
      expect(await take(receiver, batch.count)).toHaveLength(batch.count);
    }));

  it('refuse a batch with one message too large, and all of it', () =>
    withQueue({}, async ({ sender, receiver }) => {
      const batch = await sender.createMessageBatch();
      batch.tryAddMessage({ body: 'small' });
      batch.tryAddMessage({ body: Buffer.alloc(262_144) });
      await expect(sender.sendMessages(batch)).rejects.toMatchObject({ code: 'MessageSizeExceeded' });
      expect(await isEmpty(receiver)).toBe(true);
    }));
});

describe('a queue that is full', () => {
  const kilobyte = Buffer.alloc(1024);

  it('refuses messages until others are gone', () =>
    withQueue({ maxSizeInMegabytes: 0.01 }, async ({ sender, receiver }) => {
      for (let count = 0; count < 7; count++) await sender.sendMessages({ body: kilobyte });
      await expect(sender.sendMessages({ body: kilobyte })).rejects.toMatchObject({ code: 'QuotaExceeded' });
      const scheduled = sender.scheduleMessages({ body: kilobyte }, new Date(Date.now() + 60_000));
      await expect(scheduled).rejects.toMatchObject({ code: 'QuotaExceeded' });
      await receiver.completeMessage(await next(receiver));
      await sender.sendMessages({ body: kilobyte });
    }));

  it('refuses a batch as a whole', () =>
    withQueue({ maxSizeInMegabytes: 0.002 }, async ({ sender, receiver }) => {
      const batch = [kilobyte, kilobyte, kilobyte].map((body) => ({ body }));
      await expect(sender.sendMessages(batch)).rejects.toMatchObject({ code: 'QuotaExceeded' });
      expect(await isEmpty(receiver)).toBe(true);
    }));
});
