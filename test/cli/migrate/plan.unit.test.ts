// What is planned of the steps, and how an index statement is made an online one.
import { shapeOf } from '../../../cli/migrate/index-shape';
import { lossQueriesOf } from '../../../cli/migrate/losses';
import { editionBuildsOnline, indexBuildOf } from '../../../cli/migrate/online-index';
import { plannedDown, plannedUp } from '../../../cli/migrate/planned';
import { scriptOf } from '../../../cli/migrate/script';
import type { Step } from '../../../cli/migrate/steps';

const index = 'CREATE INDEX IX_A_b ON s.A (b);';
const step = (number: number, up: string[], down: string[] = []): Step => ({
  number,
  name: `00${number}-step`,
  up,
  down,
  checksum: String(number).repeat(64),
});
const steps = [
  step(1, ['CREATE TABLE s.A (b int);'], ['DROP TABLE s.A;']),
  step(2, [index]),
  step(3, [index, 'SELECT 1;']),
];

const onlineForms: [string, string, string][] = [
  ['without options', index, 'CREATE INDEX IX_A_b ON s.A (b) WITH (ONLINE = ON);'],
  ['without a semicolon', 'CREATE INDEX IX_A_b ON s.A (b)', 'CREATE INDEX IX_A_b ON s.A (b) WITH (ONLINE = ON)'],
  [
    'with options',
    'CREATE UNIQUE INDEX IX ON s.A (b) WITH (FILLFACTOR = 90);',
    'CREATE UNIQUE INDEX IX ON s.A (b) WITH (ONLINE = ON, FILLFACTOR = 90);',
  ],
  [
    'filtered',
    "CREATE NONCLUSTERED INDEX IX ON s.A (b) INCLUDE (c) WHERE c = 'WITH (x)';",
    "CREATE NONCLUSTERED INDEX IX ON s.A (b) INCLUDE (c) WHERE c = 'WITH (x)' WITH (ONLINE = ON);",
  ],
  [
    'with a filegroup',
    'CREATE INDEX IX ON [s].[A] ([ON]) ON [PRIMARY];',
    'CREATE INDEX IX ON [s].[A] ([ON]) WITH (ONLINE = ON) ON [PRIMARY];',
  ],
  [
    'that says it itself',
    'CREATE INDEX IX ON s.A (b) WITH (MAXDOP = 2, ONLINE = OFF);',
    'CREATE INDEX IX ON s.A (b) WITH (MAXDOP = 2, ONLINE = OFF);',
  ],
  ['after a comment', `-- why (so)\n${index}`, 'CREATE INDEX IX_A_b ON s.A (b) WITH (ONLINE = ON);'],
];

test.each(onlineForms)('an index %s is built online', (_, statement, expected) => {
  expect(indexBuildOf(statement)?.online).toBe(expected);
});

test.each(['CREATE TABLE s.A (b int);', `${index} SELECT 1;`, 'DROP INDEX IX_A_b ON s.A;'])(
  '%s is no index to build',
  (statement) => {
    expect(indexBuildOf(statement)).toBeUndefined();
  },
);

test('Enterprise, Azure SQL Database and Managed Instance build online, others do not', () => {
  expect([1, 2, 3, 4, 5, 6, 8].filter(editionBuildsOnline)).toEqual([3, 5, 8]);
});

test('a step of indexes alone is online where the edition builds online, and every other step is a transaction', () => {
  const modes = (online: boolean) => plannedUp(steps, 0, 3, online).map((each) => each.mode);
  expect(modes(true)).toEqual(['transaction', 'online', 'transaction']);
  expect(modes(false)).toEqual(['transaction', 'transaction', 'transaction']);
});

test('up goes from where the database stands to the number, down back to it, newest first', () => {
  expect(plannedUp(steps, 1, 2, false).map((each) => each.step.number)).toEqual([2]);
  expect(plannedDown(steps, 3, 1).map((each) => each.step.number)).toEqual([3, 2]);
  expect(plannedUp(steps, 3, 2, false)).toEqual([]);
});

const options = { steps, from: 0, lockTimeoutSeconds: 5, allowDataLoss: false, remarks: ['Made for a test.'] };

