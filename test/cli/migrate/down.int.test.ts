// The way back: what it would lose is counted and told, and goes only when that is asked for.
import sql from 'mssql';
import { migrationsFolder } from '../../../cli/migrate/command';
import { MigrationWouldLose } from '../../../cli/migrate/errors';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';
import { runMigrate } from './run-cli';

let database: FreshDatabase;
let steps: Step[];
const quietly = () => undefined;

beforeAll(async () => {
  steps = await readSteps(migrationsFolder);
});
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  await database?.drop();
});

const change = (statement: string) => database.pool.request().batch(statement);
const profile = (number: number, erasedAt = 'NULL') =>
  `INSERT INTO profile.Profile (profileId, erasedAt, createdBy, updatedBy)
VALUES ('00000000-0000-7000-8000-00000000000${number}', ${erasedAt}, N'a', N'a');`;
const refusal = (number: number, attempted: string) =>
  `INSERT INTO builder.ValidationError (profileId, step, attempted, path, code, message, operationId, occurredAt, createdBy)
VALUES ('00000000-0000-7000-8000-00000000000${number}', 'address', '${attempted}', '/kind', 'not_allowed', N'no', '00000000-0000-7000-8000-000000000002', '2026-11-22', N'a');`;

test('what would be lost is listed with table, column and count, and nothing is changed', async () => {
  await migrateUp(database.pool, steps, quietly);
  for (const statement of [profile(1), profile(2, "'2026-11-22'"), profile(3, "'2026-11-22'")]) await change(statement);
  const before = await factsOf(database.pool, steps);
  const { code, stderr } = await runMigrate(database.connectionString, 'down', '--to', '6');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^007-contract is not taken back: that would lose\n +2 values of profile\.Profile\.erasedAt\n/,
  );
  expect(stderr).toContain('--allow-data-loss');
  expect(await factsOf(database.pool, steps)).toEqual(before);
});

test('what would be lost goes with --allow-data-loss', async () => {
  await migrateUp(database.pool, steps, quietly);
  await change(profile(1, "'2026-11-22'"));
  const { code, stdout } = await runMigrate(database.connectionString, 'down', '--to', '0', '--allow-data-loss');
  expect(code).toBe(0);
  expect(stdout).toContain('The database has none of the steps.');
  expect(await factsOf(database.pool, steps)).toEqual([]);
});

test('rows that a step would delete are counted by its own condition', async () => {
  await migrateUp(database.pool, steps, quietly);
  await change(profile(1));
  for (const attempted of ['draft', 'item', 'item']) await change(refusal(1, attempted));
  const failure = await migrateDown(database.pool, steps, quietly, 6).catch((error) => error);
  expect(failure).toBeInstanceOf(MigrationWouldLose);
  expect(failure.losses).toEqual([{ what: "rows of builder.ValidationError (WHERE attempted = 'item')", rows: 2 }]);
});

test('the plan of the way back says what is lost now, and stops by itself where there is something', async () => {
  await migrateUp(database.pool, steps, quietly);
  await change(profile(1, "'2026-11-22'"));
  const { code, stdout } = await runMigrate(database.connectionString, 'plan', '--down', '--to', '6');
  expect(code).toBe(0);
  expect(stdout).toContain('-- NOW LOST with 007-contract: 1 values of profile.Profile.erasedAt\n');
  expect(stdout).toMatch(
    /-- guard: values of profile\.Profile\.erasedAt\nIF EXISTS \(SELECT 1 FROM \[profile\]\.\[Profile\]/,
  );
  const allowed = await runMigrate(database.connectionString, 'plan', '--down', '--to', '6', '--allow-data-loss');
  expect(allowed.stdout).not.toContain('-- guard: values');
});

test('the count before the first step holds no table, that in a step holds its tables', async () => {
  await migrateUp(database.pool, steps, quietly);
  const texts: string[] = [];
  const query = sql.Request.prototype.query;
  const spy = jest.spyOn(sql.Request.prototype, 'query').mockImplementation(function (
    this: sql.Request,
    text: unknown,
  ) {
    texts.push(String(text));
    return Reflect.apply(query, this, [text]);
  });
  try {
    await migrateDown(database.pool, steps, quietly, 6);
  } finally {
    spy.mockRestore();
  }
  const counts = texts.filter((text) => text.includes('COUNT_BIG'));
  const held = counts.filter((text) => text.includes('WITH (TABLOCK, HOLDLOCK)'));
  expect([counts.length > held.length, held.length > 0]).toEqual([true, true]);
  expect(counts.findIndex((text) => text.includes('TABLOCK'))).toBeGreaterThan(0);
});

test('rows that come while the step before is taken back are seen: that step stays, with them', async () => {
  await migrateUp(database.pool, steps, quietly);
  const late = async (step: Step) => {
    if (step.number === 8) await change(profile(1, "'2026-11-22'"));
  };
  const pending: Promise<void>[] = [];
  const failure = await migrateDown(database.pool, steps, (step) => pending.push(late(step)), 6).catch(
    (error) => error,
  );
  await Promise.all(pending);
  expect(failure).toBeInstanceOf(MigrationWouldLose);
  expect(failure.message).toContain('The database stands at step 7 (007-contract).');
});
