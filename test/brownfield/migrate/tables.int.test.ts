// The existing database on a server: 31 tables that hold together, the same rows each time, untouched by our migrations.
import { NotTheFixture, TablesExist } from '../../../brownfield/errors';
import { generateBatch } from '../../../brownfield/generate/batch';
import type { Row } from '../../../brownfield/generate/rows';
import { userNameOf } from '../../../brownfield/generate/user';
import { load } from '../../../brownfield/load/load';
import { createTables, dropTables } from '../../../brownfield/load/schema';
import { tables } from '../../../brownfield/load/tables';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps } from '../../../cli/migrate/steps';
import { storedColumns } from '../../database/columns';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { checksums } from '../checksum';
import { wizardColumns } from '../wizard-columns';

const users = 300;
const seed = 5;
let database: FreshDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
  await createTables(database.pool);
  await load(database.pool, { users, seed });
});
afterAll(async () => {
  await database?.drop();
});

test('there are 31 tables in dbo, all of them with rows', async () => {
  const { recordset } = await database.pool.request().query<{ name: string }>(
    `SELECT TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA = 'dbo' AND TABLE_TYPE = 'BASE TABLE';`,
  );
  const names = recordset.map(({ name }) => name).sort();
  expect(names).toEqual(tables.map(({ name }) => name).sort());
  expect(names).toHaveLength(31);
  for (const [name, sum] of Object.entries(await checksums(database.pool))) expect(`${name} ${sum}`).not.toMatch(/ 0 /);
});

test('every constraint has a name that tells its table and kind, and every table a primary key', async () => {
  const { recordset } = await database.pool.request().query<{ owner: string; name: string; kind: string }>(
    `SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, CONSTRAINT_TYPE AS kind
FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = 'dbo';`,
  );
  const prefixes: Record<string, string> = { 'PRIMARY KEY': 'PK', UNIQUE: 'UQ', 'FOREIGN KEY': 'FK', CHECK: 'CK' };
  const named = recordset.filter(({ name, kind }) => prefixes[kind] !== undefined && !isNotNull(name));
  for (const { owner, name, kind } of named) {
    expect(name.toLowerCase()).toMatch(new RegExp(`^${prefixes[kind]}_${owner}`, 'i'));
  }
  const keyed = named.filter(({ kind }) => kind === 'PRIMARY KEY').map(({ owner }) => owner.toLowerCase());
  expect(keyed.sort()).toEqual(tables.map(({ name }) => name.toLowerCase()).sort());
});

test('foreign keys hold: a user with jobs cannot go, and a job belongs to a user', async () => {
  const request = () => database.pool.request();
  await expect(request().query("DELETE FROM dbo.Users WHERE userName = 'user0000001';")).rejects.toMatchObject({
    number: 547,
  });
  await expect(
    request().query("INSERT INTO dbo.WorkHistory (userId, createdBy) VALUES (999999, 'test');"),
  ).rejects.toMatchObject({ number: 547 });
});

test.each(Object.entries(wizardColumns))('%s holds exactly what was generated', async (table, columns) => {
  const names = table === 'Users' ? ['t.userName'] : ['u.userName'];
  const { recordset } = await database.pool.request().query<Row>(
    `SELECT ${[...names, ...columns.map((column) => `t.${column}`)].join(', ')}
FROM dbo.${table} AS t JOIN dbo.Users AS u ON u.userId = t.userId
ORDER BY t.${table === 'UserProfiles' ? 'userId' : keyOf(table)};`,
  );
  const generated = generateBatch(seed, 1, users).rows.get(table) ?? [];
  const wanted = generated.map((row) =>
    Object.fromEntries(['userName', ...columns].map((column) => [column, row[column]])),
  );
  expect(recordset.map((row) => ({ ...row }))).toEqual(wanted);
});

test("in tables that are new a user's key is his number", async () => {
  const { recordset } = await database.pool
    .request()
    .query<{ userId: number; userName: string }>('SELECT userId, userName FROM dbo.Users;');
  expect(recordset).toHaveLength(users);
  for (const { userId, userName } of recordset) expect(userName).toBe(userNameOf(userId));
});

test('text longer than a column of OPENJSON takes arrives whole', async () => {
  const { recordset } = await database.pool
    .request()
    .query<{ longest: number | string }>('SELECT MAX(LEN(description)) AS longest FROM dbo.WorkHistory;');
  expect(Number(recordset[0]?.longest)).toBeGreaterThan(4000);
});

test('a second load of the same seed gives the same rows under the same keys, and another seed others', async () => {
  const first = await checksums(database.pool);
  const loadAgain = async (other: number) => {
    await dropTables(database.pool);
    await createTables(database.pool);
    await load(database.pool, { users, seed: other });
    return checksums(database.pool);
  };
  expect((await loadAgain(seed + 1)).WorkHistory).not.toBe(first.WorkHistory);
  expect(await loadAgain(seed)).toEqual(first);
});

test('tables that are there are not made again, and nothing changes', async () => {
  const before = await checksums(database.pool);
  await expect(createTables(database.pool)).rejects.toBeInstanceOf(TablesExist);
  expect(await checksums(database.pool)).toEqual(before);
});

test("somebody else's Users is not dropped", async () => {
  const other = await emptyDatabase();
  try {
    await other.pool.request().batch('CREATE TABLE dbo.Users (id int NOT NULL);');
    await expect(dropTables(other.pool)).rejects.toBeInstanceOf(NotTheFixture);
    expect((await storedColumns(other.pool)).has('dbo.Users')).toBe(true);
  } finally {
    await other.drop();
  }
});

test('our migrations go up beside them and down again, and leave them as they were', async () => {
  const state = async () => {
    const columns = [...(await storedColumns(database.pool))].filter(([name]) =>
      tables.some((table) => name === `dbo.${table.name}`),
    );
    return { rows: await checksums(database.pool), columns };
  };
  const before = await state();
  const steps = await readSteps(migrationsFolder);
  await migrateUp(database.pool, steps, () => undefined);
  expect((await storedColumns(database.pool)).has('profile.WorkExperience')).toBe(true);
  expect(await state()).toEqual(before);
  await migrateDown(database.pool, steps, () => undefined, 0);
  expect((await storedColumns(database.pool)).has('profile.WorkExperience')).toBe(false);
  expect(await state()).toEqual(before);
});

/** Postgres counts NOT NULL among the CHECK constraints and names it itself. */
function isNotNull(name: string): boolean {
  return /not_null/.test(name);
}

function keyOf(table: string): string {
  return { Users: 'userId', WorkHistory: 'workHistoryId', Documents: 'documentId' }[table] ?? '';
}