test('the file says what it does, holds the lock, and guards every statement and history row of a transaction', () => {
  const script = scriptOf(plannedUp(steps, 0, 1, false), options);
  expect(script).toMatch(
    /^-- Stepkeeper: takes the schema from step 0 to step 1\.\n-- Made for a test\.\n-- {3}apply 001-step/,
  );
  const batches = script.split(/^GO$/m).map((batch) => batch.trim());
  const at = batches.indexOf('CREATE TABLE s.A (b int);');
  expect(batches[at - 3]).toBe('-- 001-step, up\nBEGIN TRANSACTION;');
  expect(batches[at - 2]).toMatch(/^IF OBJECT_ID\(N'dbo\.StepkeeperMigration', N'U'\) IS NULL\nCREATE TABLE/);
  expect(batches[at + 1]).toMatch(/^IF @@ERROR <> 0 OR @@TRANCOUNT = 0\nBEGIN .*ROLLBACK.*SET NOEXEC ON; END$/);
  expect(batches[at + 2]).toMatch(/^INSERT INTO dbo\.StepkeeperMigration/);
  expect(batches[at + 4]).toBe('COMMIT TRANSACTION;');
  expect(script).toContain('SET LOCK_TIMEOUT 5000;');
  expect(script).toContain("sp_getapplock @Resource = N'stepkeeper-migrate'");
  expect(script.trimEnd().endsWith("@LockOwner = 'Session';\nGO")).toBe(true);
});

test('the file stops in a system database, and in another than it was planned against', () => {
  const planned = plannedUp(steps, 0, 1, false);
  const anywhere = scriptOf(planned, options);
  expect(anywhere).toMatch(/^IF DB_NAME\(\) IN \(N'master', N'model', N'msdb', N'tempdb'\)\nBEGIN .*NOEXEC ON; END$/m);
  expect(anywhere).not.toContain('IF DB_NAME() <>');
  const there = scriptOf(planned, { ...options, database: "o'jobs" });
  expect(there).toMatch(/^IF DB_NAME\(\) <> N'o''jobs'\nBEGIN .*NOEXEC ON; END$/m);
  expect(there.indexOf('DB_NAME() <>')).toBeLessThan(there.indexOf('sp_getapplock'));
});

test('no batch that can fail is followed by another before its error is looked at', () => {
  const scripts = [
    scriptOf(plannedUp(steps, 0, 3, true), options),
    scriptOf(plannedDown(steps, 1, 0), { ...options, from: 1 }),
  ];
  for (const script of scripts) {
    const batches = script.split(/^GO$/m).map((batch) => batch.trim().replace(/^(--.*\n)+\n*/, ''));
    const end = batches.findIndex((batch) => batch.startsWith('SET NOEXEC OFF'));
    batches.slice(1, end).forEach((batch, at, all) => {
      if (/^(IF @@ERROR|IF DB_NAME|BEGIN TRANSACTION)/.test(batch)) return;
      expect(all[at + 1]).toMatch(/^IF @@ERROR <> 0/);
    });
  }
});

test('an index in the file is built online and only if it is missing, outside of a transaction', () => {
  const script = scriptOf(plannedUp(steps, 1, 2, true), { ...options, from: 1 });
  expect(script).toContain(
    "IF NOT EXISTS (SELECT 1 FROM sys.indexes AS i WHERE i.object_id = OBJECT_ID(N'[s].[A]') AND i.name = N'IX_A_b'\n",
  );
  expect(script).toContain(
    "(k.key_ordinal = 1 AND k.is_descending_key = 0 AND COL_NAME(k.object_id, k.column_id) = N'b')",
  );
  expect(script).toContain('\nCREATE INDEX IX_A_b ON s.A (b) WITH (ONLINE = ON);\nGO\n');
  expect(script).not.toContain('BEGIN TRANSACTION');
});

test('a way back that would lose rows has a guard in front of its statements, unless they may be lost', () => {
  const back = plannedDown(steps, 1, 0);
  const script = scriptOf(back, { ...options, from: 1 });
  expect(script.indexOf('IF EXISTS (SELECT 1 FROM [s].[A] WITH (TABLOCK, HOLDLOCK))')).toBeLessThan(
    script.indexOf('\nDROP TABLE s.A;'),
  );
  expect(scriptOf(back, { ...options, from: 1, allowDataLoss: true })).not.toContain(
    'IF EXISTS (SELECT 1 FROM [s].[A]',
  );
});

test('what a step would lose is counted without holding its table, but for the count in the step itself', () => {
  const [query] = plannedDown(steps, 1, 0).flatMap(lossQueriesOf);
  expect(query).toEqual({ what: 'rows of s.A', from: '[s].[A]', fromHeld: '[s].[A] WITH (TABLOCK, HOLDLOCK)' });
});

test.each([
  ['CREATE INDEX i ON s.A (b)', [false, false, ['b'], [], false]],
  [
    'CREATE UNIQUE NONCLUSTERED INDEX i ON [s].[A] ([b] DESC, c ASC) INCLUDE (e, [d])',
    [true, false, ['b DESC', 'c'], ['d', 'e'], false],
  ],
  ['CREATE CLUSTERED INDEX i ON s.A (b) WHERE b IS NOT NULL WITH (ONLINE = ON);', [false, true, ['b'], [], true]],
])(
  'what an index is, is read from its statement: %s',
  (statement, [isUnique, isClustered, keys, included, hasFilter]) => {
    expect(shapeOf(statement)).toEqual({ isUnique, isClustered, keys, included, hasFilter });
  },
);
