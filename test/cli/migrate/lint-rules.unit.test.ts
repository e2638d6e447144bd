// Each rule of lint: what it refuses, and what is like it and is fine.
import { lintSteps } from '../../../cli/migrate/lint/lint';
import type { Rule } from '../../../cli/migrate/lint/rules';
import { liveTable, stepsOf } from './lint-steps';

/** What is found in a step that comes after the one that made s.T. */
const found = (up: string, down: string) => lintSteps(stepsOf(liveTable, [up, down])).map((finding) => finding.rule);

const drop = (thing: string) => `ALTER TABLE s.T DROP ${thing};`;
const newTable = 'CREATE TABLE s.N (a int NULL);';
const dropNew = 'DROP TABLE s.N;';

const added = (type: string, value: string) => `ALTER TABLE s.T ADD d ${type} CONSTRAINT DF_d DEFAULT ${value};`;
const dropAdded = `${drop('CONSTRAINT DF_d')} ${drop('COLUMN d')}`;

const refused: [Rule, up: string, down: string][] = [
  ['drop-table', 'DROP TABLE s.T;', 'CREATE TABLE s.T (a int);'],
  ['drop-table', 'DROP TABLE dbo.Users;', 'CREATE TABLE dbo.Users (a int);'],
  ['foreign-table', 'CREATE INDEX i ON dbo.Users (a);', 'DROP INDEX i ON dbo.Users;'],
  ['foreign-table', 'ALTER TABLE Users ADD a int NULL;', 'ALTER TABLE Users DROP COLUMN a;'],
  ['foreign-table', 'ALTER TABLE S.T ADD d int NULL;', drop('COLUMN d')],
  ['foreign-table', 'CREATE TABLE s.N (a int CONSTRAINT FK_N REFERENCES dbo.Users (userId));', dropNew],
  ['foreign-table', newTable, `${dropNew} DROP TABLE IF EXISTS dbo.Users;`],
  ['drop-column', 'ALTER TABLE [s].[t] DROP COLUMN [B];', 'ALTER TABLE s.T ADD b nvarchar(10) NULL;'],
  ['drop-key', 'ALTER TABLE s.T DROP CONSTRAINT pk_t;', 'ALTER TABLE s.T ADD CONSTRAINT PK_T PRIMARY KEY (a);'],
  ['drop-key', 'ALTER TABLE s.T DROP CONSTRAINT UQ_T_b;', 'ALTER TABLE s.T ADD CONSTRAINT UQ_T_b UNIQUE (b);'],
  [
    'drop-index',
    'DROP INDEX i ON s.T; ALTER TABLE s.T ADD d int NULL;',
    `${drop('COLUMN d')} CREATE INDEX i ON s.T (a);`,
  ],
  ['rename', "EXEC sp_rename 's.T.a', 'b', 'COLUMN';", "EXEC sp_rename_back 's.T.a';"],
  ['alter-column', 'ALTER TABLE s.T ALTER COLUMN b nvarchar(5) NULL;', newTable],
  ['alter-column', 'ALTER TABLE s.T ALTER COLUMN b nvarchar(20) NOT NULL;', newTable],
  ['alter-column', 'ALTER TABLE s.T ALTER COLUMN b nvarchar(max) NULL;', newTable],
  ['alter-column', 'ALTER TABLE s.T ALTER COLUMN c char(20) NULL;', newTable],
  ['alter-column', 'ALTER TABLE s.T ALTER COLUMN a bigint NOT NULL;', newTable],
  ['alter-column', 'ALTER TABLE dbo.Users ALTER COLUMN name nvarchar(20) NULL;', newTable],
  ['not-null-without-default', 'ALTER TABLE s.T ADD d int NOT NULL;', drop('COLUMN d')],
  ['add-column-rewrites', 'ALTER TABLE s.T ADD d int IDENTITY NOT NULL;', drop('COLUMN d')],
  ['add-column-rewrites', 'ALTER TABLE s.T ADD d AS (a + 1) PERSISTED;', drop('COLUMN d')],
  ['add-column-rewrites', 'ALTER TABLE s.T ADD d rowversion NOT NULL;', drop('COLUMN d')],
  ['add-column-rewrites', added('uniqueidentifier NOT NULL', '(NEWID())'), dropAdded],
  ['add-column-rewrites', added('bigint NOT NULL', 'NEXT VALUE FOR s.Numbers'), dropAdded],
  ['add-column-rewrites', added('int NOT NULL', '(s.number())'), dropAdded],
  ['add-column-rewrites', added('nvarchar(max) NOT NULL', "N'[]'"), dropAdded],
  ['add-column-rewrites', added('xml NOT NULL', "N'<a/>'"), dropAdded],
  ['add-column-rewrites', added('int NULL', '(0) WITH VALUES'), dropAdded],
  ['default-by-edition', added('int NOT NULL', '(0)'), dropAdded],
  ['default-by-edition', added('datetime2(3) NOT NULL', '(SYSUTCDATETIME())'), dropAdded],
  ['several-live-tables', 'ALTER TABLE s.T ADD d int NULL; ALTER TABLE s.U ADD d int NULL;', drop('COLUMN d')],
  [
    'several-live-tables',
    'CREATE TABLE s.N (a int CONSTRAINT f REFERENCES s.T (a)); ALTER TABLE s.U ADD d int NULL;',
    dropNew,
  ],
  [
    'several-live-tables',
    'ALTER TABLE s.T WITH NOCHECK ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES s.U (a);',
    drop('CONSTRAINT k'),
  ],
  ['unnamed-constraint', 'ALTER TABLE s.T ADD d int NOT NULL DEFAULT (0);', drop('COLUMN d')],
  ['unnamed-constraint', 'ALTER TABLE s.T WITH NOCHECK ADD CHECK (a > 0);', newTable],
  ['unnamed-constraint', 'CREATE TABLE s.N (a int NOT NULL PRIMARY KEY);', dropNew],
  ['unnamed-constraint', 'CREATE TABLE s.N (a int NOT NULL, UNIQUE (a));', dropNew],
  ['unnamed-constraint', 'CREATE TABLE s.N (a int REFERENCES s.T (a));', dropNew],
  ['unnamed-constraint', newTable, `${dropNew} ALTER TABLE s.T ADD DEFAULT (0) FOR a;`],
  ['constraint-checks-rows', 'ALTER TABLE s.T ADD CONSTRAINT k CHECK (a > 1);', drop('CONSTRAINT k')],
  [
    'constraint-checks-rows',
    'ALTER TABLE s.T WITH CHECK ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES s.U (a);',
    drop('CONSTRAINT k'),
  ],
  [
    'constraint-checks-rows',
    'ALTER TABLE s.T ADD d int NULL CONSTRAINT k CHECK (d > 1);',
    `${drop('CONSTRAINT k')}${drop('COLUMN d')}`,
  ],
  ['constraint-builds-index', 'ALTER TABLE s.T ADD CONSTRAINT k UNIQUE (a);', drop('CONSTRAINT k')],
  ['constraint-builds-index', 'ALTER TABLE s.T WITH NOCHECK ADD CONSTRAINT k PRIMARY KEY (a);', drop('CONSTRAINT k')],
  ['index-not-alone', `${newTable} CREATE INDEX i ON s.T (a);`, `DROP INDEX i ON s.T; ${dropNew}`],
  [
    'index-not-alone',
    'CREATE INDEX i ON s.T (a); CREATE INDEX j ON s.T (b);',
    'DROP INDEX j ON s.T; DROP INDEX i ON s.T;',
  ],
  ['index-says-online', 'CREATE INDEX i ON s.T (a) WITH (ONLINE = ON);', 'DROP INDEX i ON s.T;'],
  [
    'index-not-alone',
    'DROP INDEX i ON s.T;\nGO\nCREATE INDEX j ON s.T (a);',
    'DROP INDEX j ON s.T; CREATE INDEX i ON s.T (a);',
  ],
  ['index-says-online', 'CREATE INDEX i ON s.T (a) WITH (MAXDOP = 2, ONLINE = OFF);', 'DROP INDEX i ON s.T;'],
  ['change-rows', 'UPDATE s.T SET a = 1;', newTable],
  ['change-rows', 'INSERT INTO s.T (a) SELECT a FROM s.U;', newTable],
  ['change-rows', 'DELETE x FROM s.T AS x;', newTable],
  ['change-rows', 'TRUNCATE TABLE s.T;', newTable],
  ['other-statement', newTable, `${dropNew} EXEC ('DROP TABLE s.T');`],
  ['other-statement', newTable, `${dropNew} ALTER TABLE s.T ADD d int NULL ALTER TABLE s.T DROP COLUMN a;`],
  ['several-changes', 'ALTER TABLE s.T ADD d int NULL, e int NULL;', `${drop('COLUMN d')}${drop('COLUMN e')}`],
  ['several-changes', newTable, 'DROP TABLE s.N, s.M;'],
  ['no-semicolon', 'CREATE TABLE s.N (a int)', dropNew],
  ['no-semicolon', newTable, 'DROP TABLE s.N'],
  ['no-down', newTable, ''],
  ['no-down', newTable, '-- There is no way back.'],
  ['unreadable', `${newTable} -- '`, 'DROP TABLE s.[N;'],
];

