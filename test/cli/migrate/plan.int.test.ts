// The file for a DBA: run by hand it makes what the runner makes, and it stops where the runner would.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type sql from 'mssql';
import { migratePool, migrationsFolder } from '../../../cli/migrate/command';
import { buildsOnline, migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { createPool } from '../../../shared/sql/pool';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';
import { runMigrate } from './run-cli';

let database: FreshDatabase;
let folder: string;
let steps: Step[];
const quietly = () => undefined;

beforeAll(async () => {
  steps = await readSteps(migrationsFolder);
  folder = await mkdtemp(join(tmpdir(), 'stepkeeper-plan-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  await database?.drop();
});

/** As sqlcmd does: batch after batch, in one session. */
async function byHand(script: string, connectionString = database.connectionString): Promise<void> {
  const pool = await createPool({ by: 'connection-string', connectionString }, migratePool(0)).connect();
  try {
    const understands = await isProcedural(pool);
    for (const batch of script.split(/^GO$/m).map((part) => part.trim())) {
      const text = understands ? batch : withoutGuards(batch);
      if (text !== '') await pool.request().batch(text);
    }
  } finally {
    await pool.close();
  }
}

/** The local SQL Server has no procedural T-SQL. */
function withoutGuards(batch: string): string {
  if (/^(-- guard|IF @@ERROR)/m.test(batch)) return '';
  return batch.replace(/^IF (NOT EXISTS|OBJECT_ID).*(\n {4}AND .*)*$/m, '');
}

async function planned(...args: string[]): Promise<string> {
  const file = join(folder, 'plan.sql');
  const { code, stdout, stderr } = await runMigrate(database.connectionString, 'plan', '--out', file, ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`Written to ${file}; nothing was run.`);
  return readFile(file, 'utf8');
}

async function factsAfterUp(to: number): Promise<string[]> {
  const other = await emptyDatabase();
  try {
    await migrateUp(other.pool, steps, quietly, to);
    return await factsOf(other.pool, steps);
  } finally {
    await other.drop();
  }
}

test('the file of up, run by hand, makes the schema and the history that up makes', async () => {
  await byHand(await planned());
  expect(await factsOf(database.pool, steps)).toEqual(await factsAfterUp(steps.length));
  expect((await runMigrate(database.connectionString, 'up')).stdout).toMatch(/^Nothing to apply/);
  expect((await runMigrate(database.connectionString, 'verify')).code).toBe(0);
});

test('the file of down, run by hand, takes back what down takes back', async () => {
  await migrateUp(database.pool, steps, quietly);
  await byHand(await planned('--down', '--to', '2'));
  expect(await factsOf(database.pool, steps)).toEqual(await factsAfterUp(2));
});

test('a file begins where the database stands, and runs nothing while it is made', async () => {
  await migrateUp(database.pool, steps, quietly, 2);
  const before = await factsOf(database.pool, steps);
  const script = await planned('--to', '4');
  expect(script).toMatch(/^-- Stepkeeper: takes the schema from step 2 to step 4\.\n/);
  expect(script).not.toContain('CREATE TABLE profile.Profile');
  expect(await factsOf(database.pool, steps)).toEqual(before);
  await byHand(script);
  expect(await factsOf(database.pool, steps)).toEqual(await factsAfterUp(4));
});

test('without a database, from a step that is named, it is the same file but for its second line and the name of the database', async () => {
  await migrateUp(database.pool, steps, quietly, 3);
  const isEnterprise = await buildsOnline(database.pool);
  const offline = await runMigrate(
    undefined,
    'plan',
    '--from',
    '3',
    '--edition',
    isEnterprise ? 'enterprise' : 'standard',
  );
  const online = await runMigrate(database.connectionString, 'plan');
  const rest = (text: string) =>
    text
      .replace(/^-- guard: the database that the plan was made against\n[\s\S]*?^GO\n/m, '')
      .split('\n')
      .toSpliced(1, 1);
  expect(online.stdout).toMatch(/^IF DB_NAME\(\) <> N'stepkeeper_test_\w+'$/m);
  expect(offline.stdout).not.toContain('IF DB_NAME() <>');
  expect(rest(offline.stdout)).toEqual(rest(online.stdout));
});

/** Whether the server runs guards: the local one has no IF. */
async function isProcedural(pool: sql.ConnectionPool): Promise<boolean> {
  return pool
    .request()
    .batch('IF @@TRANCOUNT > 0 SELECT 1;')
    .then(
      () => true,
      () => false,
    );
}

test('a file for another step than the database stands at stops at its first guard', async () => {
  if (!(await isProcedural(database.pool))) return;
  await migrateUp(database.pool, steps, quietly, 2);
  const script = await planned();
  await migrateUp(database.pool, steps, quietly, 3);
  await expect(byHand(script)).rejects.toThrow('The database does not stand at step 2');
});

test('a file stops in another database than it was made against, also in one that looks the same', async () => {
  if (!(await isProcedural(database.pool))) return;
  const script = await planned();
  const other = await emptyDatabase();
  try {
    await expect(byHand(script, other.connectionString)).rejects.toThrow('This is not the database stepkeeper_test_');
    expect(await factsOf(other.pool, steps)).toEqual([]);
  } finally {
    await other.drop();
  }
});

test('a way back that would lose rows stops in front of the step that would', async () => {
  if (!(await isProcedural(database.pool))) return;
  await migrateUp(database.pool, steps, quietly, 2);
  const script = await planned('--down', '--to', '0');
  await database.pool
    .request()
    .batch(
      "INSERT INTO profile.Profile (profileId, createdBy, updatedBy) VALUES ('00000000-0000-7000-8000-000000000001', N'a', N'a');",
    );
  const before = await factsOf(database.pool, steps);
  await expect(byHand(script)).rejects.toThrow('that would lose rows of profile.Profile');
  expect(await factsOf(database.pool, steps)).toEqual(before);
});
