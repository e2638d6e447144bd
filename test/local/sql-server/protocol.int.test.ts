// The wire: what the real mssql client sends and gets back.
import { query, rows, sql, startServer, type TestServer } from './server';

let server: TestServer;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
});
afterAll(() => server.stop());

describe('login', () => {
  test('an unknown database is refused with 4060', async () => {
    await expect(server.connect('nowhere')).rejects.toMatchObject({
      code: 'ELOGIN',
      message: expect.stringContaining('Cannot open database "nowhere"'),
    });
  });

  test('a user must be named', async () => {
    await expect(server.connect('app', { user: '' })).rejects.toMatchObject({ code: 'ELOGIN' });
  });

  test('without a database the session is in master', async () => {
    const master = await server.connect('');
    expect(await rows(master, 'SELECT DB_NAME() AS name')).toEqual([{ name: 'master' }]);
  });
});

describe('parameters and result columns', () => {
  const guid = '01234567-89AB-CDEF-0123-456789ABCDEF';
  test.each<[string, sql.ISqlType | (() => sql.ISqlType), unknown]>([
    ['int', sql.Int, -2_147_483_648],
    ['smallint', sql.SmallInt, -5],
    ['tinyint', sql.TinyInt, 255],
    ['bigint, which is a string', sql.BigInt, '-9223372036854775808'],
    ['bit', sql.Bit, true],
    ['bit', sql.Bit, false],
    ['nvarchar', sql.NVarChar(100), 'Ünïcode ユニコード 👩‍👩‍👧 \r\n\t"\'\\'],
    ['nvarchar(max)', sql.NVarChar(sql.MAX), ''],
    ['varchar', sql.VarChar(50), "plain 'text' 100 %"],
    ['uniqueidentifier', sql.UniqueIdentifier, guid],
    ['datetime2(3)', sql.DateTime2(3), new Date('2026-11-22T13:14:15.123Z')],
    ['datetime2 before 1900', sql.DateTime2(3), new Date('0001-01-01T00:00:00.000Z')],
    ['datetime2 at the end of time', sql.DateTime2(3), new Date('9999-12-31T23:59:59.999Z')],
    ['datetime', sql.DateTime, new Date('2026-11-22T13:14:15.123Z')],
    ['date', sql.Date, new Date('2024-02-29T00:00:00.000Z')],
    ['decimal', sql.Decimal(9, 6), -12.345678],
    ['decimal below one', sql.Decimal(9, 6), 0.000001],
    ['float', sql.Float, 1.7976931348623157e308],
    ['varbinary', sql.VarBinary(sql.MAX), Buffer.from([0, 1, 254, 255])],
    ['binary', sql.Binary, Buffer.from([0, 1, 254, 255])],
    ['empty varbinary', sql.VarBinary(sql.MAX), Buffer.alloc(0)],
  ])('%s comes back as it went', async (_, type, value) => {
    expect(await rows(pool, 'SELECT @value AS value', { value: [type, value] })).toEqual([{ value }]);
  });

  test.each<[string, sql.ISqlType | (() => sql.ISqlType)]>([
    ['int', sql.Int],
    ['bigint', sql.BigInt],
    ['bit', sql.Bit],
    ['nvarchar(max)', sql.NVarChar(sql.MAX)],
    ['varchar(10)', sql.VarChar(10)],
    ['uniqueidentifier', sql.UniqueIdentifier],
    ['datetime2', sql.DateTime2(7)],
    ['date', sql.Date],
    ['decimal', sql.Decimal(18, 2)],
    ['float', sql.Float],
    ['varbinary(max)', sql.VarBinary(sql.MAX)],
  ])('a null of %s stays null', async (_, type) => {
    expect(await rows(pool, 'SELECT @value AS value', { value: [type, null] })).toEqual([{ value: null }]);
  });

  test('several megabytes of text and binary go both ways', async () => {
    const text = '0123456789äöü€😀'.repeat(250_000);
    const bytes = Buffer.alloc(3_000_000, 7);
    const inputs = { text: [sql.NVarChar(sql.MAX), text], bytes: [sql.VarBinary(sql.MAX), bytes] } as const;
    const [row] = await rows(pool, 'SELECT @text AS text, @bytes AS bytes', inputs);
    expect(row?.text === text).toBe(true);
    expect(bytes.equals(row?.bytes as Buffer)).toBe(true);
  });

  test('half a surrogate pair is refused and not replaced', async () => {
    await expect(rows(pool, 'SELECT @t AS t', { t: [sql.NVarChar(10), '\ud83d'] })).rejects.toMatchObject({
      number: 50501,
    });
  });

  test('an undeclared parameter is error 137', async () => {
    await expect(query(pool, 'SELECT @nobody AS x')).rejects.toMatchObject({ number: 137 });
  });
});

