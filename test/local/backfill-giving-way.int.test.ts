// A backfill gives way to people: what waits too long for a lock of theirs lets go of its own, and comes back later.
import type sql from 'mssql';
import { backfillPool } from '../../cli/backfill/session';
import { applyCommands } from '../../shared/writer/apply-messages';
import { accountOf, type People, peopleWithJobs } from '../cli/backfill/people';
import { runBackfill } from '../cli/backfill/run-cli';
import { aProject, aSubmit, idOf } from '../factories/commands';
import { chainKey } from '../factories/memory-database';

let database: People;

beforeAll(async () => {
  database = await peopleWithJobs('int', [{ key: '1', account: accountOf(1) }]);
});
afterAll(() => database?.drop());

/** A transaction of somebody else that has changed rows. */
async function holding(change: string): Promise<sql.Transaction> {
  const transaction = database.pool.transaction();
  await transaction.begin();
  await transaction.request().batch(change);
  return transaction;
}

test('a page that waits too long for a lock is rolled back, and comes when the lock is to be had', async () => {
  const pool = await database.poolWith(backfillPool({ lockTimeoutSeconds: 1 }));
  const profileId = idOf(1);
  const writer = { pool, chainKey, retryBudgetMs: 60_000 };
  const submits = [1, 2].map((at) => aSubmit({ number: at, at, profileId, payload: { projects: [aProject(at)] } }));
  await applyCommands(submits.slice(0, 1), nothing, writer);
  const holder = await holding(`UPDATE profile.Profile SET lockCount = lockCount WHERE profileId = '${profileId}';`);
  const tries: unknown[] = [];
  const onRetry = (error: unknown) => {
    tries.push(error);
    if (tries.length === 2) void holder.rollback();
  };
  expect(await applyCommands(submits.slice(1), nothing, { ...writer, onRetry })).toEqual({ applied: 1 });
  expect(tries).toEqual([
    expect.objectContaining({ number: 1222 }),
    expect.objectContaining({ number: 1222 }),
    ...tries.slice(2),
  ]);
});

const nothing = { text: '', parameters: {}, expectedRows: [] };

test('a run to which a lock is not given in its patience ends with what holds it up, and goes on when it is free', async () => {
  const run = ['run', '--mapping', database.mappingFile, '--lock-timeout', '1', '--patience', '1'];
  const holder = await holding('UPDATE dbo.Person SET account = account;');
  const { code, stderr } = await runBackfill(database.connectionString, ...run);
  await holder.rollback();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error 1222: .*\n.*--lock-timeout/m);
  expect((await runBackfill(database.connectionString, ...run)).code).toBe(0);
});