const procedural = [
  'IF 1 = 1 CREATE TABLE s.M (a int);',
  'WHILE 1 = 1 DELETE FROM s.T;',
  'DECLARE @a int = 1;',
  "EXEC ('DROP TABLE s.T');",
  'BEGIN TRY DROP TABLE s.T END TRY BEGIN CATCH END CATCH;',
  'CREATE OR ALTER PROCEDURE s.p AS SELECT 1;',
  'CREATE TRIGGER s.t ON s.T AFTER INSERT AS SELECT 1;',
  'CREATE FUNCTION s.f () RETURNS int AS BEGIN RETURN 1 END;',
  'MERGE s.T AS t USING s.U AS u ON 1 = 1 WHEN MATCHED THEN DELETE;',
  'GRANT SELECT ON s.T TO [a b];',
  'ALTER TABLE s.T REBUILD;',
  'SELECT a INTO s.M FROM s.T;',
];

const fine: [up: string, down: string][] = [
  ['-- lint: allow drop-index because nothing reads by it\nDROP INDEX i ON s.T;', 'CREATE INDEX i ON s.T (a);'],
  [
    '-- lint: allow drop-key because IX_T_b took its place\nALTER TABLE s.T DROP CONSTRAINT UQ_T_b;',
    'ALTER TABLE s.T ADD CONSTRAINT UQ_T_b UNIQUE (b);',
  ],
  [
    '-- It is no key.\nALTER TABLE s.T DROP CONSTRAINT CK_T_a;',
    'ALTER TABLE s.T WITH NOCHECK ADD CONSTRAINT CK_T_a CHECK (a > 0);',
  ],
  ['CREATE TABLE s.N (a int CONSTRAINT UQ_N UNIQUE); ALTER TABLE s.N DROP CONSTRAINT UQ_N;', dropNew],
  ['ALTER TABLE s.T ADD d int NULL;', drop('COLUMN d')],
  ['ALTER TABLE s.T ADD d AS (a + 1);', drop('COLUMN d')],
  [added('uniqueidentifier NULL', '(NEWID())'), dropAdded],
  [added('nvarchar(max) NULL', "N'[]'"), dropAdded],
  [
    `-- lint: allow default-by-edition because the table has a row a tenant\n${added('int NOT NULL', '(0)')}`,
    dropAdded,
  ],
  [
    `ALTER TABLE s.T ADD d int NULL; ALTER TABLE [s].[t] WITH NOCHECK ADD CONSTRAINT k CHECK (d > 1);
     CREATE TABLE s.N (a int, b int CONSTRAINT f REFERENCES s.T (a), CONSTRAINT g FOREIGN KEY (b) REFERENCES s.N (a));`,
    `${dropNew} ${drop('CONSTRAINT k')} ${drop('COLUMN d')}`,
  ],
  ['CREATE INDEX i ON s.T (a);\nGO\nCREATE INDEX j ON s.U (a);', 'DROP INDEX j ON s.U; DROP INDEX i ON s.T;'],
  ['ALTER TABLE s.T ALTER COLUMN b nvarchar(20) NULL;', 'ALTER TABLE s.T ALTER COLUMN b nvarchar(10) NULL;'],
  ['ALTER TABLE s.T WITH NOCHECK ADD CONSTRAINT k CHECK (a > 1);', drop('CONSTRAINT k')],
  ['ALTER TABLE s.T ADD CONSTRAINT DF_a DEFAULT (1) FOR a;', drop('CONSTRAINT DF_a')],
  ['CREATE INDEX i ON s.T (a);\nGO\nCREATE UNIQUE INDEX j ON s.T (b);', 'DROP INDEX j ON s.T; DROP INDEX i ON s.T;'],
  ['CREATE SCHEMA r; CREATE TABLE r.N (a int);', 'DROP TABLE r.N; DROP SCHEMA r;'],
  [
    `CREATE TABLE s.N (a int NULL); ALTER TABLE s.N ALTER COLUMN a bigint NOT NULL; ALTER TABLE s.N ADD b int NOT NULL;
     ALTER TABLE s.N ADD CONSTRAINT k UNIQUE (a); ALTER TABLE s.N ADD CONSTRAINT l CHECK (a > 0); CREATE INDEX i ON s.N (b);
     INSERT INTO s.N (a, b) VALUES (1, 2); ALTER TABLE s.N DROP COLUMN b; DROP TABLE s.N; ALTER TABLE s.T ADD z int NULL;`,
    drop('COLUMN z'),
  ],
];

test.each(refused)('%s: %s', (rule, up, down) => expect(found(up, down)).toContain(rule));

test('no procedural T-SQL, nor anything else of which the effect cannot be told', () => {
  for (const statement of procedural)
    expect([statement, found(statement, dropNew)]).toEqual([statement, ['other-statement']]);
});

test.each(fine)('it lets pass: %s', (up, down) => expect(found(up, down)).toEqual([]));
