// A dry run over very many messages: told as they are found, without all of them being held.
import { tellPages } from '../../../cli/dead-letters/dry-run';
import { type DeadLetter, idOf } from '../../../shared/dead-letters/dead-letter';
import type { Found } from '../../../shared/dead-letters/find-letters';

function letter(number: number): DeadLetter {
  return {
    origin: 'queue',
    queue: 'jobs',
    number: String(number),
    cause: 'poison',
    kind: null,
    profileId: null,
    operationId: null,
    enqueuedAt: '2026-11-22T08:00:00.000Z',
    rejectedAt: null,
    deliveryCount: 1,
    replays: 0,
    bytes: 2,
  };
}

/** So many messages; each says that it is looked for. */
async function* messages(count: number, events: string[]): AsyncGenerator<Found> {
  for (let number = 1; number <= count; number++) {
    events.push(`found ${number}`);
    yield { letter: letter(number), detail: undefined, cargo: 'commands', body: async () => Buffer.from('{}') };
  }
}

const foreseen = async (page: readonly Found[]) => new Map(page.map((one) => [idOf(one.letter), 'back on jobs']));

test('each page is told before the next one is looked for, the last one too where it is not full', async () => {
  const events: string[] = [];
  const sizes: number[] = [];
  const told = await tellPages(
    messages(230, events),
    async (page) => {
      sizes.push(page.length);
      return foreseen(page);
    },
    (line) => events.push(line),
  );
  expect(told).toBe(230);
  expect(sizes).toEqual([100, 100, 30]);
  const firstTold = events.findIndex((event) => event.startsWith('queue/jobs/1 '));
  expect(events[firstTold]).toMatch(/back on jobs$/);
  expect(firstTold).toBeLessThan(events.indexOf('found 101'));
  expect(events.filter((event) => event.startsWith('queue/jobs/'))).toHaveLength(230);
});

test('nothing is told where there is nothing', async () => {
  const events: string[] = [];
  expect(await tellPages(messages(0, events), foreseen, (line) => events.push(line))).toBe(0);
  expect(events).toEqual([]);
});
