// A list stays in bounds, also for a client that makes its submits look older than its items.
import type { Given } from '../../../shared/sections/section';
import { aProject, aPut, aSubmit, idOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { operationOf, profileId, when } from './played';

const most = 10;
const home: Given = { kind: 'home', line1: 'Street 1', city: 'Bonn', countryCode: 'DE' };
const sessionId = idOf(0x5e55);
const step = 'address' as const;

/** Puts of ten addresses that look newer than any submit of the session. */
function puts(first: number, round: number) {
  const section = 'addresses';
  return Array.from({ length: most }, (_, index) => {
    const item = first + index;
    return aPut({ number: round * 100 + index, step, section, item, payload: home, sessionId, revision: 1e6 + round });
  });
}

function submitOf(first: number, round: number) {
  const addresses = Array.from({ length: most }, (_, index) => ({
    itemId: aProject(first + index).itemId,
    ...home,
  }));
  return aSubmit({ number: round * 100 + 50, step, payload: { addresses }, sessionId, revision: round });
}

function filled(): MemoryDatabase {
  const database = new MemoryDatabase();
  for (const put of puts(1, 1)) when(database, put);
  when(database, submitOf(11, 2));
  return database;
}

const stored = (database: MemoryDatabase) => database.profile(profileId).items.get('addresses')?.size;

test('a submit that comes after a full list of newer items lists as many beside them', () => {
  expect(stored(filled())).toBe(2 * most);
});

test('a submit that would add a third list is rejected, says what to do and changes nothing', () => {
  const database = filled();
  for (const put of puts(11, 3)) when(database, put);
  const { appended, changes } = when(database, submitOf(21, 4));
  expect(operationOf(appended.operations[0])).toMatchObject({
    status: 'rejected',
    errorCode: 'too-many-items',
    errorDetail: { detail: expect.stringContaining('Delete some first') },
  });
  expect(changes).toEqual([]);
  expect(stored(database)).toBe(2 * most);
});

test('a submit that lists what stays is applied, and so is one that nothing newer stays beside', () => {
  const database = filled();
  for (const put of puts(11, 3)) when(database, put);
  expect(when(database, submitOf(11, 4)).told).not.toBe('rejected');
  expect(when(database, submitOf(21, 2_000_000)).told).toBe('applied');
  expect(stored(database)).toBe(most);
});
