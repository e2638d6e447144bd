import {
  ServiceBusError,
  type ServiceBusErrorCode,
  type ServiceBusMessage,
  type ServiceBusMessageBatch,
} from '@azure/service-bus';
import {
  MessageTooLarge,
  QueueFull,
  QueueThrottled,
  QueueUnavailable,
  TooMuchWaiting,
} from '../../../shared/messaging/errors';
import type { Link, LinkSource } from '../../../shared/messaging/link';
import { messageOf, mostBytesOf } from '../../../shared/messaging/message';
import { createSenderOn } from '../../../shared/messaging/sender';
import { aDraft } from '../../factories/commands';

/** A broker in memory whose sends end when the test says so. */
function fakeBroker(capacity = 100, bytes = 1_000_000) {
  const sends: { readonly ids: string[]; readonly accept: () => void; readonly fail: (error: Error) => void }[] = [];
  const discarded: Link[] = [];
  const links: Link[] = [];
  let heard: (() => void) | undefined;
  const newLink = (): Link => ({
    createBatch: async () => fakeBatch(capacity, bytes),
    sendBatch: (batch) =>
      new Promise((accept, fail) => {
        sends.push({ ids: idsOf(batch), accept, fail });
        heard?.();
      }),
  });
  const source: LinkSource = {
    current: () => {
      const link = links.at(-1);
      if (link && !discarded.includes(link)) return link;
      const next = newLink();
      links.push(next);
      return next;
    },
    discard: (link) => void discarded.push(link),
    probe: async () => undefined,
    close: async () => undefined,
  };
  const sendNumber = async (count: number) => {
    while (sends.length < count) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    const send = sends[count - 1];
    if (!send) throw new Error('no such send');
    return send;
  };
  return { source, sendNumber, sends, links };
}

interface FakeBatch {
  readonly messages: ServiceBusMessage[];
}

function fakeBatch(capacity: number, bytes: number): ServiceBusMessageBatch {
  const messages: ServiceBusMessage[] = [];
  const batch = {
    messages,
    maxSizeInBytes: bytes,
    get sizeInBytes() {
      return messages.reduce((size, { body }) => size + body.length, 0);
    },
    tryAddMessage: (message: ServiceBusMessage) => {
      const fits = messages.length < capacity;
      if (fits) messages.push(message);
      return fits;
    },
  };
  return batch as unknown as ServiceBusMessageBatch;
}

function idsOf(batch: ServiceBusMessageBatch): string[] {
  return (batch as unknown as FakeBatch).messages.map(({ messageId }) => String(messageId).slice(-19, -17));
}

const draft = (number: number) => aDraft({ number });
const settled = async (promise: Promise<void>) =>
  Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);

it('a command is sent when the broker has accepted it, and not before', async () => {
  const broker = fakeBroker();
  const sent = createSenderOn(broker.source, 'q').send(draft(0x10));
  const { accept } = await broker.sendNumber(1);
  expect(await settled(sent)).toBe(false);
  accept();
  await sent;
});

it('commands that arrive together travel together, those that come later in the next batch', async () => {
  const broker = fakeBroker();
  const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1 });
  const first = [draft(0x10), draft(0x11)].map((command) => sender.send(command));
  const one = await broker.sendNumber(1);
  const later = [draft(0x12), draft(0x13), draft(0x14)].map((command) => sender.send(command));
  one.accept();
  await Promise.all(first);
  const two = await broker.sendNumber(2);
  expect([one.ids, two.ids]).toEqual([
    ['10', '11'],
    ['12', '13', '14'],
  ]);
  two.accept();
  await Promise.all(later);
});

it('no more batches are under way than allowed', async () => {
  const broker = fakeBroker(1);
  const sender = createSenderOn(broker.source, 'q', { maxInFlight: 2 });
  const sent = [draft(0x10), draft(0x11), draft(0x12)].map((command) => sender.send(command));
  (await broker.sendNumber(2)).accept();
  expect(broker.sends).toHaveLength(2);
  (await broker.sendNumber(3)).accept();
  broker.sends[0]?.accept();
  await Promise.all(sent);
});

it('a failed batch is sent again over another link, without its callers noticing', async () => {
  const broker = fakeBroker();
  const sender = createSenderOn(broker.source, 'q', { pauseMs: 1, maxInFlight: 1 });
  const sent = [draft(0x10), draft(0x11)].map((command) => sender.send(command));
  (await broker.sendNumber(1)).fail(new Error('detached'));
  const again = await broker.sendNumber(2);
  expect(again.ids).toEqual(['10', '11']);
  expect(broker.links).toHaveLength(2);
  again.accept();
  await Promise.all(sent);
});

it('a command is given up after its time, and those after it are not', async () => {
  const broker = fakeBroker();
  const sender = createSenderOn(broker.source, 'q', { giveUpAfterMs: 20, pauseMs: 1, maxInFlight: 1 });
  const early = sender.send(draft(0x10));
  const first = await broker.sendNumber(1);
  const failed = expect(early).rejects.toThrow(QueueUnavailable);
  await new Promise((resolve) => setTimeout(resolve, 25));
  const late = sender.send(draft(0x11));
  first.fail(new Error('gone'));
  await failed;
  const second = await broker.sendNumber(2);
  expect(second.ids).toEqual(['11']);
  second.accept();
  await late;
});

