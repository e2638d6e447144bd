// Each rule of lint: what it refuses, and what is like it and is fine.
import { lintSteps } from '../../../cli/migrate/lint/lint';
import type { Rule } from '../../../cli/migrate/lint/rules';
import { liveTable, stepsOf } from './lint-steps';

/** What is found in a step that comes after the one that made dbo.T. */
const found = (up: string, down: string) => lintSteps(stepsOf(liveTable, [up, down])).map((finding) => finding.rule);

const drop = (thing: string) => `ALTER TABLE dbo.T DROP ${thing};`;
const newTable = 'CREATE TABLE dbo.N (a int NULL);';
const dropNew = 'DROP TABLE dbo.N;';

const refused: [Rule, up: string, down: string][] = [
  ['drop-table', 'DROP TABLE dbo.T;', 'CREATE TABLE dbo.T (a int);'],
  ['drop-table', 'DROP TABLE dbo.Users;', 'CREATE TABLE dbo.Users (a int);'],
  ['drop-column', 'ALTER TABLE [dbo].[t] DROP COLUMN [B];', 'ALTER TABLE dbo.T ADD b nvarchar(10) NULL;'],
  ['rename', "EXEC sp_rename 'dbo.T.a', 'b', 'COLUMN';", "EXEC sp_rename_back 'dbo.T.a';"],
  ['alter-column', 'ALTER TABLE dbo.T ALTER COLUMN b nvarchar(5) NULL;', newTable],
  ['alter-column', 'ALTER TABLE dbo.T ALTER COLUMN b nvarchar(20) NOT NULL;', newTable],
  ['alter-column', 'ALTER TABLE dbo.T ALTER COLUMN b nvarchar(max) NULL;', newTable],
  ['alter-column', 'ALTER TABLE dbo.T ALTER COLUMN c char(20) NULL;', newTable],
  ['alter-column', 'ALTER TABLE dbo.T ALTER COLUMN a bigint NOT NULL;', newTable],
  ['alter-column', 'ALTER TABLE dbo.Users ALTER COLUMN name nvarchar(20) NULL;', newTable],
  ['not-null-without-default', 'ALTER TABLE dbo.T ADD d int NOT NULL;', drop('COLUMN d')],
  ['add-column-rewrites', 'ALTER TABLE dbo.T ADD d int IDENTITY NOT NULL;', drop('COLUMN d')],
  ['add-column-rewrites', 'ALTER TABLE dbo.T ADD d AS (a + 1) PERSISTED;', drop('COLUMN d')],
  ['add-column-rewrites', 'ALTER TABLE dbo.T ADD d rowversion NOT NULL;', drop('COLUMN d')],
  ['unnamed-constraint', 'ALTER TABLE dbo.T ADD d int NOT NULL DEFAULT (0);', drop('COLUMN d')],
  ['unnamed-constraint', 'ALTER TABLE dbo.T WITH NOCHECK ADD CHECK (a > 0);', newTable],
  ['unnamed-constraint', 'CREATE TABLE dbo.N (a int NOT NULL PRIMARY KEY);', dropNew],
  ['unnamed-constraint', 'CREATE TABLE dbo.N (a int NOT NULL, UNIQUE (a));', dropNew],
  ['unnamed-constraint', 'CREATE TABLE dbo.N (a int REFERENCES dbo.T (a));', dropNew],
  ['unnamed-constraint', newTable, `${dropNew} ALTER TABLE dbo.T ADD DEFAULT (0) FOR a;`],
  ['constraint-checks-rows', 'ALTER TABLE dbo.T ADD CONSTRAINT k CHECK (a > 1);', drop('CONSTRAINT k')],
  [
    'constraint-checks-rows',
    'ALTER TABLE dbo.T WITH CHECK ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES dbo.U (a);',
    drop('CONSTRAINT k'),
  ],
  [
    'constraint-checks-rows',
    'ALTER TABLE dbo.T ADD d int NULL CONSTRAINT k CHECK (d > 1);',
    `${drop('CONSTRAINT k')}${drop('COLUMN d')}`,
  ],
  ['constraint-builds-index', 'ALTER TABLE dbo.T ADD CONSTRAINT k UNIQUE (a);', drop('CONSTRAINT k')],
  ['constraint-builds-index', 'ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT k PRIMARY KEY (a);', drop('CONSTRAINT k')],
  ['index-not-alone', `${newTable} CREATE INDEX i ON dbo.T (a);`, `DROP INDEX i ON dbo.T; ${dropNew}`],
  [
    'index-not-alone',
    'CREATE INDEX i ON dbo.T (a); CREATE INDEX j ON dbo.T (b);',
    'DROP INDEX j ON dbo.T; DROP INDEX i ON dbo.T;',
  ],
  ['index-says-online', 'CREATE INDEX i ON dbo.T (a) WITH (ONLINE = ON);', 'DROP INDEX i ON dbo.T;'],
  [
    'index-not-alone',
    'DROP INDEX i ON dbo.T;\nGO\nCREATE INDEX j ON dbo.T (a);',
    'DROP INDEX j ON dbo.T; CREATE INDEX i ON dbo.T (a);',
  ],
  ['index-says-online', 'CREATE INDEX i ON dbo.T (a) WITH (MAXDOP = 2, ONLINE = OFF);', 'DROP INDEX i ON dbo.T;'],
  ['change-rows', 'UPDATE dbo.T SET a = 1;', newTable],
  ['change-rows', 'INSERT INTO dbo.T (a) SELECT a FROM dbo.U;', newTable],
  ['change-rows', 'DELETE x FROM dbo.T AS x;', newTable],
  ['change-rows', 'TRUNCATE TABLE dbo.T;', newTable],
  ['other-statement', newTable, `${dropNew} EXEC ('DROP TABLE dbo.T');`],
  ['other-statement', newTable, `${dropNew} ALTER TABLE dbo.T ADD d int NULL ALTER TABLE dbo.T DROP COLUMN a;`],
  ['several-changes', 'ALTER TABLE dbo.T ADD d int NULL, e int NULL;', `${drop('COLUMN d')}${drop('COLUMN e')}`],
  ['several-changes', newTable, 'DROP TABLE dbo.N, dbo.M;'],
  ['no-semicolon', 'CREATE TABLE dbo.N (a int)', dropNew],
  ['no-semicolon', newTable, 'DROP TABLE dbo.N'],
  ['no-down', newTable, ''],
  ['no-down', newTable, '-- There is no way back.'],
  ['unreadable', `${newTable} -- '`, 'DROP TABLE dbo.[N;'],
];

