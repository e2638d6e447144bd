// What the statements of a migration are told to do.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Ddl } from '../../../cli/migrate/ddl/ddl';
import { TextNeverEnds } from '../../../cli/migrate/ddl/errors';
import { parseStatements } from '../../../cli/migrate/ddl/statements';
import { soup } from './ddl-soup';

const read = (text: string): Ddl[] => parseStatements(text).map((statement) => statement.ddl);
const table = { schema: 'profile', name: 'Address' };
const sameForAll = { isSameForAllRows: true, isForOldRows: false };
const column = { name: 'a', type: 'int', isNullable: true, isIdentity: false, constraints: [] };

test('a table is read with its columns and its constraints', () => {
  const text = `CREATE TABLE profile.[Address] (
    id      bigint IDENTITY(1, 1) NOT NULL,
    kind    VARCHAR (20) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT DF_kind DEFAULT ('home, (x)'),
    owner   int NULL REFERENCES dbo.Users (id) ON DELETE SET NULL,
    [check] decimal(9,6) DEFAULT -1 CHECK ([check] > 0),
    total   AS (id * 2) PERSISTED,
    CONSTRAINT PK_Address PRIMARY KEY CLUSTERED (id) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    UNIQUE (kind)
  ) ON [PRIMARY] WITH (DATA_COMPRESSION = PAGE);`;
  expect(read(text)).toEqual([
    {
      kind: 'create-table',
      table,
      columns: [
        { ...column, name: 'id', type: 'bigint', isNullable: false, isIdentity: true },
        {
          ...column,
          name: 'kind',
          type: 'varchar(20)',
          isNullable: false,
          constraints: [{ name: 'DF_kind', kind: 'default', value: sameForAll }],
        },
        { ...column, name: 'owner', constraints: [{ name: undefined, kind: 'foreign-key' }] },
        {
          ...column,
          name: 'check',
          type: 'decimal(9,6)',
          constraints: [
            { name: undefined, kind: 'default', value: sameForAll },
            { name: undefined, kind: 'check' },
          ],
        },
        { ...column, name: 'total', type: 'as(id*2)persisted' },
      ],
      constraints: [
        { name: 'PK_Address', kind: 'primary-key' },
        { name: undefined, kind: 'unique' },
      ],
    },
  ]);
});

test.each<[string, Ddl]>([
  ['CREATE SCHEMA ops AUTHORIZATION dbo;', { kind: 'create-schema', schema: 'ops' }],
  ['DROP SCHEMA IF EXISTS ops;', { kind: 'drop-schema', schema: 'ops' }],
  ['drop table profile.Address;', { kind: 'drop-table', table }],
  ['DROP TABLE Users', { kind: 'drop-table', table: { schema: 'dbo', name: 'Users' } }],
  ['ALTER TABLE profile.Address ADD a int;', { kind: 'add-column', table, column }],
  [
    'ALTER TABLE profile.Address ADD a AS (b + 1);',
    { kind: 'add-column', table, column: { ...column, type: 'as(b+1)' } },
  ],
  [
    'ALTER TABLE profile.Address ALTER COLUMN a nvarchar(200) NOT NULL;',
    { kind: 'alter-column', table, column: { ...column, type: 'nvarchar(200)', isNullable: false } },
  ],
  ['ALTER TABLE profile.Address DROP COLUMN IF EXISTS a;', { kind: 'drop-column', table, column: 'a' }],
  ['ALTER TABLE profile.Address DROP CONSTRAINT c;', { kind: 'drop-constraint', table, name: 'c' }],
  ['ALTER TABLE profile.Address DROP c;', { kind: 'drop-constraint', table, name: 'c' }],
  [
    'ALTER TABLE profile.Address ADD CONSTRAINT c CHECK (a > 0);',
    { kind: 'add-constraint', table, constraint: { name: 'c', kind: 'check' }, checksRows: true },
  ],
  [
    'ALTER TABLE profile.Address WITH NOCHECK ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES dbo.Users (id) ON UPDATE NO ACTION;',
    { kind: 'add-constraint', table, constraint: { name: 'c', kind: 'foreign-key' }, checksRows: false },
  ],
  [
    'ALTER TABLE profile.Address WITH NOCHECK ADD UNIQUE NONCLUSTERED (a);',
    { kind: 'add-constraint', table, constraint: { name: undefined, kind: 'unique' }, checksRows: true },
  ],
  [
    'ALTER TABLE profile.Address ADD CONSTRAINT d DEFAULT SYSUTCDATETIME() FOR a WITH VALUES;',
    {
      kind: 'add-constraint',
      table,
      constraint: { name: 'd', kind: 'default', value: { ...sameForAll, isForOldRows: true } },
      checksRows: false,
    },
  ],
  [
    'CREATE UNIQUE NONCLUSTERED INDEX i ON profile.Address (a DESC) INCLUDE (b) WHERE a IS NOT NULL;',
    { kind: 'create-index', table, name: 'i', isUnique: true, isOnline: false },
  ],
  [
    'CREATE INDEX i ON profile.Address (a) WITH (ONLINE = ON, MAXDOP = 2);',
    { kind: 'create-index', table, name: 'i', isUnique: false, isOnline: true },
  ],
  ['DROP INDEX i ON profile.Address;', { kind: 'drop-index', table, name: 'i' }],
  ['DROP INDEX profile.Address.i;', { kind: 'drop-index', table, name: 'i' }],
  [
    "EXEC sys.sp_rename 'profile.Address.a', 'b', 'COLUMN';",
    { kind: 'rename', what: "'profile.Address.a','b','COLUMN'" },
  ],
  ['INSERT INTO profile.Address (a) VALUES (1);', { kind: 'change-rows', verb: 'INSERT', table }],
  ['UPDATE TOP (10) profile.Address SET a = 1;', { kind: 'change-rows', verb: 'UPDATE', table }],
  [
    'DELETE x FROM dbo.Users AS u JOIN profile.Address AS x ON x.a = u.a;',
    { kind: 'change-rows', verb: 'DELETE', table },
  ],
  ['TRUNCATE TABLE profile.Address;', { kind: 'change-rows', verb: 'TRUNCATE', table }],
  [
    'ALTER TABLE profile.Address DROP COLUMN a, CONSTRAINT c;',
    {
      kind: 'several',
      changes: [
        { kind: 'drop-column', table, column: 'a' },
        { kind: 'drop-constraint', table, name: 'c' },
      ],
    },
  ],
  ['IF 1 = 1 DROP TABLE profile.Address;', { kind: 'other', word: 'IF' }],
  ['ALTER TABLE profile.Address REBUILD;', { kind: 'other', word: 'ALTER' }],
  ['ALTER TABLE profile.Address ALTER COLUMN a ADD SPARSE;', { kind: 'other', word: 'ALTER' }],
])('%s', (text, ddl) => expect(read(text)).toEqual([ddl]));

