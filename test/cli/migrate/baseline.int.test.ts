// Adopting a database whose tables are there already: only when they are what the steps make.
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';
import { runMigrate } from './run-cli';

let database: FreshDatabase;
let steps: Step[];

beforeAll(async () => {
  steps = await readSteps(migrationsFolder);
});
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  await database?.drop();
});

const run = (...args: string[]) => runMigrate(database.connectionString, ...args);

/** The tables of the first `to` steps, as if somebody had made them by hand. */
async function madeByHand(to: number): Promise<string[]> {
  await migrateUp(database.pool, steps, () => undefined, to);
  const facts = await factsOf(database.pool, steps);
  await database.pool.request().batch('DROP TABLE dbo.StepkeeperMigration;');
  return facts;
}

test('tables that are as the steps make them are adopted, and up goes on from there', async () => {
  const wanted = await madeByHand(4);
  const { code, stdout, stderr } = await run('baseline', '--to', '4');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('entered 004-builder\nThe database stands at step 4 (004-builder).');
  expect(await factsOf(database.pool, steps)).toEqual(wanted);
  expect((await run('up')).stdout).toMatch(/^applying 005-audit/);
});

test('tables of fewer steps than are named are refused, each difference is told, and no history is written', async () => {
  await madeByHand(3);
  const before = await factsOf(database.pool, steps);
  const { code, stderr } = await run('baseline', '--to', '4');
  expect(code).toBe(1);
  expect(stderr).toMatch(/missing +table builder\.stepdraft/i);
  expect(stderr).toMatch(/Nothing was done\./);
  expect(await factsOf(database.pool, steps)).toEqual(before);
});

test('tables that differ are refused', async () => {
  await madeByHand(3);
  await database.pool.request().batch('ALTER TABLE profile.Address DROP CONSTRAINT CK_Address_kind;');
  const { code, stderr } = await run('baseline', '--to', '3');
  expect(code).toBe(1);
  expect(stderr).toMatch(/missing +check .*CK_Address_kind/i);
});

test('a database that has a history is refused', async () => {
  await migrateUp(database.pool, steps, () => undefined, 2);
  const { code, stderr } = await run('baseline');
  expect(code).toBe(1);
  expect(stderr).toMatch(/has a history already \(2 steps\): nothing was done/);
});
