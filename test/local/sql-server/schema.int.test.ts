// DDL as migrations use it, and the catalog that tells of it.
import { rows, sql, startServer, type TestServer } from './server';

let server: TestServer;
let pool: sql.ConnectionPool;
const ddl = (text: string) => pool.request().batch(text);
const refused = (text: string) => expect(ddl(text)).rejects;

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
  await ddl('CREATE SCHEMA s;');
  await ddl(`CREATE TABLE s.Parent (
    a uniqueidentifier NOT NULL, b int NOT NULL, unicode nvarchar(100) NOT NULL, long nvarchar(max) NULL, code char(2) NULL,
    amount decimal(9,6) NULL, tiny tinyint NULL, big bigint NULL, stamp datetime2(3) NOT NULL CONSTRAINT DF_Parent_stamp DEFAULT (SYSUTCDATETIME()),
    flag bit NOT NULL DEFAULT (1), raw varbinary(max) NULL, day date NULL,
    CONSTRAINT PK_Parent PRIMARY KEY NONCLUSTERED (a ASC, b DESC),
    CONSTRAINT UQ_Parent_unicode UNIQUE (unicode),
    CONSTRAINT CK_Parent_code CHECK (code LIKE '[A-Z][A-Z]' OR code IN ('xx')));`);
  await ddl(`CREATE TABLE s.Child (
    id bigint IDENTITY(1,1) NOT NULL PRIMARY KEY CLUSTERED, a uniqueidentifier NOT NULL, b int NOT NULL, note nvarchar(200) NULL,
    CONSTRAINT FK_Child_Parent FOREIGN KEY (a, b) REFERENCES s.Parent (a, b) ON DELETE CASCADE) WITH (DATA_COMPRESSION = PAGE);`);
});
afterAll(() => server.stop());

