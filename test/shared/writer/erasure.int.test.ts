// Erasure on a database: no text column of any table holds what the person entered, others keep theirs, and the chain verifies.
import sql from 'mssql';
import type { Command } from '../../../shared/commands/kinds';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { tablesInErasure } from '../../../shared/writer/erasure';
import type { Message } from '../../../shared/writer/received';
import { storedColumns } from '../../database/columns';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anErasure, aPut, idOf, instantOf } from '../../factories/commands';
import { everyKind } from '../../factories/journeys';
import { chainKey } from '../../factories/memory-database';
import { aMessage, messageOf } from '../../factories/messages';
import { expectIntactChain } from './stored-chain';

let database: FreshDatabase;
let next = 0x50_0000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await database?.drop();
});

const apply = (...messages: Message[]) =>
  applyMessages(messages, { pool: database.pool, chainKey, retryBudgetMs: 10_000 });
const applyCommands = (...commands: Command[]) => apply(...commands.map((command) => messageOf(command)));

function aJourney(mark: string): { profileId: string; messages: Message[] } {
  const first = next;
  next += 100;
  const profileId = idOf(next++);
  const commands = everyKind({ profileId, first, mark });
  const reused = aDraft({ number: first + 3, at: 40, profileId, payload: { projects: [{ name: mark }] } });
  const unreadable = aMessage({ version: 1, profileId, note: mark }, { messageId: `m-${first}` });
  return { profileId, messages: [...commands.map((one) => messageOf(one)), messageOf(reused), unreadable] };
}

/** The text columns of all tables that hold the text somewhere. */
async function columnsWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const [table, columns] of await storedColumns(database.pool)) {
    if (!/^(profile|builder|audit|ops)\./.test(table)) continue;
    for (const [column, { type }] of columns) {
      if (!/^n?(var)?char/.test(type)) continue;
      const statement = `SELECT COUNT(*) AS held FROM ${table} WHERE ${column} LIKE '%${text}%';`;
      const { recordset } = await database.pool.request().query(statement);
      if (recordset[0].held > 0) found.push(`${table}.${column}`);
    }
  }
  return found.sort();
}

async function rows(statement: string, profileId: string) {
  const { recordset } = await database.pool.request().input('profileId', profileId).query(`${statement};`);
  return recordset;
}

test('the erasure names every table that has a profileId', async () => {
  const columns = await storedColumns(database.pool);
  const tables = [...columns].filter(([, some]) => some.has('profileId')).map(([table]) => table);
  expect([...tablesInErasure].sort()).toEqual(tables.sort());
});

test('of a profile with everything, no text is left, and its neighbour keeps all', async () => {
  const erased = aJourney('MARKERASED');
  const neighbour = aJourney('MARKKEPT');
  await apply(...erased.messages, ...neighbour.messages);
  const [before, kept] = [await columnsWith('MARKERASED'), await columnsWith('MARKKEPT')];
  expect(before).toEqual(kept);
  expect(before).toEqual(
    expect.arrayContaining([
      'audit.Change.afterValue',
      'audit.Change.beforeValue',
      'audit.ChangeSet.reason',
      'builder.Session.client',
      'builder.StepDraft.draft',
      'builder.ValidationError.path',
      'builder.ValidationError.value',
      'ops.Operation.conflict',
      'ops.RejectedMessage.body',
      'profile.Address.city',
      'profile.CareerAspiration.longTermGoal',
      'profile.ResumeDocument.originalName',
      'profile.ResumeParsingData.data',
      'profile.ResumeParsingData.rawText',
      'profile.ResumeParsingData.warnings',
    ]),
  );
  await database.pool
    .request()
    .input('profileId', erased.profileId)
    .query(
      "INSERT INTO audit.Access (profileId, operation, actorId, actorType, correlationId, createdBy) VALUES (@profileId, 'get-profile', N'support-1', 'support', 'c', N'support-1');",
    );
  const tagged = aPut({ number: next++, at: 99, profileId: erased.profileId, expectedTag: 'seen' });
  expect((await applyCommands(tagged)).counts).toEqual({ conflict: 1 });
  const { counts } = await applyCommands(anErasure({ number: next++, at: 100, profileId: erased.profileId }));
  expect(counts).toEqual({ applied: 1 });
  expect(await columnsWith('MARKERASED')).toEqual([]);
  expect(await columnsWith('MARKKEPT')).toEqual(kept);
  const where = 'WHERE profileId = @profileId';
  const [profile] = await rows(
    `SELECT ownerId, erasedAt, erasedOperationId FROM profile.Profile ${where}`,
    erased.profileId,
  );
  expect(profile).toEqual({ ownerId: null, erasedAt: new Date(instantOf(100)), erasedOperationId: idOf(next - 1) });
  expect(await rows(`SELECT operation FROM audit.Access ${where}`, erased.profileId)).toHaveLength(1);
  expect(
    await rows(`SELECT operationId FROM ops.Operation ${where} AND errorDetail IS NOT NULL`, erased.profileId),
  ).toEqual([]);
  expect(
    await rows(
      `SELECT fingerprint FROM ops.Operation ${where} AND fingerprint IS NOT NULL AND kind <> 'erase-profile'`,
      erased.profileId,
    ),
  ).toEqual([]);
  for (const { profileId } of [erased, neighbour]) await expectIntactChain(database.pool, profileId);
});

