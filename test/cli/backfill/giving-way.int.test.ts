// The sessions of a backfill wait for locks no longer than they are told to.
import sql from 'mssql';
import { backfillPool } from '../../../cli/backfill/session';
import { inTransaction } from '../../../shared/sql/transaction';
import { accountOf, type People, peopleWithJobs } from './people';

let database: People;

beforeAll(async () => {
  database = await peopleWithJobs('int', [{ key: '1', account: accountOf(1) }]);
});
afterAll(() => database?.drop());

async function lockTimeout(on: sql.ConnectionPool | sql.Transaction): Promise<number | undefined> {
  const request = on instanceof sql.Transaction ? new sql.Request(on) : new sql.Request(on);
  return (await request.query<{ ms: number }>('SELECT @@LOCK_TIMEOUT AS ms;')).recordset[0]?.ms;
}

test('the time for locks holds on every connection, in every transaction, and after one that failed', async () => {
  const pool = await database.poolWith(backfillPool({ lockTimeoutSeconds: 7 }));
  const atOnce = [...Array(4)].map(() => inTransaction(pool, lockTimeout));
  expect(await Promise.all(atOnce)).toEqual([7_000, 7_000, 7_000, 7_000]);
  await expect(inTransaction(pool, (on) => new sql.Request(on).query('SELECT 1/0 AS never;'))).rejects.toThrow();
  expect(await Promise.all([...Array(4)].map(() => lockTimeout(pool)))).toEqual([7_000, 7_000, 7_000, 7_000]);
  expect(await lockTimeout(await database.poolWith(backfillPool({ lockTimeoutSeconds: undefined })))).toBe(-1);
});
