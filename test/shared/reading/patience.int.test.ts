// How long a look-up waits: who asks over HTTP is told within seconds, long work waits out what passes.
import sql from 'mssql';
import { DatabaseUnavailable } from '../../../shared/reading/errors';
import { recordAccess } from '../../../shared/reading/record-access';
import { lookUpPatiently, type Patience, run } from '../../../shared/reading/run';
import { createPool } from '../../../shared/sql/pool';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anAdmin, idOf } from '../../factories/commands';
import { proxyTo } from '../../factories/cut-proxy';
import { write } from './written';

const profileId = idOf(0xf0);
const look = { text: `SELECT p.version FROM profile.Profile AS p WHERE p.profileId = '${profileId}';`, parameters: {} };

let database: FreshDatabase;
const pools: sql.ConnectionPool[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  await write(database, aDraft({ profileId, number: 1, at: 1 }));
}, 60_000);
afterAll(async () => {
  for (const pool of pools) await pool.close();
  await database.drop();
});

function poolWith(patience: Patience | undefined, connectionString = database.connectionString): sql.ConnectionPool {
  const pool = createPool({ by: 'connection-string', connectionString });
  pools.push(pool);
  if (patience) lookUpPatiently(pool, patience);
  return pool;
}

test('behind a lock who has no patience is told so, and who has asks again until it is gone', async () => {
  const holder = new sql.Transaction(database.pool);
  await holder.begin();
  await new sql.Request(holder).query(`UPDATE profile.Profile SET version = version WHERE profileId = '${profileId}';`);
  const patient = run(poolWith({ answerMs: 100, retryMs: 60_000 }), look);
  try {
    await expect(run(poolWith({ answerMs: 1_000, retryMs: 0 }), look)).rejects.toThrow(DatabaseUnavailable);
  } finally {
    await holder.rollback();
  }
  expect(await patient).toEqual([[{ version: expect.anything() }]]);
});

test('a connection that is lost is told at once, or waited out', async () => {
  const { proxy, through } = await proxyTo(database.connectionString);
  const lost = async (patience?: Patience) => {
    const pool = poolWith(patience, through);
    await run(pool, look);
    const before = proxy.cuts;
    proxy.cutAt = () => (proxy.cuts === before ? 'before' : undefined);
    const rows = run(pool, look).finally(() => expect(proxy.cuts).toBe(before + 1));
    return rows;
  };
  try {
    await expect(lost()).rejects.toThrow(DatabaseUnavailable);
    expect(await lost({ answerMs: 10_000, retryMs: 60_000 })).toHaveLength(1);
  } finally {
    await proxy.close();
  }
});

test('a look that is recorded is not recorded twice, whatever the patience', async () => {
  const { proxy, through } = await proxyTo(database.connectionString);
  const pool = poolWith({ answerMs: 10_000, retryMs: 60_000 }, through);
  try {
    await run(pool, look);
    proxy.cutAt = () => (proxy.cuts === 0 ? 'after' : undefined);
    const access = { profileId, actor: anAdmin, operation: 'show-archive', correlationId: 'test' };
    await expect(recordAccess(pool, access)).rejects.toThrow(DatabaseUnavailable);
    expect(proxy.cuts).toBe(1);
  } finally {
    await proxy.close();
  }
});
