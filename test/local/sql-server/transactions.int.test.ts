// Transactions are alone with their database, end as one, and take what they hold with them, however they end.
import { eventually } from '../eventually';
import { query, rows, sql, startServer, type TestServer } from './server';

let server: TestServer;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
  await pool
    .request()
    .batch('CREATE TABLE dbo.Account (id int NOT NULL, amount int NOT NULL, CONSTRAINT PK_Account PRIMARY KEY (id));');
});
beforeEach(() =>
  pool.request().batch('DELETE FROM dbo.Account; INSERT INTO dbo.Account (id, amount) VALUES (1, 100);'),
);
afterAll(() => server.stop());

const amount = async (on: sql.ConnectionPool | sql.Transaction = pool) =>
  (await rows(on, 'SELECT amount FROM dbo.Account;'))[0]?.amount;
const add = (on: sql.ConnectionPool | sql.Transaction, by: number) =>
  query(on, `UPDATE dbo.Account SET amount = amount + ${by};`);

async function begun(on = pool): Promise<sql.Transaction> {
  const transaction = new sql.Transaction(on);
  await transaction.begin();
  return transaction;
}

/** Runs statements on one connection, outside the driver's own transactions. */
async function onOneConnection(work: (batch: (text: string) => Promise<sql.IResult<unknown>>) => Promise<void>) {
  const single = await server.connect('app', { pool: { max: 1, min: 1 } });
  await work((text) => single.request().batch(text));
  await single.close();
}

describe('a transaction', () => {
  test('is committed as a whole', async () => {
    const transaction = await begun();
    await add(transaction, 1);
    await add(transaction, 1);
    expect(await amount(transaction)).toBe(102);
    await transaction.commit();
    expect(await amount()).toBe(102);
  });

  test('is rolled back as a whole', async () => {
    const transaction = await begun();
    await add(transaction, 1);
    await transaction.rollback();
    expect(await amount()).toBe(100);
  });

  test('is ended by any error in it, and the driver is told so', async () => {
    const transaction = await begun();
    await add(transaction, 1);
    await expect(query(transaction, 'INSERT INTO dbo.Account (id, amount) VALUES (1, 0);')).rejects.toMatchObject({
      number: 2627,
    });
    await expect(transaction.commit()).rejects.toThrow();
    expect(await amount()).toBe(100);
  });

  test('survives what never ran: bad syntax, and what is not translated', async () => {
    const transaction = await begun();
    await add(transaction, 1);
    await expect(query(transaction, 'SELEC 1;')).rejects.toMatchObject({ number: 102 });
    await transaction.commit();
    expect(await amount()).toBe(101);
  });

  test('keeps other connections from the database from its first statement to its end', async () => {
    const transaction = await begun();
    await add(transaction, 1);
    const other = amount();
    const order: string[] = [];
    other.then(() => order.push('read'));
    await add(transaction, 1);
    order.push('written');
    await transaction.commit();
    expect(await other).toBe(102);
    expect(order).toEqual(['written', 'read']);
  });

  test('that has begun and done nothing keeps nobody out', async () => {
    const transaction = await begun();
    expect(await amount()).toBe(100);
    await transaction.rollback();
  });

  test('many at once lose no update', async () => {
    const crowd = await server.connect('app', { pool: { max: 8 } });
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        const transaction = await begun(crowd);
        const before = Number(await amount(transaction));
        await query(transaction, 'UPDATE dbo.Account SET amount = @now;', { now: [sql.Int, before + 1] });
        await transaction.commit();
      }),
    );
    expect(await amount()).toBe(124);
  });

  test('ends with its connection', async () => {
    const doomed = await server.connect('app', { pool: { max: 1 } });
    const transaction = await begun(doomed);
    await add(transaction, 50);
    const waiting = amount();
    doomed.close();
    await transaction.rollback().catch(() => undefined);
    expect(await waiting).toBe(100);
  });
});

describe('in T-SQL', () => {
  test('BEGIN, COMMIT and ROLLBACK nest by count', async () => {
    await onOneConnection(async (batch) => {
      await batch('SET XACT_ABORT ON; BEGIN TRANSACTION; BEGIN TRAN; UPDATE dbo.Account SET amount = 5; COMMIT;');
      expect((await batch('SELECT @@TRANCOUNT AS n;')).recordset).toEqual([{ n: 1 }]);
      await batch('ROLLBACK TRANSACTION;');
      expect((await batch('SELECT @@TRANCOUNT AS n, amount FROM dbo.Account;')).recordset).toEqual([
        { n: 0, amount: 100 },
      ]);
    });
  });

  test('a COMMIT or ROLLBACK without a transaction is 3902 or 3903', async () => {
    await expect(pool.request().batch('COMMIT;')).rejects.toMatchObject({ number: 3902 });
    await expect(pool.request().batch('ROLLBACK;')).rejects.toMatchObject({ number: 3903 });
  });

  test('savepoints are refused', async () => {
    await expect(pool.request().batch('SAVE TRANSACTION x;')).rejects.toMatchObject({ number: 50501 });
  });
});