test.each([
  ['0', true],
  ["('NEWID()')", true],
  ['(SYSUTCDATETIME())', true],
  ['CURRENT_TIMESTAMP', true],
  ['(CONVERT(date, GETUTCDATE()))', true],
  ['(NEWID())', false],
  ['[newid]()', false],
  ['NEWSEQUENTIALID()', false],
  ['(LEFT(CONVERT(char(36), NewId()), 8))', false],
  ['NEXT VALUE FOR profile.Numbers', false],
  ['(NEXT VALUE FOR profile.Numbers)', false],
  ['(profile.nextNumber())', false],
])('whether a default is the same for all rows: %s', (value, isSameForAllRows) => {
  const [ddl] = read(`ALTER TABLE profile.Address ADD a nvarchar(40) NULL CONSTRAINT d DEFAULT ${value} WITH VALUES;`);
  const constraint = { name: 'd', kind: 'default', value: { isSameForAllRows, isForOldRows: true } };
  expect(ddl).toEqual({
    kind: 'add-column',
    table,
    column: { ...column, type: 'nvarchar(40)', constraints: [constraint] },
  });
});

test('where a ; is missing, two statements are not taken for the first of them', () => {
  const pairs = [
    'DROP TABLE a DROP TABLE b',
    'ALTER TABLE a ADD b int NULL ALTER TABLE c DROP COLUMN d',
    'CREATE INDEX i ON a (b) WHERE b = 1 DROP TABLE b',
    'DELETE FROM a WHERE b = 1 TRUNCATE TABLE c',
  ];
  expect(pairs.flatMap(read).map((ddl) => ddl.kind)).toEqual(['other', 'other', 'other', 'other']);
});

test('a statement comes with its text, its line and the comments right before it', () => {
  const text = [
    '-- About the file.',
    '',
    '-- Why.',
    '/* And',
    ' * how. */',
    'DROP TABLE a /* inside */ ; -- after',
    "DELETE FROM b WHERE c = ';'",
    'GO',
  ].join('\n');
  expect(parseStatements(text)).toEqual([
    expect.objectContaining({ text: 'DROP TABLE a /* inside */ ;', line: 6, comments: ['Why.', 'And', 'how.'] }),
    expect.objectContaining({ text: "DELETE FROM b WHERE c = ';'", line: 7, comments: [] }),
  ]);
});

test('a procedure is one statement up to GO, whatever stands in it', () => {
  expect(read('CREATE OR ALTER PROCEDURE p AS BEGIN DELETE FROM a; DROP TABLE b; END;\nGO\nDROP TABLE c;')).toEqual([
    { kind: 'other', word: 'CREATE' },
    { kind: 'drop-table', table: { schema: 'dbo', name: 'c' } },
  ]);
});

test('of our own migrations there is no statement that is not known', () => {
  const folder = join(__dirname, '../../../migrations');
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const kinds = texts.flatMap(read).map((ddl) => ddl.kind);
  expect(kinds).not.toContain('other');
  expect(kinds).not.toContain('several');
  expect(kinds.length).toBeGreaterThan(80);
});

test('no mixture of pieces makes the reader fail, and it makes no text up', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const statements = parseStatements(text);
      return statements.every((statement) => text.includes(statement.text));
    }),
  );
  expect(() => parseStatements("DROP TABLE 'a")).toThrow(TextNeverEnds);
});