test('INFORMATION_SCHEMA.COLUMNS tells the declared types', async () => {
  const columns = await rows(
    pool,
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type, CHARACTER_MAXIMUM_LENGTH AS length, NUMERIC_PRECISION AS precision,
       NUMERIC_SCALE AS scale, DATETIME_PRECISION AS part, IS_NULLABLE AS nullable
     FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 's' AND TABLE_NAME = N'Parent' ORDER BY ORDINAL_POSITION;`,
  );
  const none = { length: null, precision: null, scale: null, part: null, nullable: 'YES' };
  expect(columns).toEqual([
    { ...none, name: 'a', type: 'uniqueidentifier', nullable: 'NO' },
    { ...none, name: 'b', type: 'int', precision: 10, scale: 0, nullable: 'NO' },
    { ...none, name: 'unicode', type: 'nvarchar', length: 100, nullable: 'NO' },
    { ...none, name: 'long', type: 'nvarchar', length: -1 },
    { ...none, name: 'code', type: 'char', length: 2 },
    { ...none, name: 'amount', type: 'decimal', precision: 9, scale: 6 },
    { ...none, name: 'tiny', type: 'tinyint', precision: 3, scale: 0 },
    { ...none, name: 'big', type: 'bigint', precision: 19, scale: 0 },
    { ...none, name: 'stamp', type: 'datetime2', part: 3, nullable: 'NO' },
    { ...none, name: 'flag', type: 'bit', nullable: 'NO' },
    { ...none, name: 'raw', type: 'varbinary', length: -1 },
    { ...none, name: 'day', type: 'date', part: 0 },
  ]);
});

test('constraints are found under their names', async () => {
  const constraints = await rows(
    pool,
    `SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS name, CONSTRAINT_TYPE AS type FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
     WHERE CONSTRAINT_NAME LIKE '__[_]%' ORDER BY CONSTRAINT_NAME;`,
  );
  expect(constraints).toEqual([
    { tableName: 'Parent', name: 'CK_Parent_code', type: 'CHECK' },
    { tableName: 'Child', name: 'FK_Child_Parent', type: 'FOREIGN KEY' },
    { tableName: 'Parent', name: 'PK_Parent', type: 'PRIMARY KEY' },
    { tableName: 'Parent', name: 'UQ_Parent_unicode', type: 'UNIQUE' },
  ]);
});

test('an index has its name per table, a filter, included columns and options', async () => {
  await ddl(`CREATE UNIQUE NONCLUSTERED INDEX IX_note ON s.Child (note ASC, a DESC) INCLUDE (b) WHERE note IS NOT NULL WITH (FILLFACTOR = 90);
             CREATE INDEX IX_note ON s.Parent (long) WITH (ONLINE = ON);`);
  const indexes = `SELECT i.name, t.name AS tableName, i.is_unique, i.has_filter FROM sys.indexes AS i
    JOIN sys.tables AS t ON t.object_id = i.object_id JOIN sys.schemas AS c ON c.schema_id = t.schema_id
    WHERE c.name = 's' AND i.name LIKE 'IX[_]%' ORDER BY t.name;`;
  expect(await rows(pool, indexes)).toEqual([
    { name: 'IX_note', tableName: 'Child', is_unique: true, has_filter: true },
    { name: 'IX_note', tableName: 'Parent', is_unique: false, has_filter: false },
  ]);
  await ddl('DROP INDEX IX_note ON s.Child; DROP INDEX IX_note ON s.Parent;');
  expect(await rows(pool, indexes)).toEqual([]);
});

test('columns are added, changed and dropped', async () => {
  const about = (column: string) =>
    rows(
      pool,
      `SELECT DATA_TYPE AS type, CHARACTER_MAXIMUM_LENGTH AS length, IS_NULLABLE AS nullable
       FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'Child' AND COLUMN_NAME = '${column}';`,
    );
  await ddl("ALTER TABLE s.Child ADD extra nvarchar(10) NOT NULL CONSTRAINT DF_Child_extra DEFAULT (N'new');");
  expect(await about('extra')).toEqual([{ type: 'nvarchar', length: 10, nullable: 'NO' }]);
  await ddl('ALTER TABLE s.Child ALTER COLUMN extra nvarchar(20) NULL;');
  expect(await about('extra')).toEqual([{ type: 'nvarchar', length: 20, nullable: 'YES' }]);

  await refused('ALTER TABLE s.Child DROP COLUMN extra;').toMatchObject({
    number: 5074,
    message: "The object 'DF_Child_extra' is dependent on column 'extra'.",
  });
  await ddl('ALTER TABLE s.Child DROP CONSTRAINT DF_Child_extra; ALTER TABLE s.Child DROP COLUMN extra;');
  expect(await about('extra')).toEqual([]);
});

test('constraints are added and dropped', async () => {
  await ddl(`ALTER TABLE s.Parent ADD CONSTRAINT CK_Parent_b CHECK (b > 0);
             ALTER TABLE s.Parent ADD CONSTRAINT DF_Parent_b DEFAULT (7) FOR b;
             ALTER TABLE s.Parent WITH CHECK ADD CONSTRAINT UQ_Parent_big UNIQUE NONCLUSTERED (big);`);
  const insert = `INSERT INTO s.Parent (a, unicode) OUTPUT inserted.b VALUES (NEWID(), N'defaults');`;
  expect(await rows(pool, insert)).toEqual([{ b: 7 }]);
  await ddl(`ALTER TABLE s.Parent DROP CONSTRAINT CK_Parent_b;
             ALTER TABLE s.Parent DROP CONSTRAINT DF_Parent_b; ALTER TABLE s.Parent DROP CONSTRAINT UQ_Parent_big;`);
  await refused('ALTER TABLE s.Parent DROP CONSTRAINT CK_Parent_b;').toMatchObject({ number: 3728 });
  await refused(insert).toMatchObject({ number: 515 });
});

test('a check that is added with NOCHECK leaves the rows that are there, and holds for new ones', async () => {
  await ddl(`CREATE TABLE s.Lenient (a int NOT NULL); INSERT INTO s.Lenient (a) VALUES (1);
             ALTER TABLE s.Lenient WITH NOCHECK ADD CONSTRAINT CK_Lenient_a CHECK (a > 1);`);
  await refused('INSERT INTO s.Lenient (a) VALUES (1);').toMatchObject({ number: 547 });
  expect(await rows(pool, 'SELECT a FROM s.Lenient;')).toEqual([{ a: 1 }]);
  await refused('ALTER TABLE s.Lenient WITH CHECK ADD CONSTRAINT CK_Lenient_b CHECK (a > 1);').toMatchObject({
    number: 547,
  });
  await ddl('DROP TABLE s.Lenient;');
});

test('deleting a parent deletes its children where the foreign key says so', async () => {
  await ddl(`INSERT INTO s.Parent (a, b, unicode) VALUES ('00000000-0000-0000-0000-000000000001', 1, N'p');
             INSERT INTO s.Child (a, b) VALUES ('00000000-0000-0000-0000-000000000001', 1);
             DELETE FROM s.Parent WHERE b = 1;`);
  expect(await rows(pool, 'SELECT COUNT(*) AS n FROM s.Child;')).toEqual([{ n: 0 }]);
});

test('DDL is part of its transaction', async () => {
  const transaction = new sql.Transaction(pool);
  await transaction.begin();
  await new sql.Request(transaction).batch('CREATE TABLE s.Gone (a int NOT NULL); INSERT INTO s.Gone (a) VALUES (1);');
  await transaction.rollback();
  await refused('SELECT a FROM s.Gone;').toMatchObject({ number: 208 });
});

test.each([
  ['CREATE TABLE s.Parent (a int);', 2714],
  ['CREATE SCHEMA s;', 2714],
  ['DROP TABLE s.Nothing;', 3701],
  ['DROP TABLE s.Parent;', 3726],
  ['CREATE TABLE nowhere.T (a int);', 2760],
  ['CREATE TABLE s.Twice (a int, a int);', 2705],
  ['CREATE TABLE s.T (a int, b AS (a + 1));', 50501],
  ['CREATE TABLE s.T (a xml NULL);', 50501],
  ['CREATE TABLE s.T (a nvarchar(10) COLLATE Latin1_General_CI_AS NULL);', 50501],
  [`CREATE TABLE s.${'long'.repeat(16)} (a int);`, 50501],
])('%s is error %i', async (text, number) => {
  await refused(text).toMatchObject({ number });
});
