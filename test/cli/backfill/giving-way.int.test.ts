// A backfill gives way to people: what waits too long for a lock of theirs lets go of its own, and comes back later.
import sql from 'mssql';
import { backfillPool } from '../../../cli/backfill/session';
import { createPool, type PoolOptions } from '../../../shared/sql/pool';
import { inTransaction } from '../../../shared/sql/transaction';
import { applyCommands } from '../../../shared/writer/apply-messages';
import { aProject, aSubmit, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { accountOf, type People, peopleWithJobs } from './people';
import { runBackfill } from './run-cli';

let database: People;
const pools: sql.ConnectionPool[] = [];

beforeAll(async () => {
  database = await peopleWithJobs('int', [{ key: '1', account: accountOf(1) }]);
});
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});
afterAll(async () => {
  await database?.drop();
});

async function poolWith(options: PoolOptions): Promise<sql.ConnectionPool> {
  const pool = createPool({ by: 'connection-string', connectionString: database.connectionString }, options);
  pools.push(pool);
  return pool.connect();
}

async function lockTimeout(on: sql.ConnectionPool | sql.Transaction): Promise<number | undefined> {
  const request = on instanceof sql.Transaction ? new sql.Request(on) : new sql.Request(on);
  return (await request.query<{ ms: number }>('SELECT @@LOCK_TIMEOUT AS ms;')).recordset[0]?.ms;
}

/** A transaction of somebody else that has changed rows. */
async function holding(change: string): Promise<sql.Transaction> {
  const transaction = database.pool.transaction();
  await transaction.begin();
  await transaction.request().batch(change);
  return transaction;
}

test('the time for locks holds on every connection, in every transaction, and after one that failed', async () => {
  const pool = await poolWith(backfillPool({ lockTimeoutSeconds: 7 }));
  const atOnce = [...Array(4)].map(() => inTransaction(pool, lockTimeout));
  expect(await Promise.all(atOnce)).toEqual([7_000, 7_000, 7_000, 7_000]);
  await expect(inTransaction(pool, (on) => new sql.Request(on).query('SELECT 1/0 AS never;'))).rejects.toThrow();
  await new sql.Request(pool).query('SET LOCK_TIMEOUT 1; SELECT 1 AS one;');
  expect(await Promise.all([...Array(4)].map(() => lockTimeout(pool)))).toEqual([7_000, 7_000, 7_000, 7_000]);
  expect(await lockTimeout(await poolWith(backfillPool({ lockTimeoutSeconds: undefined })))).toBe(-1);
});

test('a page that waits too long for a lock is rolled back, and comes when the lock is to be had', async () => {
  const pool = await poolWith(backfillPool({ lockTimeoutSeconds: 1 }));
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