const procedural = [
  'IF 1 = 1 CREATE TABLE dbo.M (a int);',
  'WHILE 1 = 1 DELETE FROM dbo.T;',
  'DECLARE @a int = 1;',
  "EXEC ('DROP TABLE dbo.T');",
  'BEGIN TRY DROP TABLE dbo.T END TRY BEGIN CATCH END CATCH;',
  'CREATE OR ALTER PROCEDURE dbo.p AS SELECT 1;',
  'CREATE TRIGGER dbo.t ON dbo.T AFTER INSERT AS SELECT 1;',
  'CREATE FUNCTION dbo.f () RETURNS int AS BEGIN RETURN 1 END;',
  'MERGE dbo.T AS t USING dbo.U AS u ON 1 = 1 WHEN MATCHED THEN DELETE;',
  'GRANT SELECT ON dbo.T TO [a b];',
  'ALTER TABLE dbo.T REBUILD;',
  'SELECT a INTO dbo.M FROM dbo.T;',
];

const fine: [up: string, down: string][] = [
  ['ALTER TABLE dbo.T ADD d int NULL;', drop('COLUMN d')],
  ['ALTER TABLE dbo.T ADD d AS (a + 1);', drop('COLUMN d')],
  [
    'ALTER TABLE dbo.T ADD d int NOT NULL CONSTRAINT DF_d DEFAULT (0);',
    `${drop('CONSTRAINT DF_d')} ${drop('COLUMN d')}`,
  ],
  ['ALTER TABLE dbo.T ALTER COLUMN b nvarchar(20) NULL;', 'ALTER TABLE dbo.T ALTER COLUMN b nvarchar(10) NULL;'],
  ['ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT k CHECK (a > 1);', drop('CONSTRAINT k')],
  ['ALTER TABLE dbo.T ADD CONSTRAINT DF_a DEFAULT (1) FOR a;', drop('CONSTRAINT DF_a')],
  [
    'CREATE INDEX i ON dbo.T (a);\nGO\nCREATE UNIQUE INDEX j ON dbo.T (b);',
    'DROP INDEX j ON dbo.T; DROP INDEX i ON dbo.T;',
  ],
  ['DROP INDEX i ON dbo.T; ALTER TABLE dbo.T ADD d int NULL;', `${drop('COLUMN d')} CREATE INDEX i ON dbo.T (a);`],
  ['CREATE SCHEMA s; CREATE TABLE s.N (a int);', 'DROP TABLE s.N; DROP SCHEMA s;'],
  [
    `CREATE TABLE dbo.N (a int NULL); ALTER TABLE dbo.N ALTER COLUMN a bigint NOT NULL; ALTER TABLE dbo.N ADD b int NOT NULL;
     ALTER TABLE dbo.N ADD CONSTRAINT k UNIQUE (a); ALTER TABLE dbo.N ADD CONSTRAINT l CHECK (a > 0); CREATE INDEX i ON dbo.N (b);
     INSERT INTO dbo.N (a, b) VALUES (1, 2); ALTER TABLE dbo.N DROP COLUMN b; DROP TABLE dbo.N; ALTER TABLE dbo.T ADD z int NULL;`,
    drop('COLUMN z'),
  ],
];

test.each(refused)('%s: %s', (rule, up, down) => expect(found(up, down)).toContain(rule));

test('no procedural T-SQL, nor anything else of which the effect cannot be told', () => {
  for (const statement of procedural)
    expect([statement, found(statement, dropNew)]).toEqual([statement, ['other-statement']]);
});

test.each(fine)('it lets pass: %s', (up, down) => expect(found(up, down)).toEqual([]));
