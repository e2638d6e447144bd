// What is remembered of items that are not there stays as long as a late message may need it, and in bounds.
import { join } from 'node:path';
import fc from 'fast-check';
import { readQueuesFile } from '../../../local/service-bus/queues-file';
import type { Command } from '../../../shared/commands/kinds';
import { longestWaitMs, mostRemembered } from '../../../shared/writer/forget-writes';
import { aDelete, aProject, aPut, aRevert, aSubmit, idOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { modelOf, type StepCommand } from './model';
import { given, profileId, projects, stepOf, when } from './played';
import { stepCommands, tangledCommands } from './schedules';

const day = 24 * 60 * 60_000;
const writesOf = (database: MemoryDatabase) => [...database.profile(profileId).itemWrites.values()];
const remembered = (database: MemoryDatabase) => writesOf(database).map(({ itemId }) => itemId);
const idsOf = (...items: readonly number[]) => items.map((item) => aProject(item).itemId);
const deletions = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => aDelete({ number: first + index, item: first + index }));

test('messages wait as long as the queue is declared to let them', () => {
  const [queue] = readQueuesFile(join(__dirname, '../../../infra/queues.json'));
  expect(queue?.defaultMessageTimeToLive).toBe(longestWaitMs);
});

describe('a deletion', () => {
  test('holds off an older put as long as that may still come', () => {
    const database = given(aDelete({ number: 2 }), aPut({ number: 3, at: 14 * day, item: 2 }));
    expect(when(database, aPut({ number: 4, at: 1 })).told).toBe('superseded');
    expect(projects(database)).toEqual([aProject(2)]);
  });

  test('is forgotten when a command comes that was accepted more than 15 days later, but for the newest', () => {
    const database = given(
      aDelete({ number: 1, item: 3 }),
      aDelete({ number: 2 }),
      aPut({ number: 3, at: 15 * day + 3, item: 2 }),
    );
    expect(remembered(database)).toEqual(idsOf(1, 2));
  });

  test('is not forgotten while old messages come in batches of their own, however late', () => {
    const database = given(aDelete({ number: 3, at: -30 * day + 3 }), aPut({ number: 1, at: -30 * day, item: 2 }));
    expect(when(database, aPut({ number: 2, at: -30 * day + 2 })).told).toBe('superseded');
  });

  test('is not forgotten for what another profile writes in the same batch', () => {
    const database = new MemoryDatabase();
    const other = aPut({ number: 2, at: 20 * day, profileId: idOf(0xdef) });
    database.apply([aDelete({ number: 1 }), other].map(received));
    expect(remembered(database)).toEqual(idsOf(1));
  });

  test('of an item that a newer submit has listed is kept with the item', () => {
    const listed = { projects: [aProject(1)] };
    const database = given(
      aDelete({ number: 1 }),
      aSubmit({ number: 2, payload: listed }),
      aPut({ number: 3, at: 30 * day, item: 2 }),
    );
    expect(remembered(database)).toEqual(idsOf(1, 2));
  });
});

test.each([
  ['one by one', 1],
  ['in batches', 100],
])('of 1,500 deletions of ids that never were, the newest 1,000 are remembered: %s', (_, size) => {
  const database = new MemoryDatabase();
  const all = deletions(1, 1500);
  const mixed = [...all.filter((__, index) => index % 2 === 0), ...all.filter((__, index) => index % 2 === 1)];
  for (let at = 0; at < mixed.length; at += size) database.apply(mixed.slice(at, at + size).map(received));
  expect(remembered(database).sort()).toEqual(all.slice(1500 - mostRemembered).map(({ itemId }) => itemId));
  expect(when(database, aPut({ number: 5000, at: 700, item: 701 })).told).toBe('superseded');
});

test('items that are put and left out of a submit, again and again, are remembered in the same bounds', () => {
  const database = new MemoryDatabase();
  for (let round = 0; round < 15; round++) {
    const first = 1 + round * 101;
    const puts = Array.from({ length: 100 }, (_, index) => aPut({ number: first + index, item: first + index }));
    const submit = aSubmit({ number: first + 100, payload: { projects: [] } });
    database.apply([...puts, submit].map(received));
  }
  expect(remembered(database)).toHaveLength(mostRemembered);
  expect(projects(database)).toEqual([]);
});