describe('batches', () => {
  test('give a result set for each query and a count for each statement', async () => {
    const result = await pool.request().batch(`
      CREATE TABLE dbo.Counted (n int NOT NULL);
      INSERT INTO dbo.Counted (n) VALUES (1), (2), (3);
      SELECT n FROM dbo.Counted ORDER BY n;
      UPDATE dbo.Counted SET n = n + 1 WHERE n > 1;
      SELECT @@ROWCOUNT AS changed; -- the statement before
      /* nobody */ DELETE FROM dbo.Counted WHERE n = 77;`);
    expect(result.recordsets).toEqual([[{ n: 1 }, { n: 2 }, { n: 3 }], [{ changed: 2 }]]);
    expect(result.rowsAffected).toEqual([3, 3, 2, 1, 0]);
  });

  test('SET NOCOUNT ON sends no counts, and holds for the batch of sp_executesql only', async () => {
    expect((await query(pool, 'SET NOCOUNT ON; DELETE FROM dbo.Counted WHERE n = 78;')).rowsAffected).toEqual([]);
    expect((await query(pool, 'DELETE FROM dbo.Counted WHERE n = 78;')).rowsAffected).toEqual([0]);
  });

  test('an expression without a name gives a column without a name', async () => {
    expect((await query(pool, "SELECT 1 + 1, 'x' AS named;")).recordset).toEqual([{ '': 2, named: 'x' }]);
  });

  test('the client may ask whether a connection lives while another holds the database', async () => {
    const transaction = new sql.Transaction(pool);
    await transaction.begin();
    await query(transaction, 'INSERT INTO dbo.Counted (n) VALUES (50);');
    expect((await pool.request().batch('SELECT 1;')).recordset).toEqual([{ '': 1 }]);
    await transaction.rollback();
  });
});

describe('cancelling', () => {
  /** A request that waits for the lock which another connection's transaction holds. */
  async function blocked(pool: sql.ConnectionPool) {
    const holder = new sql.Transaction(pool);
    await holder.begin();
    await query(holder, 'UPDATE dbo.Counted SET n = n;');
    return holder;
  }

  test('a request over its time is cancelled on the server, and its connection lives on', async () => {
    const impatient = await server.connect('app', { requestTimeout: 200, pool: { max: 1 } });
    const holder = await blocked(pool);
    await expect(query(impatient, 'DELETE FROM dbo.Counted;')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    await holder.rollback();
    const [left] = await rows(impatient, 'SELECT COUNT(*) AS n FROM dbo.Counted');
    expect(left?.n).toBeGreaterThan(0);
  });

  test('cancel() answers at once', async () => {
    const holder = await blocked(pool);
    const request = pool.request();
    const answer = request.query('DELETE FROM dbo.Counted;');
    setImmediate(() => request.cancel());
    await expect(answer).rejects.toMatchObject({ code: 'ECANCEL' });
    await holder.rollback();
  });

  test('a connection that is dropped while it waits leaves the line', async () => {
    const other = await server.connect('app', { pool: { max: 1 } });
    const holder = await blocked(pool);
    const waiting = expect(query(other, 'DELETE FROM dbo.Counted;')).rejects.toThrow();
    await other.close();
    await holder.rollback();
    await waiting;
    const [left] = await rows(pool, 'SELECT COUNT(*) AS n FROM dbo.Counted');
    expect(left?.n).toBeGreaterThan(0);
  });
});
