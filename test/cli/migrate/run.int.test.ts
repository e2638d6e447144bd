// What a step that fails leaves, and what it says: nothing of it, and where and why.

import { migratePool, migrationsFolder } from '../../../cli/migrate/command';
import { MigrationFailed, MigrationLockLost } from '../../../cli/migrate/errors';
import { appliedSteps, hasHistory } from '../../../cli/migrate/history';
import { OtherIndexThere } from '../../../cli/migrate/index-shape';
import { buildsOnline, migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { told } from '../../../cli/sql-errors';
import { createPool } from '../../../shared/sql/pool';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';

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

/** The steps with another in the place of number `number`, of these batches. */
function withStep(number: number, ...up: string[]): Step[] {
  const name = `${String(number).padStart(3, '0')}-other`;
  return [...steps.slice(0, number - 1), { number, name, up, down: [], checksum: 'f'.repeat(64) }];
}

const failures: [string, string[], RegExp][] = [
  [
    'the middle of new tables',
    [
      'CREATE TABLE profile.Early (id int NOT NULL, CONSTRAINT PK_Early PRIMARY KEY (id));',
      'ALTER TABLE profile.Profile ADD nickname nvarchar(40) NULL;',
      'CREATE TABLE profile.Early (id int NOT NULL);',
      'CREATE TABLE profile.Late (id int NOT NULL);',
    ],
    /error 2714/,
  ],
  [
    'a column that cannot be added after a constraint was dropped',
    [
      'ALTER TABLE profile.Profile DROP CONSTRAINT CK_Profile_version;',
      'ALTER TABLE profile.Profile ADD version int NULL;',
    ],
    /2705|already exists/,
  ],
  [
    'rows that do not fit a new check',
    [
      "INSERT INTO profile.Profile (profileId, createdBy, updatedBy) VALUES ('00000000-0000-7000-8000-000000000001', N'a', N'a');",
      'ALTER TABLE profile.Profile ADD CONSTRAINT CK_Profile_many CHECK (version > 0);',
    ],
    /error 547/,
  ],
];

test.each(failures)('a statement that fails in %s leaves the schema as it was', async (_, up, reason) => {
  await migrateUp(database.pool, steps, quietly, 2);
  const before = await factsOf(database.pool, steps);
  const failure = await migrateUp(database.pool, withStep(3, ...up), quietly).catch((error) => error);
  expect(failure).toBeInstanceOf(MigrationFailed);
  expect(failure.message).toMatch(reason);
  expect(failure.message).toContain('003-other failed and was rolled back: nothing of it stays.');
  expect(failure.message).toContain('The database stands at step 2 (002-profile).');
  expect(await factsOf(database.pool, steps)).toEqual(before);
  const { recordset } = await database.pool.request().query('SELECT profileId FROM profile.Profile;');
  expect(recordset).toEqual([]);
});

test('a first step that fails leaves not even the table of the history', async () => {
  const [first] = steps;
  if (!first) throw new Error('there are no steps');
  const broken = { ...first, up: [...first.up, 'DROP TABLE profile.Missing;'] };
  await expect(migrateUp(database.pool, [broken], quietly)).rejects.toThrow(/nothing of it stays/);
  expect(await hasHistory(database.pool)).toBe(false);
  expect(await migrateUp(database.pool, steps, quietly, 1)).toBe(1);
  await migrateDown(database.pool, steps, quietly, 0);
  expect(await hasHistory(database.pool)).toBe(true);
  expect(await migrateUp(database.pool, steps, quietly, 1)).toBe(1);
});

test('after a failure the corrected step goes on from where the database stands', async () => {
  await expect(migrateUp(database.pool, withStep(3, 'DROP TABLE profile.Missing;'), quietly)).rejects.toThrow(/3701/);
  expect(await migrateUp(database.pool, steps, quietly)).toBe(steps.length - 2);
});

test('the statement that failed is named with its line in the file', async () => {
  const [first, second] = steps;
  if (!first || !second) throw new Error('there are no steps');
  const broken = {
    ...second,
    up: second.up.map((batch) => batch.replace('CREATE TABLE profile.', 'CREATE TABLE nowhere.')),
  };
  const failure = await migrateUp(database.pool, [first, broken], quietly).catch((error) => error);
  expect(failure.failed.place).toBe('002-profile.up.sql, line 4');
  expect(failure.message).toContain('Statement (002-profile.up.sql, line 4):\n    CREATE TABLE nowhere.Profile (\n');
});

test('a statement that waits too long for a table which another session holds is told with the remedy', async () => {
  await migrateUp(database.pool, steps, quietly, 2);
  const before = await factsOf(database.pool, steps);
  const other = await writerAtWork();
  try {
    const failure = await impatiently(withStep(3, 'ALTER TABLE profile.Profile ADD nickname nvarchar(40) NULL;'));
    expect(failure).toMatch(/1222|lock timeout/);
    expect(failure).toMatch(/--lock-timeout/);
  } finally {
    await other.release();
  }
  expect(await factsOf(database.pool, steps)).toEqual(before);
});

/** A transaction of another session that has written to profile.Profile. */
async function writerAtWork(): Promise<{ release(): Promise<void> }> {
  const transaction = database.pool.transaction();
  await transaction.begin();
  await transaction
    .request()
    .batch(
      "INSERT INTO profile.Profile (profileId, createdBy, updatedBy) VALUES ('00000000-0000-7000-8000-000000000009', N'a', N'a');",
    );
  return { release: () => transaction.rollback() };
}

/** What is said when these steps go up in a session that waits a second for a lock. */
async function impatiently(wanted: readonly Step[]): Promise<string> {
  const pool = createPool({ by: 'connection-string', connectionString: database.connectionString }, migratePool(0));
  try {
    await (await pool.connect()).request().batch('SET LOCK_TIMEOUT 1000;');
    return await migrateUp(pool, wanted, quietly).then(
      () => 'it went up',
      (error) => told(error, 'migrate'),
    );
  } finally {
    await pool.close();
  }
}

test('a run that should hold the lock and does not runs no step', async () => {
  const failure = await migrateUp(database.pool, steps, quietly, 1, { isLocked: true }).catch((error) => error);
  expect(failure).toBeInstanceOf(MigrationFailed);
  expect(failure.cause).toBeInstanceOf(MigrationLockLost);
  expect(await appliedSteps(database.pool)).toEqual([]);
});

describe('indexes that are built online', () => {
  let online: boolean;
  beforeEach(async () => {
    await migrateUp(database.pool, steps, quietly, 2);
    online = await buildsOnline(database.pool);
  });
  const good = 'CREATE NONCLUSTERED INDEX IX_Profile_owner ON profile.Profile (ownerId);';
  const bad = 'CREATE NONCLUSTERED INDEX IX_Profile_nothing ON profile.Profile (nothing);';

  test('are taken away again when one of them fails', async () => {
    const before = await factsOf(database.pool, steps);
    await expect(migrateUp(database.pool, withStep(3, good, bad), quietly)).rejects.toThrow(/nothing of it stays/);
    expect(await factsOf(database.pool, steps)).toEqual(before);
  });

  test('are not built again where a run that was ended has built them', async () => {
    if (!online) return;
    await database.pool.request().batch(good);
    const there: string[] = [];
    const all = withStep(3, good, good.replaceAll('owner', 'version').replace('(versionId)', '(version)'));
    await migrateUp(database.pool, all, quietly, 3, { onIndexThere: (name) => there.push(name) });
    expect(there).toEqual(['IX_Profile_owner']);
    expect((await appliedSteps(database.pool)).at(-1)?.name).toBe('003-other');
  });

  test.each([
    ['of other columns', 'CREATE NONCLUSTERED INDEX IX_Profile_owner ON profile.Profile (ownerId, version);'],
    ['in another order', 'CREATE NONCLUSTERED INDEX IX_Profile_owner ON profile.Profile (ownerId DESC);'],
    [
      'with more included',
      'CREATE NONCLUSTERED INDEX IX_Profile_owner ON profile.Profile (ownerId) INCLUDE (version);',
    ],
    [
      'for some rows',
      'CREATE NONCLUSTERED INDEX IX_Profile_owner ON profile.Profile (ownerId) WHERE ownerId IS NOT NULL;',
    ],
    ['that is unique', 'CREATE UNIQUE NONCLUSTERED INDEX IX_Profile_owner ON profile.Profile (ownerId);'],
  ])('are not taken for one of the same name %s: the difference is told', async (_, other) => {
    if (!online) return;
    await database.pool.request().batch(other);
    const failure = await migrateUp(database.pool, withStep(3, good), quietly).catch((error) => error);
    expect(failure.cause).toBeInstanceOf(OtherIndexThere);
    expect(failure.message).toMatch(
      /IX_Profile_owner ON profile\.Profile is there already and is another: the step makes \(ownerId\), there is/,
    );
    expect((await appliedSteps(database.pool)).length).toBe(2);
  });

  test('are left where they were when they were there before a run that fails', async () => {
    if (!online) return;
    await database.pool.request().batch(good);
    const before = await factsOf(database.pool, steps);
    await expect(migrateUp(database.pool, withStep(3, good, bad), quietly)).rejects.toBeInstanceOf(MigrationFailed);
    expect(await factsOf(database.pool, steps)).toEqual(before);
  });
});