test('an item that comes back after its deletion is forgotten goes to the end, where no other one stands', () => {
  const database = given(
    aSubmit({ number: 1, payload: { projects: [aProject(1), aProject(2), aProject(3)] } }),
    aDelete({ number: 2, item: 3 }),
    aDelete({ number: 3, item: 1 }),
    aPut({ number: 4, item: 4 }),
    aDelete({ number: 7, item: 9 }),
    aPut({ number: 5, at: 16 * day, item: 5 }),
    aPut({ number: 6, at: 16 * day + 1, item: 1 }),
  );
  expect(projects(database)).toEqual([2, 4, 5, 1].map((item) => aProject(item)));
  expect(positionsOf(database)).toHaveLength(4);
});

test('a deletion that is forgotten can be reverted', () => {
  const database = given(
    aPut({ number: 1 }),
    aPut({ number: 2, item: 2 }),
    aDelete({ number: 3 }),
    aDelete({ number: 6, item: 9 }),
    aPut({ number: 4, at: 16 * day, item: 3 }),
  );
  expect(remembered(database)).not.toContain(aProject(1).itemId);
  expect(when(database, aRevert(3, { number: 5, at: 17 * day })).told).toBe('applied');
  expect(projects(database)).toEqual([1, 2, 3].map((item) => aProject(item)));
});

/** The distinct positions, of as many items. */
function positionsOf(database: MemoryDatabase): number[] {
  const positions = [...(database.profile(profileId).items.get('projects') ?? [])].map(([, { position }]) => position);
  expect(new Set(positions).size).toBe(positions.length);
  return positions;
}

/** The commands, accepted so many times as far from each other. */
function stretched<C extends Command>(commands: readonly C[], times: number): C[] {
  const start = Date.parse('2026-11-22T08:00:00Z');
  const later = (instant: string) => new Date(start + (Date.parse(instant) - start) * times).toISOString();
  return commands.map((command) => ({ ...command, acceptedAt: later(command.acceptedAt) }));
}

/** How long each of the commands waits in the queue. */
const waits = fc.array(fc.integer({ min: 0, max: longestWaitMs }), { minLength: 20, maxLength: 20 });

function inOrderOfDelivery<C extends Command>(commands: readonly C[], wait: readonly number[]): C[] {
  const due = commands.map((command, at) => ({ command, at: Date.parse(command.acceptedAt) + (wait[at] ?? 0) }));
  return due.sort((one, other) => one.at - other.at).map(({ command }) => command);
}

test('whatever comes within two weeks, over months, leaves the items of the model', () => {
  let forgotten = 0;
  fc.assert(
    fc.property(stepCommands, waits, fc.integer({ min: 1, max: 20 }), (commands, wait, days) => {
      // Revisions that disagree with the clock for weeks are no network's doing.
      const unordered = commands.map(({ revision: _revision, ...command }) => command as StepCommand);
      const spread = stretched(unordered, days * day);
      const database = given(...inOrderOfDelivery(spread, wait));
      const byId = (one: { itemId: string }, other: { itemId: string }) => (one.itemId < other.itemId ? -1 : 1);
      expect(projects(database).sort(byId)).toEqual([...(modelOf(spread).final ?? [])].sort(byId));
      expect(stepOf(database)?.completedAt ?? undefined).toBe(modelOf(spread).completedAt);
      const written = spread.flatMap((one) => ('itemId' in one ? [one.itemId] : []));
      forgotten += new Set(written).size - writesOf(database).length;
    }),
    { numRuns: 500 },
  );
  expect(forgotten).toBeGreaterThan(0);
});

test('over months, no two items stand in one place, and the audit verifies', () => {
  fc.assert(
    fc.property(tangledCommands, waits, fc.integer({ min: 1, max: 20 }), (commands, wait, days) => {
      const database = new MemoryDatabase();
      for (const command of inOrderOfDelivery(stretched(commands, days * day), wait)) {
        database.apply([received(command)]);
        positionsOf(database);
      }
      expect(database.verify(profileId).intact).toBe(true);
    }),
    { numRuns: 500 },
  );
});