describe('commands that are sent together', () => {
  const together = [draft(0x12), draft(0x13), draft(0x14)];
  const bytes = together.reduce((sum, command) => sum + mostBytesOf(messageOf(command)), 0);

  it('travel in one batch: where there is no room beside others, in the next', async () => {
    const broker = fakeBroker(100, bytes);
    const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1 });
    const sent = [sender.send(draft(0x10)), sender.sendFirst(together)];
    const one = await broker.sendNumber(1);
    expect(one.ids).toEqual(['10']);
    one.accept();
    const two = await broker.sendNumber(2);
    expect(two.ids).toEqual(['12', '13', '14']);
    two.accept();
    expect(await Promise.all(sent)).toEqual([undefined, 3]);
  });

  it('stay together when their batch is sent again, and are given up together', async () => {
    const broker = fakeBroker(100, bytes);
    const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1, pauseMs: 1 });
    const sent = sender.sendFirst(together);
    (await broker.sendNumber(1)).fail(new Error('detached'));
    const again = await broker.sendNumber(2);
    expect(again.ids).toEqual(['12', '13', '14']);
    again.fail(new ServiceBusError('full', 'QuotaExceeded'));
    await expect(sent).rejects.toThrow(QueueFull);
    expect(broker.sends).toHaveLength(2);
  });

  it('are each counted where there is room for so many alone', async () => {
    const limits = { commands: 3, bytes: 1_000_000 };
    const sender = createSenderOn(fakeBroker().source, 'q', { limits });
    await expect(sender.sendFirst([...together, draft(0x15)])).rejects.toThrow(TooMuchWaiting);
  });
});

it('a command that fits in no batch is refused alone', async () => {
  const broker = fakeBroker(0);
  const sender = createSenderOn(broker.source, 'q');
  await expect(sender.send(draft(0x10))).rejects.toThrow(MessageTooLarge);
});

it('a link that cannot even be made is a queue that is not available', async () => {
  const broken: LinkSource = {
    ...fakeBroker().source,
    current: () => {
      throw new Error('no such host');
    },
  };
  const sender = createSenderOn(broken, 'q', { giveUpAfterMs: 5, pauseMs: 1 });
  await expect(sender.send(draft(0x10))).rejects.toMatchObject({
    name: 'QueueUnavailable',
    cause: { message: 'no such host' },
  });
});

describe('commands for which there is no room', () => {
  it('are refused at once while as many wait as may, and those that wait are not', async () => {
    const broker = fakeBroker(1);
    const limits = { commands: 2, bytes: 1_000_000 };
    const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1, limits });
    const first = sender.send(draft(0x10));
    const inFlight = await broker.sendNumber(1);
    const waiting = [draft(0x11), draft(0x12)].map((command) => sender.send(command));
    await expect(sender.send(draft(0x13))).rejects.toMatchObject({ name: 'TooMuchWaiting', commands: 2 });
    inFlight.accept();
    await first;
    const second = await broker.sendNumber(2);
    const again = sender.send(draft(0x14));
    second.accept();
    (await broker.sendNumber(3)).accept();
    (await broker.sendNumber(4)).accept();
    await Promise.all([...waiting, again]);
  });

  it('are those that are too large beside what waits', async () => {
    const broker = fakeBroker(1);
    const limits = { commands: 100, bytes: 3_000 };
    const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1, limits });
    const large = aDraft({ number: 0x12, payload: { projects: [{ description: 'x'.repeat(2_500) }] } });
    const first = sender.send(draft(0x10));
    const inFlight = await broker.sendNumber(1);
    const waiting = sender.send(draft(0x11));
    await expect(sender.send(large)).rejects.toThrow(TooMuchWaiting);
    inFlight.accept();
    const second = await broker.sendNumber(2);
    // All that waited has left: there is room again.
    const then = sender.send(large);
    second.accept();
    (await broker.sendNumber(3)).accept();
    await Promise.all([first, waiting, then]);
  });
});

describe('a broker that refuses', () => {
  const refusal = (code: ServiceBusErrorCode) => new ServiceBusError('no', code);

  it('for being busy is left alone for ten seconds: nothing is tried again, nor anything new', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const broker = fakeBroker();
      const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1 });
      const first = sender.send(draft(0x10));
      const inFlight = await broker.sendNumber(1);
      const waiting = sender.send(draft(0x11));
      const both = Promise.all([first, waiting].map((sent) => expect(sent).rejects.toThrow(QueueThrottled)));
      inFlight.fail(refusal('ServiceBusy'));
      await both;
      jest.advanceTimersByTime(7_500);
      await expect(sender.send(draft(0x12))).rejects.toMatchObject({ name: 'QueueThrottled', seconds: 3 });
      expect(broker.sends).toHaveLength(1);
      jest.advanceTimersByTime(2_500);
      const later = sender.send(draft(0x13));
      (await broker.sendNumber(2)).accept();
      await later;
      expect(broker.links).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('for being full is not tried again with what was sent or waits, and is asked with what comes then', async () => {
    const broker = fakeBroker();
    const sender = createSenderOn(broker.source, 'q', { maxInFlight: 1 });
    const first = sender.send(draft(0x10));
    const inFlight = await broker.sendNumber(1);
    const waiting = sender.send(draft(0x11));
    const both = Promise.all([first, waiting].map((sent) => expect(sent).rejects.toThrow(QueueFull)));
    inFlight.fail(refusal('QuotaExceeded'));
    await both;
    const later = sender.send(draft(0x12));
    const second = await broker.sendNumber(2);
    expect(second.ids).toEqual(['12']);
    second.accept();
    await later;
  });

  it('for a passing reason of its own is tried again', async () => {
    const broker = fakeBroker();
    const sender = createSenderOn(broker.source, 'q', { pauseMs: 1 });
    const sent = sender.send(draft(0x10));
    (await broker.sendNumber(1)).fail(refusal('ServiceTimeout'));
    (await broker.sendNumber(2)).accept();
    await sent;
  });
});
