// What ops read in the terminal: what was done, or what is wrong and what to do, with the exit code; and that nothing was changed then.
import { randomBytes } from 'node:crypto';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';
import { runMigrate } from './run-cli';

let database: FreshDatabase;
let steps: Step[];
let newest: string;

beforeAll(async () => {
  steps = await readSteps(migrationsFolder);
  newest = steps.at(-1)?.name ?? '';
});
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  await database?.drop();
});

const run = (...args: string[]) => runMigrate(database.connectionString, ...args);
const change = (statement: string) => database.pool.request().batch(statement);

test('up tells each step with how long it took, and where the database stands', async () => {
  const { code, stdout, stderr } = await run('up', '--to', '2');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.replace(/\d+\.\d\d s/g, '0.00 s')).toBe(
    `applying 001-schemas
  applied in 0.00 s
applying 002-profile
  applied in 0.00 s
2 steps applied.
The database stands at step 2 (002-profile).
`,
  );
  const again = await run('up', '--to', '2');
  expect(again.stdout).toBe('Nothing to apply.\nThe database stands at step 2 (002-profile).\n');
});

test('status tells what is applied since when, and what is pending', async () => {
  await migrateUp(database.pool, steps, () => undefined, 2);
  const { code, stdout } = await run('status');
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(steps.length + 1);
  expect(lines[1]).toMatch(/^002-profile +applied \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
  expect(lines[2]).toMatch(/^003-sections +pending$/);
  expect(lines.at(-1)).toBe(
    `The database stands at step 2 (002-profile). ${steps.length - 2} pending: stepkeeper migrate up applies them.`,
  );
});

test('status of a database that was never migrated makes nothing there', async () => {
  expect((await run('status')).stdout).toContain('The database has none of the steps.');
  expect(await factsOf(database.pool, steps)).toEqual([]);
  const { recordset } = await database.pool.request().query('SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES;');
  expect(recordset).toEqual([]);
});

test('down takes one step back, and says beforehand which', async () => {
  await migrateUp(database.pool, steps, () => undefined);
  const { code, stdout } = await run('down');
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^To be taken back: ${newest}\ntaking back ${newest}\n`));
  expect(stdout).toContain(`1 step taken back.\nThe database stands at step ${steps.length - 1}`);
});

const tampered: [string, string, RegExp][] = [
  [
    'a file that was changed after it was applied',
    `UPDATE dbo.StepkeeperMigration SET checksum = '${'0'.repeat(64)}' WHERE number = 2;`,
    /002-profile\.up\.sql was changed after it was applied.*Bring the file back/,
  ],
  [
    'a database that is newer than this version',
    `INSERT INTO dbo.StepkeeperMigration (number, name, checksum) VALUES (900, '900-later', '${'0'.repeat(64)}');`,
    /The database is newer than this version of Stepkeeper: it has step 900 \(900-later\).*Use the version that made it/,
  ],
  [
    'a history with a gap',
    'DELETE FROM dbo.StepkeeperMigration WHERE number = 3;',
    /Step 3 \(003-sections\) is missing in dbo\.StepkeeperMigration.*put the row back/,
  ],
  [
    'a file that has another name now',
    "UPDATE dbo.StepkeeperMigration SET name = '002-people' WHERE number = 2;",
    /Step 2 was applied as 002-people, and its file is 002-profile now/,
  ],
];

test.each(tampered)('%s is told by status, up and verify, and nothing is done', async (_, statement, told) => {
  await migrateUp(database.pool, steps, () => undefined, 4);
  await change(statement);
  const before = await factsOf(database.pool, steps);
  for (const args of [['status'], ['up']]) {
    const { code, stderr } = await run(...args);
    expect({ args, code }).toEqual({ args, code: 1 });
    expect(stderr).toMatch(told);
  }
  const verified = await run('verify');
  expect(verified.code).toBe(1);
  expect(verified.stdout).toMatch(told);
  expect(await factsOf(database.pool, steps)).toEqual(before);
});

test('verify holds on what up has made, and names each thing that somebody changed by hand', async () => {
  await migrateUp(database.pool, steps, () => undefined);
  const good = await run('verify');
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(good.stdout).toContain(`${steps.length} applied files are as they were applied.`);
  await change('ALTER TABLE profile.Profile ADD nickname nvarchar(40) NULL;');
  await change('ALTER TABLE profile.Address DROP CONSTRAINT CK_Address_kind;');
  const drifted = await run('verify');
  expect(drifted.code).toBe(1);
  expect(drifted.stdout).toMatch(/unexpected +column profile\.profile\.nickname/i);
  expect(drifted.stdout).toMatch(/missing +check .*CK_Address_kind/i);
  expect(drifted.stderr).toBe('The database does not verify: 2 differences of the schema.\n');
});

test('a lock and a statement that take longer than they may are told with the option that allows more', async () => {
  await migrateUp(database.pool, steps, () => undefined, 6);
  const before = await factsOf(database.pool, steps);
  const other = database.pool.transaction();
  await other.begin();
  await other
    .request()
    .batch(
      "INSERT INTO profile.Profile (profileId, createdBy, updatedBy) VALUES ('00000000-0000-7000-8000-000000000009', N'a', N'a');",
    );
  try {
    const [locked, late] = [await run('up', '--lock-timeout', '1'), await run('up', '--statement-timeout', '1')];
    expect(locked).toMatchObject({ code: 1, stderr: expect.stringContaining('--lock-timeout <seconds>') });
    expect(late).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--statement-timeout <seconds> allows more'),
    });
  } finally {
    await other.rollback();
  }
  expect(await factsOf(database.pool, steps)).toEqual(before);
});

test('a login without rights is told which it lacks, and nothing is done', async () => {
  const login = `poor_${randomBytes(6).toString('hex')}`;
  const password = `Poor-${randomBytes(12).toString('hex')}`;
  // The local SQL Server takes every login; what it says of a lacking right is in test/local/migrate-faults.
  if ((await change(`CREATE LOGIN ${login} WITH PASSWORD = '${password}';`).catch(() => undefined)) === undefined)
    return;
  try {
    await change(`CREATE USER ${login} FOR LOGIN ${login};`);
    const poor = database.connectionString
      .replace(/User Id=[^;]*/i, `User Id=${login}`)
      .replace(/Password=[^;]*/i, `Password=${password}`);
    const { code, stderr } = await runMigrate(poor, 'up');
    expect(code).toBe(1);
    expect(stderr).toMatch(/permission denied[\s\S]*Migrations need db_ddladmin/i);
    expect(await factsOf(database.pool, steps)).toEqual([]);
  } finally {
    await change(`DROP USER ${login};`);
    await change(`DROP LOGIN ${login};`);
  }
});

test('a password that is wrong is told with the remedy', async () => {
  const { code, stderr } = await runMigrate(
    database.connectionString.replace(/Password=[^;]*/i, 'Password=not-this-one'),
    'status',
  );
  // The local SQL Server takes every password.
  if (code === 0) return;
  expect(code).toBe(1);
  expect(stderr).toMatch(/Login failed[\s\S]*Look at User Id= and Password=/);
});

test('lint needs no database', async () => {
  const { code, stdout, stderr } = await runMigrate(undefined, 'lint');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`${steps.length} steps looked at`);
});

const typedWrong: [string, string[], RegExp][] = [
  ['an unknown action', ['sideways'], /migrate wants status, plan, up/],
  ['no action', [], /not nothing/],
  ['a step that there is not', ['up', '--to', '900'], /--to wants a number from 0 to \d+, not 900/],
  ['an option of another action', ['status', '--to', '2'], /migrate status takes no --to/],
  ['an unknown option', ['up', '--fast'], /--fast/],
  ['a time that is none', ['up', '--wait', 'long'], /--wait wants whole seconds/],
  ['a plan from a step of an unknown edition', ['plan', '--from', '2'], /--from wants --edition/],
];

test.each(typedWrong)('%s ends with 2, the usage of migrate and the reason', async (_, args, told) => {
  const { code, stderr } = await runMigrate(undefined, ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^usage: stepkeeper [\s\S]*migrate status/);
  expect(stderr).not.toContain('dead-letters list');
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(told);
});

test('the help of a command tells of that command', async () => {
  const { code, stdout } = await runMigrate(undefined, 'up', '--help');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^usage: stepkeeper [\s\S]*migrate status/);
  expect(stdout).not.toContain('dead-letters list');
});

test('a missing setting, an unreachable server and a missing database are told with the remedy', async () => {
  const of = (connection: string) => runMigrate(connection, 'status');
  expect(await runMigrate(undefined, 'up')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('SQL_CONNECTION_STRING is not set'),
  });
  const nowhere = database.connectionString.replace(/Server=[^;]*/i, 'Server=127.0.0.1,2');
  expect(await of(nowhere)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/127\.0\.0\.1:2[\s\S]*cannot be reached\. Look at Server=/),
  });
  const missing = database.connectionString.replace(/Database=[^;]*/i, 'Database=no_such_database');
  expect(await of(missing)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no_such_database[\s\S]*The server has no such database/),
  });
  expect(await of('jobs')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('SQL_CONNECTION_STRING is not one'),
  });
});
