// How long a dead letter is waited for that somebody else holds, while others pass.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { actOnQueue } from '../../../shared/dead-letters/act-on-queue';
import type { DeadLetterQueue } from '../../../shared/messaging/dead-letter-queue';

const by = { actor: { id: 'op-1', type: 'operator' }, reason: 'of the test' } as const;
const lockMs = 60_000;
let now = 0;

beforeEach(() => {
  now = Date.parse('2026-11-23T12:00:00Z');
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

interface FakeLetter {
  readonly number: number;
  readonly fromMs?: number;
  freeAt: number;
}

const held = (number: number): FakeLetter => ({ number, freeAt: Number.POSITIVE_INFINITY });
const others = (...numbers: readonly number[]): FakeLetter[] => numbers.map((number) => ({ number, freeAt: 0 }));

/** Gives out whatever is not locked, for a minute; each look takes `lookMs`. */
function fakeQueue(letters: readonly FakeLetter[], lookMs: number): DeadLetterQueue {
  const began = now;
  const fake: Partial<DeadLetterQueue> = {
    queue: 'q',
    peekOne: async () => ({}) as ServiceBusReceivedMessage,
    async receive(most) {
      now += lookMs;
      const free = letters.filter(({ freeAt, fromMs = 0 }) => freeAt <= now && now - began >= fromMs).slice(0, most);
      for (const letter of free) letter.freeAt = now + lockMs;
      return free.map(({ number }) => ({ sequenceNumber: number }) as never);
    },
    release: async () => undefined,
  };
  return fake as DeadLetterQueue;
}

async function secondsFor(queue: DeadLetterQueue, sought: number, patienceMs?: number): Promise<number> {
  const began = now;
  const turn = () => Promise.reject(new Error('nothing was to be done'));
  const done = await actOnQueue(
    {} as never,
    { queue, cargo: 'commands', act: 'discard', targets: new Set([String(sought)]), by, replays: () => 0 },
    { atOnce: 100, turn, onDone: () => undefined, ...(patienceMs !== undefined && { patienceMs }) },
  );
  expect(done).toEqual({ done: 0, erased: [], missed: [String(sought)] });
  return (now - began) / 1_000;
}

test('others that are passed over again and again, as their locks end, prolong nothing', async () => {
  expect(await secondsFor(fakeQueue([...others(1), held(3)], 1_000), 3, 90_000)).toBe(91);
});

test('it is over in time although each look finds such others', async () => {
  expect(await secondsFor(fakeQueue([...others(1), held(3)], 65_000), 3, 90_000)).toBe(195);
});

test('one that was never seen before prolongs it: more may come behind it', async () => {
  const late: FakeLetter = { number: 4, fromMs: 80_000, freeAt: 0 };
  expect(await secondsFor(fakeQueue([...others(1), held(3), late], 1_000), 3, 90_000)).toBe(170);
});

test('without patience it ends at the first look that finds nothing', async () => {
  expect(await secondsFor(fakeQueue([...others(1, 2), held(3)], 1_000), 3)).toBe(3);
});
