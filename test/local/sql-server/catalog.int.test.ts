// What the views of sys tell of tables, constraints and indexes, in SQL Server's terms.
import { rows, type sql, startServer, type TestServer } from './server';

let server: TestServer;
let pool: sql.ConnectionPool;
const ddl = (text: string) => pool.request().batch(text);

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
  await ddl('CREATE SCHEMA s;');
  await ddl(`CREATE TABLE s.Parent (
    a uniqueidentifier NOT NULL, b int NOT NULL, unicode nvarchar(100) NOT NULL, long nvarchar(max) NULL, code char(2) NULL,
    amount decimal(9,6) NULL, tiny tinyint NULL, big bigint NULL, stamp datetime2(3) NOT NULL CONSTRAINT DF_Parent_stamp DEFAULT (SYSUTCDATETIME()),
    flag bit NOT NULL DEFAULT (1), raw varbinary(max) NULL, day date NULL, hash binary(32) NULL, money decimal(20) NULL, plain varchar(10) NULL,
    CONSTRAINT PK_Parent PRIMARY KEY NONCLUSTERED (a ASC, b DESC),
    CONSTRAINT UQ_Parent_unicode UNIQUE CLUSTERED (unicode),
    CONSTRAINT CK_Parent_code CHECK (code LIKE '[A-Z][A-Z]' OR code IN ('xx')));`);
  await ddl(`CREATE TABLE s.Child (
    id bigint IDENTITY(1,1) NOT NULL CONSTRAINT CK_Child_id CHECK (id > 0), a uniqueidentifier NOT NULL, b int NOT NULL, note nvarchar(200) NULL,
    CONSTRAINT FK_Child_Parent FOREIGN KEY (a, b) REFERENCES s.Parent (a, b) ON DELETE CASCADE);`);
});
afterAll(() => server.stop());

test('sys.columns and sys.types tell sizes in bytes, precision and scale', async () => {
  const columns = await rows(
    pool,
    `SELECT c.name, y.name AS type, c.max_length, c.precision, c.scale, c.is_nullable FROM sys.columns AS c
     JOIN sys.types AS y ON y.user_type_id = c.user_type_id JOIN sys.tables AS t ON t.object_id = c.object_id
     WHERE t.name = 'Parent' ORDER BY c.column_id;`,
  );
  const told = columns.map((c) => [c.name, c.type, c.max_length, c.precision, c.scale, c.is_nullable]);
  expect(told).toEqual([
    ['a', 'uniqueidentifier', 16, 0, 0, false],
    ['b', 'int', 4, 10, 0, false],
    ['unicode', 'nvarchar', 200, 0, 0, false],
    ['long', 'nvarchar', -1, 0, 0, true],
    ['code', 'char', 2, 0, 0, true],
    ['amount', 'decimal', 5, 9, 6, true],
    ['tiny', 'tinyint', 1, 3, 0, true],
    ['big', 'bigint', 8, 19, 0, true],
    ['stamp', 'datetime2', 7, 23, 3, false],
    ['flag', 'bit', 1, 1, 0, false],
    ['raw', 'varbinary', -1, 0, 0, true],
    ['day', 'date', 3, 10, 0, true],
    ['hash', 'binary', 32, 0, 0, true],
    ['money', 'decimal', 13, 20, 0, true],
    ['plain', 'varchar', 10, 0, 0, true],
  ]);
});

test('text has the collation of its database, and an identity says so', async () => {
  const collated = `SELECT c.name FROM sys.columns AS c JOIN sys.tables AS t ON t.object_id = c.object_id
    JOIN sys.databases AS d ON d.collation_name = c.collation_name WHERE d.name = DB_NAME() AND t.name = 'Parent' ORDER BY c.name;`;
  expect((await rows(pool, collated)).map(({ name }) => name)).toEqual(['code', 'long', 'plain', 'unicode']);
  expect(await rows(pool, 'SELECT name, column_id FROM sys.columns WHERE is_identity = 1;')).toEqual([
    { name: 'id', column_id: 1 },
  ]);
});

test('defaults and checks have their T-SQL in parentheses, a number in two pairs', async () => {
  const defaults = `SELECT d.name, c.name AS columnName, d.definition, d.is_system_named FROM sys.default_constraints AS d
    JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id ORDER BY c.column_id;`;
  expect(await rows(pool, defaults)).toEqual([
    { name: 'DF_Parent_stamp', columnName: 'stamp', definition: '(SYSUTCDATETIME())', is_system_named: false },
    { name: 'DF__Parent__flag', columnName: 'flag', definition: '((1))', is_system_named: true },
  ]);
  expect(await rows(pool, 'SELECT name, definition FROM sys.check_constraints ORDER BY name;')).toEqual([
    { name: 'CK_Child_id', definition: '(id > 0)' },
    { name: 'CK_Parent_code', definition: "(code LIKE '[A-Z][A-Z]' OR code IN ('xx'))" },
  ]);
});

