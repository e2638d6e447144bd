// Faults that a test asks for strike as the real ones would.
import { type Fault, injectFault } from '../../../local/sql-server/faults';
import { query, rows, sql, startServer, type TestServer } from './server';

let server: TestServer;
let pool: sql.ConnectionPool;
const inject = (fault: Fault) => injectFault(server.standIn.process, fault);

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
  await pool.request().batch('CREATE TABLE dbo.T (a int NOT NULL);');
});
beforeEach(() => query(pool, 'DELETE FROM dbo.T;'));
afterAll(() => server.stop());

const count = async () => (await rows(pool, 'SELECT COUNT(*) AS n FROM dbo.T;'))[0]?.n;
const insert = (on: sql.ConnectionPool | sql.Transaction) => query(on, 'INSERT INTO dbo.T (a) VALUES (1);');

async function begun(): Promise<sql.Transaction> {
  const transaction = new sql.Transaction(pool);
  // The driver tells of a lost connection by an event too.
  transaction.on('rollback', () => undefined);
  await transaction.begin();
  return transaction;
}

test('a deadlock ends the transaction of the chosen statement, as often as it was asked for', async () => {
  await inject({ kind: 'error', number: 1205, times: 1, matching: 'INSERT INTO dbo.T' });
  expect(await count()).toBe(0);

  const victim = await begun();
  await expect(insert(victim)).rejects.toMatchObject({
    number: 1205,
    message: expect.stringContaining('deadlock victim'),
  });
  await expect(victim.commit()).rejects.toThrow();

  const retry = await begun();
  await insert(retry);
  await retry.commit();
  expect(await count()).toBe(1);
});

test('a connection dropped before a statement: it did not happen', async () => {
  await inject({ kind: 'disconnect', times: 1, when: 'before', matching: 'INSERT' });
  await expect(insert(pool)).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
  expect(await count()).toBe(0);
});

test('a connection dropped after the commit: it happened, but the client cannot know', async () => {
  await inject({ kind: 'disconnect', times: 1, when: 'after', matching: 'COMMIT TRANSACTION' });
  const transaction = await begun();
  await insert(transaction);
  await expect(transaction.commit()).rejects.toThrow();
  expect(await count()).toBe(1);
});

test('a connection dropped before the commit: the transaction is rolled back', async () => {
  await inject({ kind: 'disconnect', times: 1, when: 'before', matching: 'COMMIT TRANSACTION' });
  const transaction = await begun();
  await insert(transaction);
  await expect(transaction.commit()).rejects.toThrow();
  expect(await count()).toBe(0);
});
