// Databases come and go, and what is on disk outlives the process, however that ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '../../../local/stand-in-process';
import { query, rows, sql, startServer, type TestServer } from './server';

describe('databases of a server', () => {
  let server: TestServer;
  let master: sql.ConnectionPool;

  beforeAll(async () => {
    server = await startServer();
    master = await server.connect('master');
  });
  afterAll(() => server.stop());

  test('are created, listed, separate from each other, and dropped', async () => {
    await master.request().batch('CREATE DATABASE [one-db];');
    await master.request().batch('CREATE DATABASE two;');
    const names = async () =>
      (await rows(master, 'SELECT name FROM sys.databases ORDER BY database_id;')).map(({ name }) => name);
    expect(await names()).toEqual(['master', 'app', 'one-db', 'two']);
    expect(await rows(master, "SELECT DB_ID('two') AS two, DB_ID(N'nothing') AS nothing;")).toEqual([
      { two: 4, nothing: null },
    ]);

    const [one, two] = [await server.connect('one-db'), await server.connect('two')];
    await one.request().batch('CREATE TABLE dbo.T (a int NOT NULL);');
    await expect(query(two, 'SELECT a FROM dbo.T;')).rejects.toMatchObject({ number: 208 });
    expect(await rows(one, 'SELECT DB_NAME() AS name;')).toEqual([{ name: 'one-db' }]);

    await master
      .request()
      .batch('ALTER DATABASE [one-db] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [one-db];');
    await master.request().batch('DROP DATABASE IF EXISTS [one-db];');
    expect(await names()).toEqual(['master', 'app', 'two']);
    await expect(query(one, 'SELECT a FROM dbo.T;')).rejects.toThrow();
    await expect(server.connect('one-db')).rejects.toMatchObject({ code: 'ELOGIN' });
  });

  test('do not wait for each other', async () => {
    await master.request().batch('CREATE DATABASE busy;');
    const busy = await server.connect('busy');
    await busy.request().batch('CREATE TABLE dbo.T (a int NOT NULL);');
    const holder = new sql.Transaction(busy);
    await holder.begin();
    await query(holder, 'INSERT INTO dbo.T (a) VALUES (1);');
    expect(await rows(await server.connect('app'), 'SELECT DB_NAME() AS name;')).toEqual([{ name: 'app' }]);
    await holder.rollback();
  });

  test.each([
    ['CREATE DATABASE app;', 1801],
    ['DROP DATABASE nothing;', 3701],
    ['DROP DATABASE master;', 3702],
    ['BEGIN TRAN; CREATE DATABASE x;', 226],
  ])('%s is error %i', async (text, number) => {
    await expect(master.request().batch(text)).rejects.toMatchObject({ number });
  });
});

describe('a server with a folder', () => {
  let folder: string;
  const start = () => startServer('--data', folder);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sql-server-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('has after kill -9 what was committed, and nothing else', async () => {
    const first = await start();
    const before = await first.connect();
    await before.request().batch('CREATE TABLE dbo.T (a int NOT NULL, b nvarchar(10) NOT NULL);');
    await query(before, "INSERT INTO dbo.T (a, b) VALUES (1, N'kept');");
    const open = new sql.Transaction(before);
    await open.begin();
    await query(open, "INSERT INTO dbo.T (a, b) VALUES (2, N'open');");
    await first.standIn.kill();
    await open.rollback().catch(() => undefined);
    await first.stop();

    const second = await start();
    expect(await rows(await second.connect(), 'SELECT a, b FROM dbo.T;')).toEqual([{ a: 1, b: 'kept' }]);
    await second.stop();
  });

  test('keeps its databases over an orderly end, and forgets the dropped ones', async () => {
    const first = await start();
    const master = await first.connect('master');
    await master.request().batch('CREATE DATABASE kept; CREATE DATABASE dropped; DROP DATABASE dropped;');
    await first.stop();

    const second = await start();
    const names = await rows(await second.connect('master'), 'SELECT name FROM sys.databases ORDER BY name;');
    expect(names.map(({ name }) => name)).toEqual(['app', 'kept', 'master']);
    await second.stop();
  });

  test('cannot be started twice: one line says why', async () => {
    const first = await start();
    const second = startStandIn('sql-server/main.js', ['--port', '0', '--data', folder], process.env, () => undefined);
    await expect(second).rejects.toMatchObject({
      reason: `sql-server: the folder ${folder} is in use by another process`,
    });
    await first.stop();
  });

  test('says in one line that its port is taken', async () => {
    const first = await start();
    const port = String(first.standIn.port);
    const second = startStandIn('sql-server/main.js', ['--port', port], process.env, () => undefined);
    await expect(second).rejects.toMatchObject({ reason: expect.stringMatching(/^sql-server: .*EADDRINUSE.*$/) });
    await first.stop();
  });
});