test('a definition goes with its constraint, and stays when the type of its column changes', async () => {
  const about = async () =>
    rows(
      pool,
      `SELECT d.name, d.definition, y.name AS type, c.max_length FROM sys.columns AS c JOIN sys.types AS y ON y.user_type_id = c.user_type_id
       LEFT JOIN sys.default_constraints AS d ON d.parent_object_id = c.object_id AND d.parent_column_id = c.column_id WHERE c.name = 'extra';`,
    );
  await ddl("ALTER TABLE s.Child ADD extra nvarchar(10) NULL CONSTRAINT DF_Child_extra DEFAULT (N'x');");
  await ddl('ALTER TABLE s.Child ALTER COLUMN extra nvarchar(20) NULL;');
  expect(await about()).toEqual([{ name: 'DF_Child_extra', definition: "(N'x')", type: 'nvarchar', max_length: 40 }]);
  await ddl('ALTER TABLE s.Child DROP CONSTRAINT DF_Child_extra;');
  expect(await about()).toEqual([{ name: null, definition: null, type: 'nvarchar', max_length: 40 }]);
  await ddl("ALTER TABLE s.Child ADD CONSTRAINT DF_Child_again DEFAULT ('y') FOR extra;");
  expect(await about()).toEqual([{ name: 'DF_Child_again', definition: "('y')", type: 'nvarchar', max_length: 40 }]);
  await ddl('ALTER TABLE s.Child DROP CONSTRAINT DF_Child_again; ALTER TABLE s.Child DROP COLUMN extra;');
});

test('a check that was added with NOCHECK is not trusted', async () => {
  await ddl('ALTER TABLE s.Child WITH NOCHECK ADD CONSTRAINT CK_Child_b CHECK (b > 0);');
  expect(await rows(pool, 'SELECT name FROM sys.check_constraints WHERE is_not_trusted = 1;')).toEqual([
    { name: 'CK_Child_b' },
  ]);
  await ddl('ALTER TABLE s.Child DROP CONSTRAINT CK_Child_b;');
});

test('a foreign key has its pairs of columns in order and what it does on a delete', async () => {
  const keys = `SELECT f.name, p.name AS parent, r.name AS referenced, f.delete_referential_action_desc AS onDelete,
      f.update_referential_action AS onUpdate, c.name AS columnName, rc.name AS referencedName
    FROM sys.foreign_keys AS f JOIN sys.tables AS p ON p.object_id = f.parent_object_id JOIN sys.tables AS r ON r.object_id = f.referenced_object_id
    JOIN sys.foreign_key_columns AS k ON k.constraint_object_id = f.object_id
    JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
    JOIN sys.columns AS rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id ORDER BY k.constraint_column_id;`;
  const key = { name: 'FK_Child_Parent', parent: 'Child', referenced: 'Parent', onDelete: 'CASCADE', onUpdate: 0 };
  expect(await rows(pool, keys)).toEqual([
    { ...key, columnName: 'a', referencedName: 'a' },
    { ...key, columnName: 'b', referencedName: 'b' },
  ]);
});

test('indexes have their kind, filter, keys with directions and included columns; a table without a clustered one is a heap', async () => {
  await ddl('CREATE UNIQUE INDEX IX_note ON s.Child (note ASC, a DESC) INCLUDE (b) WHERE note IS NOT NULL;');
  const indexes = `SELECT t.name AS tableName, i.name, i.index_id, i.type_desc, i.is_unique, i.is_primary_key, i.is_unique_constraint,
      i.filter_definition
    FROM sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id ORDER BY t.name, i.index_id;`;
  const told = (await rows(pool, indexes)).map((index) => Object.values(index));
  expect(told).toEqual([
    ['Child', null, 0, 'HEAP', false, false, false, null],
    ['Child', 'IX_note', 2, 'NONCLUSTERED', true, false, false, '(note IS NOT NULL)'],
    ['Parent', 'UQ_Parent_unicode', 1, 'CLUSTERED', true, false, true, null],
    ['Parent', 'PK_Parent', 2, 'NONCLUSTERED', true, true, false, null],
  ]);
  const keys = `SELECT i.name, c.name AS columnName, k.key_ordinal, k.is_descending_key, k.is_included_column FROM sys.index_columns AS k
    JOIN sys.indexes AS i ON i.object_id = k.object_id AND i.index_id = k.index_id
    JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
    WHERE i.name IN ('IX_note', 'PK_Parent') ORDER BY i.name, k.index_column_id;`;
  expect((await rows(pool, keys)).map((column) => Object.values(column))).toEqual([
    ['IX_note', 'note', 1, false, false],
    ['IX_note', 'a', 2, true, false],
    ['IX_note', 'b', 0, false, true],
    ['PK_Parent', 'a', 1, false, false],
    ['PK_Parent', 'b', 2, true, false],
  ]);
  await ddl('DROP INDEX IX_note ON s.Child;');
});

test('sys.key_constraints names the index of each key', async () => {
  const keys = 'SELECT name, type, unique_index_id FROM sys.key_constraints ORDER BY name;';
  expect(await rows(pool, keys)).toEqual([
    { name: 'PK_Parent', type: 'PK', unique_index_id: 2 },
    { name: 'UQ_Parent_unicode', type: 'UQ', unique_index_id: 1 },
  ]);
});
