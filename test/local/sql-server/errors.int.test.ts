// Errors have SQL Server's numbers and words: the app decides by them.
import { type Inputs, query, sql, startServer, type TestServer } from './server';

let server: TestServer;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
  await pool.request().batch('CREATE SCHEMA s;');
  await pool.request().batch(`
    CREATE TABLE s.T (id int NOT NULL, name nvarchar(5) NULL, code char(2) NULL, ascii varchar(20) NULL, size tinyint NULL,
      isOn bit NULL, hash binary(4) NULL, price decimal(5,2) NULL, guid uniqueidentifier NULL, at datetime2(3) NULL, own int NULL,
      must int NOT NULL CONSTRAINT DF_T_must DEFAULT (0),
      CONSTRAINT PK_T PRIMARY KEY (id), CONSTRAINT UQ_T_name UNIQUE (name), CONSTRAINT CK_T_own CHECK (own > 0),
      CONSTRAINT CK_T_two CHECK (own > size));
    CREATE UNIQUE INDEX IX_T_code ON s.T (code) WHERE code IS NOT NULL;
    CREATE TABLE s.Child (id int NOT NULL IDENTITY(1,1), parent int NOT NULL,
      CONSTRAINT FK_Child_T FOREIGN KEY (parent) REFERENCES s.T (id));
    INSERT INTO s.T (id, name, code) VALUES (1, N'one', 'AA');
    INSERT INTO s.Child (parent) VALUES (1);`);
});
afterAll(() => server.stop());

test.each<[number, string, string, Inputs?]>([
  [
    2627,
    'INSERT INTO s.T (id) VALUES (1);',
    "Violation of PRIMARY KEY constraint 'PK_T'. Cannot insert duplicate key in object 's.T'. The duplicate key value is (1).",
  ],
  [
    2627,
    "INSERT INTO s.T (id, name) VALUES (2, N'one');",
    "Violation of UNIQUE KEY constraint 'UQ_T_name'. Cannot insert duplicate key in object 's.T'. The duplicate key value is (one).",
  ],
  [
    2601,
    "INSERT INTO s.T (id, code) VALUES (2, 'AA');",
    "Cannot insert duplicate key row in object 's.T' with unique index 'IX_T_code'. The duplicate key value is (AA).",
  ],
  [
    547,
    'INSERT INTO s.Child (parent) VALUES (9);',
    'The INSERT statement conflicted with the FOREIGN KEY constraint "FK_Child_T". The conflict occurred in database "app", table "s.T", column \'id\'.',
  ],
  [
    547,
    'DELETE FROM s.T WHERE id = 1;',
    'The DELETE statement conflicted with the REFERENCE constraint "FK_Child_T". The conflict occurred in database "app", table "s.Child", column \'parent\'.',
  ],
  [
    547,
    'UPDATE s.T SET own = 0;',
    'The UPDATE statement conflicted with the CHECK constraint "CK_T_own". The conflict occurred in database "app", table "s.T", column \'own\'.',
  ],
  [
    547,
    'UPDATE s.T SET own = 1, size = 2;',
    'The UPDATE statement conflicted with the CHECK constraint "CK_T_two". The conflict occurred in database "app", table "s.T".',
  ],
  [
    515,
    'INSERT INTO s.T (id, must) VALUES (3, NULL);',
    "Cannot insert the value NULL into column 'must', table 'app.s.T'; column does not allow nulls. INSERT fails.",
  ],
  [
    2628,
    'UPDATE s.T SET name = @v;',
    "String or binary data would be truncated in table 'app.s.T', column 'name'. Truncated value: ''.",
    { v: [sql.NVarChar(50), '😀😀😀'] },
  ],
  [
    2628,
    'UPDATE s.T SET hash = 0x0102030405;',
    "String or binary data would be truncated in table 'app.s.T', column 'hash'.",
  ],
  [208, 'SELECT id FROM s.Nothing;', "Invalid object name 's.Nothing'."],
  [208, 'SELECT id FROM nowhere.T;', "Invalid object name 'nowhere.T'."],
  [207, 'SELECT nothing FROM s.T;', "Invalid column name 'nothing'."],
  [207, 'SELECT t.nothing FROM s.T AS t;', "Invalid column name 'nothing'."],
  [207, 'INSERT INTO s.T (id, nothing) VALUES (4, 1);', "Invalid column name 'nothing'."],
  [4104, 'SELECT x.id FROM s.T AS t;', 'The multi-part identifier "x" could not be bound.'],
  [209, 'SELECT id FROM s.T AS a JOIN s.T AS b ON a.id = b.id;', "Ambiguous column name 'id'."],
  [544, 'INSERT INTO s.Child (id, parent) VALUES (5, 1);', 'Cannot insert explicit value for identity column'],
  [245, "SELECT CAST(N'x' AS int);", "Conversion failed when converting the nvarchar value 'x' to data type int."],
  [
    8169,
    "SELECT CAST('x' AS uniqueidentifier);",
    'Conversion failed when converting from a character string to uniqueidentifier.',
  ],
  [8114, "SELECT CAST('x' AS decimal(5,2));", 'Error converting data type nvarchar to numeric.'],
  [
    241,
    "SELECT CAST('2026-13-01' AS date);",
    'Conversion failed when converting date and/or time from character string.',
  ],
  [8115, 'UPDATE s.T SET price = 12345;', 'Arithmetic overflow error'],
  [8115, 'SELECT CAST(3000000000 AS int);', 'Arithmetic overflow error'],
  [220, 'UPDATE s.T SET size = 300;', 'Arithmetic overflow error for data type tinyint'],
  [8134, 'SELECT 1 / (id - 1) FROM s.T;', 'Divide by zero error encountered.'],
  [13609, "SELECT j.a FROM OPENJSON(N'[{') WITH (a int '$.a') AS j;", 'JSON text is not properly formatted.'],
  [50501, "UPDATE s.T SET ascii = N'é';", 'text beyond ASCII in the varchar(20) column ascii of s.T'],
  [50501, "UPDATE s.T SET code = 'A';", 'must be padded to fill the char(2) column code of s.T'],
])('%i: %s', async (number, statement, message, inputs = {}) => {
  await expect(query(pool, statement, inputs)).rejects.toMatchObject({
    number,
    message: expect.stringContaining(message),
  });
});

test('an error ends its batch, and the connection lives on', async () => {
  await expect(query(pool, 'SELECT 1 AS a; SELECT 1 / 0 AS b; DELETE FROM s.Child;')).rejects.toMatchObject({
    number: 8134,
  });
  expect((await query(pool, 'SELECT COUNT(*) AS n FROM s.Child;')).recordset).toEqual([{ n: 1 }]);
});