describe('SET LOCK_TIMEOUT', () => {
  test.each([0, 150])('%i ms: who waits longer gets 1222, and the holder is not disturbed', async (milliseconds) => {
    const holder = await begun();
    await add(holder, 1);
    await onOneConnection(async (batch) => {
      await batch(`SET LOCK_TIMEOUT ${milliseconds};`);
      await expect(batch('SELECT amount FROM dbo.Account;')).rejects.toMatchObject({
        number: 1222,
        message: 'Lock request time out period exceeded.',
      });
      await holder.commit();
      expect((await batch('SELECT amount FROM dbo.Account;')).recordset).toEqual([{ amount: 101 }]);
    });
  });
});

describe('application locks', () => {
  async function getLock(on: sql.ConnectionPool | sql.Transaction, resource: string, mode = 'Exclusive', timeout = 0) {
    const request = on instanceof sql.Transaction ? new sql.Request(on) : new sql.Request(on);
    request.input('Resource', sql.NVarChar(255), resource).input('LockMode', sql.VarChar(32), mode);
    request.input('LockOwner', sql.VarChar(32), on instanceof sql.Transaction ? 'Transaction' : 'Session');
    const { returnValue } = await request.input('LockTimeout', sql.Int, timeout).execute('sp_getapplock');
    return returnValue;
  }
  const single = () => server.connect('app', { pool: { max: 1, min: 1 } });

  test('are granted to one, refused to the next after its time, and granted when they are free again', async () => {
    const [one, two] = await Promise.all([single(), single()]);
    expect(await getLock(one, 'migrate')).toBe(0);
    expect(await getLock(two, 'migrate')).toBe(-1);
    expect(await getLock(two, 'migrate', 'Exclusive', 50)).toBe(-1);
    const waiting = getLock(two, 'migrate', 'Exclusive', 10_000);
    await one.request().batch("EXEC sp_releaseapplock @Resource = N'migrate', @LockOwner = 'Session';");
    expect(await waiting).toBe(1);
    expect(await getLock(one, 'another')).toBe(0);
  });

  test('are shared by those who ask for that', async () => {
    const [one, two, three] = await Promise.all([single(), single(), single()]);
    expect(await getLock(one, 'shared', 'Shared')).toBe(0);
    expect(await getLock(two, 'shared', 'Shared')).toBe(0);
    expect(await getLock(three, 'shared', 'Exclusive')).toBe(-1);
  });

  test('need no lock of the database', async () => {
    const holder = await begun();
    await add(holder, 1);
    expect(await getLock(await single(), 'beside')).toBe(0);
    await holder.rollback();
  });

  test('of a transaction end with it, of a session with its connection', async () => {
    const transaction = await begun();
    expect(await getLock(transaction, 'short')).toBe(0);
    await transaction.commit();
    const [one, two] = await Promise.all([single(), single()]);
    expect(await getLock(one, 'short')).toBe(0);
    await one.close();
    await eventually('the lock of the closed connection', async () => (await getLock(two, 'short')) === 0);
  });

  test('are known to those who hold them, by APPLOCK_MODE', async () => {
    const [one, two] = await Promise.all([single(), single()]);
    const mode = async (on: sql.ConnectionPool | sql.Transaction, owner: string) =>
      (
        await rows(on, `SELECT APPLOCK_MODE('public', @name, '${owner}') AS mode;`, {
          name: [sql.NVarChar(255), 'mine'],
        })
      )[0]?.mode;
    await getLock(one, 'mine');
    expect([await mode(one, 'Session'), await mode(two, 'Session')]).toEqual(['Exclusive', 'NoLock']);
    const transaction = await begun();
    await getLock(transaction, 'another', 'Shared');
    expect(await mode(transaction, 'Transaction')).toBe('NoLock');
    await transaction.rollback();
    await one.request().batch("EXEC sp_releaseapplock @Resource = 'mine', @LockOwner = 'Session';");
    expect(await mode(one, 'Session')).toBe('NoLock');
    const inside = await begun();
    await getLock(inside, 'mine', 'Shared');
    expect([await mode(inside, 'Transaction'), await mode(inside, 'Session')]).toEqual(['Shared', 'NoLock']);
    await inside.rollback();
  });

  test('that are not held cannot be released', async () => {
    const release = pool.request().batch("EXEC sp_releaseapplock @Resource = 'never', @LockOwner = 'Session';");
    await expect(release).rejects.toMatchObject({ number: 1223 });
  });
});
