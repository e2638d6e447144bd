// What was decided before its transaction stands only on what was read, and is written whole or not at all.
import type { Command } from '../../../shared/commands/kinds';
import { applyCommands } from '../../../shared/writer/apply-messages';
import { decideAhead, readAhead, readHeads, writeAhead } from '../../../shared/writer/decide-ahead';
import { type SaveBatch, UnexpectedRowCount } from '../../../shared/writer/save';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { anImport, aProject, aPut, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { expectIntactChain } from './stored-chain';

let database: FreshDatabase;
let next = 0x60_0000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database?.drop();
});

const nothing: SaveBatch = { text: '', parameters: {}, expectedRows: [] };

async function decided(...commands: readonly Command[]) {
  const heads = await readHeads(
    database.pool,
    commands.map(({ profileId }) => profileId),
  );
  return decideAhead(await readAhead(database.pool, commands, heads), { chainKey });
}

async function written(command: Command): Promise<void> {
  await applyCommands([command], nothing, { pool: database.pool, chainKey, retryBudgetMs: 30_000 });
}

async function projectsOf(profileId: string): Promise<string[]> {
  const { recordset } = await database.pool
    .request()
    .input('profileId', profileId)
    .query('SELECT name FROM profile.Project WHERE profileId = @profileId ORDER BY position;');
  return recordset.map(({ name }) => String(name));
}

const importOf = (profileId: string, name: string) =>
  anImport({ projects: [aProject(next, name)] }, { number: next++, profileId });

test('profiles that were not there and profiles that were come to what they would under the lock', async () => {
  const [known, unknown] = [idOf(next++), idOf(next++)];
  await written(importOf(known, 'First'));
  const ahead = await decided(importOf(known, 'Second'), importOf(unknown, 'Other'));
  expect(await writeAhead(database.pool, ahead, nothing)).toEqual({ applied: 2 });
  expect(await projectsOf(known)).toEqual(['Second']);
  expect(await projectsOf(unknown)).toEqual(['Other']);
  for (const profileId of [known, unknown]) await expectIntactChain(database.pool, profileId);
});

test.each([
  ['a profile that there was', true],
  ['a profile that there was not', false],
])('nothing is written where somebody has written %s in between', async (_which, isKnown) => {
  const [touched, untouched] = [idOf(next++), idOf(next++)];
  if (isKnown) await written(importOf(touched, 'Imported'));
  const ahead = await decided(importOf(touched, 'Late'), importOf(untouched, 'Beside it'));
  await written(aPut({ number: next++, profileId: touched }));
  const before = await projectsOf(touched);
  await expect(writeAhead(database.pool, ahead, nothing)).rejects.toThrow();
  expect(await projectsOf(touched)).toEqual(before);
  expect(await projectsOf(untouched)).toEqual([]);
  await expectIntactChain(database.pool, touched);
});

test('nothing is written where what goes alongside touches other rows than it has to', async () => {
  const profileId = idOf(next++);
  const alongside: SaveBatch = {
    text: "UPDATE ops.BackfillRun SET status = 'done' WHERE runId = CAST(@runId AS uniqueidentifier);",
    parameters: { runId: idOf(next++) },
    expectedRows: [1],
  };
  const ahead = await decided(importOf(profileId, 'Alone'));
  await expect(writeAhead(database.pool, ahead, alongside)).rejects.toThrow(UnexpectedRowCount);
  expect(await projectsOf(profileId)).toEqual([]);
});

test('what was written before is a repeat, and changes nothing', async () => {
  const command = importOf(idOf(next++), 'Once');
  await written(command);
  expect(await writeAhead(database.pool, await decided(command), nothing)).toEqual({ repeated: 1 });
  expect(await projectsOf(command.profileId)).toEqual(['Once']);
});
