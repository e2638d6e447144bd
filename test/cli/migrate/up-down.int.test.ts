// All the way up, down and up again, one step at a time: the schema at each height is always the same.
import { readdirSync } from 'node:fs';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { verifySchema } from '../../../cli/migrate/schema/verify-schema';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { rowsAt } from './rows-at';
import { expectedFacts, linesOf, liveFacts } from './schema-of';

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

const live = async () => linesOf(await liveFacts(database.pool, steps));

test('after all up, all down and up again one step at a time, the schema is identical', async () => {
  await migrateUp(database.pool, steps, quietly);
  const first = await live();
  expect(first.length).toBeGreaterThan(500);
  await migrateDown(database.pool, steps, quietly, 0);
  expect(await live()).toEqual([]);
  for (const step of steps) await migrateUp(database.pool, steps, quietly, step.number);
  expect(await live()).toEqual(first);
});

test('at every step, on the way up and down, the schema is the one that the steps below it make', async () => {
  const up: string[][] = [[]];
  for (const { number } of steps) {
    await migrateUp(database.pool, steps, quietly, number);
    up[number] = await live();
    expect(linesOf(await expectedFacts(database.pool, steps, number))).toEqual(up[number]);
  }
  for (const { number } of [...steps].reverse()) {
    await migrateDown(database.pool, steps, quietly, number - 1);
    expect(await live()).toEqual(up[number - 1]);
  }
});

/** Known before the tests are, so that each version is a test with its own time. */
const versions = readdirSync(migrationsFolder).filter((file) => file.endsWith('.up.sql'));

test.each(versions.map((_, index) => index + 1))(
  'from version %i with data in it, all rows and columns come through to the newest',
  async (version) => {
    await migrateUp(database.pool, steps, quietly, version);
    for (const insert of rowsAt(version)) await database.pool.request().batch(insert);
    const before = await contents();
    expect(before.filter(({ rows }) => rows.length === 0)).toEqual([]);
    await migrateUp(database.pool, steps, quietly);
    expect(await contents(before)).toEqual(before);
    expect(await verifySchema(database.pool, steps, steps.length)).toMatchObject({ differences: [], notes: [] });
  },
);

interface Contents {
  readonly table: string;
  readonly columns: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** All rows of our tables, by the columns that they have now or had then. */
async function contents(of: readonly Omit<Contents, 'rows'>[] | undefined = undefined): Promise<Contents[]> {
  const facts = await liveFacts(database.pool, steps);
  const tables = facts.flatMap(({ kind, table, value }) =>
    kind === 'column order' && table !== undefined ? [{ table, columns: value }] : [],
  );
  const found: Contents[] = [];
  for (const { table, columns } of of ?? tables) {
    const listed = columns.split(', ').map((name) => `[${name}]`);
    const { recordset } = await database.pool.request().query(`SELECT ${listed.join(', ')} FROM ${table};`);
    found.push({ table, columns, rows: recordset.map((row) => ({ ...row })) });
  }
  return found;
}