test('in the batch of what it erases, nothing is left of that either', async () => {
  const { profileId, messages } = aJourney('MARKONCE');
  const erasure = anErasure({ number: next++, at: 100, profileId });
  const after = aPut({ number: next++, at: 101, profileId, payload: { name: 'Anew' } });
  await apply(...messages, messageOf(erasure), messageOf(after));
  expect(await columnsWith('MARKONCE')).toEqual([]);
  expect(await rows('SELECT name FROM profile.Project WHERE profileId = @profileId', profileId)).toEqual([
    { name: 'Anew' },
  ]);
  await expectIntactChain(database.pool, profileId);
});

test('what comes late leaves nothing: commands, redeliveries, and messages that nobody can read', async () => {
  const { profileId, messages } = aJourney('MARKLATE');
  const erasedAt = 100;
  await apply(...messages.slice(0, 10));
  await applyCommands(anErasure({ number: next++, at: erasedAt, profileId }));
  const onItsWay = aMessage(
    { profileId, note: 'MARKLATE' },
    { messageId: `w-${next++}`, enqueuedAt: instantOf(erasedAt - 1) },
  );
  await apply(...messages, onItsWay);
  await apply(onItsWay);
  expect(await columnsWith('MARKLATE')).toEqual([]);
  const recorded = await rows('SELECT code, body FROM ops.RejectedMessage WHERE profileId = @profileId', profileId);
  expect(recorded.map((row) => [row.code, JSON.parse(row.body)])).toEqual([
    ['unreadable', { erased: true }],
    ['unreadable', { erased: true }],
  ]);
  const later = aMessage(
    { profileId, note: 'Later' },
    { messageId: `l-${next++}`, enqueuedAt: instantOf(erasedAt + 1) },
  );
  await apply(later);
  expect(await columnsWith('"Later"')).toEqual(['ops.RejectedMessage.body']);
  await expectIntactChain(database.pool, profileId);
});

test('a message that nobody can read is recorded under the lock of its profile, and makes none', async () => {
  const [profileId, unknownId] = [idOf(next++), idOf(next++)];
  const lockCounts = async (id: string) =>
    (await rows('SELECT lockCount FROM profile.Profile WHERE profileId = @profileId', id)).map((row) =>
      Number(row.lockCount),
    );
  await applyCommands(aDraft({ number: next++, profileId }));
  const [before = 0] = await lockCounts(profileId);
  await apply(
    aMessage({ profileId, note: 'x' }, { messageId: `k-${next++}` }),
    aMessage({ profileId: unknownId }, { messageId: `k-${next++}` }),
  );
  expect(await lockCounts(profileId)).toEqual([before + 1]);
  expect(await lockCounts(unknownId)).toEqual([]);
  for (const id of [profileId, unknownId]) {
    expect(await rows('SELECT code FROM ops.RejectedMessage WHERE profileId = @profileId', id)).toHaveLength(1);
  }
});

test('it waits for an erasure that is under way, and its body is left out', async () => {
  const profileId = idOf(next++);
  await applyCommands(aDraft({ number: next++, profileId }));
  const erasing = new sql.Transaction(database.pool);
  await erasing.begin();
  const erase =
    'UPDATE profile.Profile SET lockCount = lockCount + 1, erasedAt = @erasedAt WHERE profileId = @profileId;';
  await new sql.Request(erasing)
    .input('profileId', profileId)
    .input('erasedAt', new Date(instantOf(100)))
    .query(erase);
  const onItsWay = aMessage({ profileId, note: 'MARKWAITS' }, { messageId: `e-${next++}`, enqueuedAt: instantOf(99) });
  const query = jest.spyOn(sql.Request.prototype, 'query');
  const begin = jest.spyOn(sql.Transaction.prototype, 'begin');
  const applied = apply(onItsWay);
  while (query.mock.calls.length + begin.mock.calls.length === 0) await new Promise(setImmediate);
  await erasing.commit();
  await applied;
  expect(await columnsWith('MARKWAITS')).toEqual([]);
});

test('the statements of an erasure have more time than others', async () => {
  const profileId = idOf(next++);
  const query = jest.spyOn(sql.Request.prototype, 'query');
  await applyCommands(aDraft({ number: next++, profileId }));
  await applyCommands(anErasure({ number: next++, at: 100, profileId }));
  const times = query.mock.contexts.map(
    (request) => (request as unknown as { overrides: { requestTimeout?: number } }).overrides.requestTimeout,
  );
  expect(times).toEqual([undefined, undefined, undefined, 120_000]);
});
