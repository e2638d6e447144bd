// Every kind of command on a database: SQL holds what was decided, in four round trips whatever is in the batch.
import sql from 'mssql';
import type { Command } from '../../../shared/commands/kinds';
import { stepNames } from '../../../shared/sections/section';
import { runBatch } from '../../../shared/sql/transaction';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { loadBatch } from '../../../shared/writer/load';
import { loadedState } from '../../../shared/writer/loaded';
import type { ProfileState } from '../../../shared/writer/state';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDeletedFile, aDraft, aPut, aRevert, aStepEvent, aSubmit, idOf, instantOf } from '../../factories/commands';
import { everyKind } from '../../factories/journeys';
import { chainKey, MemoryDatabase } from '../../factories/memory-database';
import { messageOf, received } from '../../factories/messages';
import { expectIntactChain } from './stored-chain';

let database: FreshDatabase;
let next = 0x40_0000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database?.drop();
});
afterEach(() => {
  jest.restoreAllMocks();
});

const apply = (commands: readonly Command[]) =>
  applyMessages(
    commands.map((command) => messageOf(command)),
    { pool: database.pool, chainKey, retryBudgetMs: 10_000 },
  );

function aJourney(): { profileId: string; commands: Command[] } {
  const first = next;
  next += 100;
  const profileId = idOf(next++);
  return { profileId, commands: everyKind({ profileId, first, mark: 'MARK' }) };
}

/** All that a batch can load of the profile. */
async function stored(profileId: string): Promise<ProfileState> {
  const load = loadBatch([
    aRevert(1, { number: next++, profileId, sessionId: idOf(0x5e55) }),
    ...stepNames.map((step) => aStepEvent({ number: next++, profileId, step })),
    ...[1, 2].map((file) => aDeletedFile({ number: next++, profileId, file })),
  ]);
  const state = loadedState(load, await runBatch(database.pool, load)).profiles.get(profileId);
  if (!state) throw new Error(`no profile ${profileId}`);
  return state;
}

/** Without who wrote them, and a draft as what it says: servers write JSON anew. */
function rowsOf({ head, progress, drafts, sessions, items, itemWrites, passages, stepEvents }: ProfileState) {
  const bare = (rows: ReadonlyMap<string, object>) =>
    Object.fromEntries([...rows].map(([key, row]) => [key, { ...row, authors: undefined }]));
  const sections = [...items].filter(([, rows]) => rows.size > 0).map(([name, rows]) => [name, bare(rows)]);
  return {
    counts: { version: head.version, chainLength: head.chainLength },
    progress: bare(progress),
    drafts: [...drafts].map(([step, { text, stamp }]) => ({ step, draft: JSON.parse(text), stamp })),
    sessions: bare(sessions),
    items: Object.fromEntries(sections),
    itemWrites: bare(itemWrites),
    stepEvents: Object.fromEntries(stepEvents),
    passages: Object.fromEntries(
      [...passages].map(([step, some]) => [step, some.map((one) => JSON.stringify(Object.entries(one).sort())).sort()]),
    ),
  };
}

async function expectStored(profileId: string, batches: readonly Command[][]): Promise<void> {
  const memory = new MemoryDatabase();
  for (const batch of batches) memory.apply(batch.map(received));
  expect(rowsOf(await stored(profileId))).toEqual(rowsOf(memory.profile(profileId)));
  await expectIntactChain(database.pool, profileId);
}

test('a batch of every kind leaves in SQL what was decided in memory', async () => {
  const { profileId, commands } = aJourney();
  const { counts } = await apply(commands);
  expect(counts).toEqual({ applied: 24, unchanged: 1, superseded: 1, conflict: 3, rejected: 2 });
  await expectStored(profileId, [commands]);
});

test('so do as many batches as there are commands, in any order', async () => {
  for (const order of [(all: Command[]) => all, (all: Command[]) => all.toReversed()]) {
    const { profileId, commands } = aJourney();
    const batches = order(commands).map((command) => [command]);
    for (const batch of batches) await apply(batch);
    await expectStored(profileId, batches);
  }
});

test('the events of a step are counted, and none comes after the last that it takes', async () => {
  const profileId = idOf(next++);
  const event = (kind: 'entered' | 'left' | 'skipped') =>
    aStepEvent({ number: next++, profileId, payload: { event: kind, occurredAt: instantOf(next) } });
  const batches = [Array.from({ length: 1999 }, () => event('skipped')), [event('entered')], [event('left')]];
  const counts = [];
  for (const batch of batches) counts.push((await apply(batch)).counts);
  expect(counts).toEqual([{ applied: 1999 }, { applied: 1 }, { rejected: 1 }]);
  const { stepEvents, passages } = await stored(profileId);
  expect(stepEvents).toEqual(new Map([['projects', 2000]]));
  expect(passages.size).toBe(0);
});

test('a batch of every kind of many profiles takes four round trips', async () => {
  const journeys = Array.from({ length: 5 }, aJourney);
  const trips = [
    jest.spyOn(sql.Transaction.prototype, 'begin'),
    jest.spyOn(sql.Request.prototype, 'query'),
    jest.spyOn(sql.Transaction.prototype, 'commit'),
  ];
  await apply(journeys.flatMap(({ commands }) => commands));
  expect(trips.map((spy) => spy.mock.calls.length)).toEqual([1, 2, 1]);
});

test('a batch of drafts loads nothing that it does not need', () => {
  expect(loadBatch([aDraft()]).extras).toEqual([]);
  expect(loadBatch([aSubmit()]).extras.map(({ holds }) => holds)).toEqual(['items', 'item-writes']);
});

test('both values of a conflict, of any length, and the line of a bulk are kept with the operation', async () => {
  const profileId = idOf(next++);
  const long = `${'Zeile "eins" \\ ’\n'.repeat(300)}😀`.slice(0, 4000);
  const [put, again] = [next++, next++];
  const bulk = { id: idOf(0xb1), line: 7 };
  await apply([
    aPut({ number: put, at: 1, profileId, payload: { name: 'A', description: long } }),
    aPut({ number: again, at: 2, profileId, expectedTag: 'none', payload: { name: 'B', description: long }, bulk }),
  ]);
  const { recordset } = await database.pool
    .request()
    .input('profileId', profileId)
    .query(
      'SELECT status, conflict, bulkId, bulkLine FROM ops.Operation WHERE profileId = @profileId ORDER BY operationNumber;',
    );
  expect(recordset[0]).toEqual({ status: 'applied', conflict: null, bulkId: null, bulkLine: null });
  expect(recordset[1]).toMatchObject({ status: 'conflict', bulkId: idOf(0xb1), bulkLine: 7 });
  expect(JSON.parse(recordset[1].conflict)).toMatchObject({
    current: { name: 'A', description: long },
    attempted: { name: 'B', description: long },
  });
});

test('a revert finds what an operation of long ago changed, and an operation of another profile it does not', async () => {
  const { profileId, commands } = aJourney();
  await apply(commands);
  const put = next++;
  await apply([aPut({ number: put, at: 50, profileId, item: 9 })]);
  const stranger = idOf(next++);
  const { counts } = await apply([
    aRevert(put, { number: next++, at: 51, profileId }),
    aRevert(put, { number: next++, at: 52, profileId: stranger }),
  ]);
  expect(counts).toEqual({ applied: 1, rejected: 1 });
  await expectIntactChain(database.pool, profileId);
});
