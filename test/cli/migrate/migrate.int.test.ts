// Migrations on a database: up, all the way down and up again, and what happens when a step fails.
import { migrationsFolder } from '../../../cli/migrate/command';
import { HistoryFaulty, MigrationFailed, MigrationWouldLose } from '../../../cli/migrate/errors';
import { appliedSteps } from '../../../cli/migrate/history';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';

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

async function tables(): Promise<string[]> {
  const { recordset } = await database.pool
    .request()
    .query(
      "SELECT TABLE_SCHEMA AS [schema], TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE';",
    );
  return recordset.map((row) => `${row.schema}.${row.name}`).sort();
}

const ours = [
  'audit.Access',
  'audit.Change',
  'audit.ChangeSet',
  'builder.ItemWrite',
  'builder.Session',
  'builder.StepDraft',
  'builder.StepEvent',
  'builder.StepProgress',
  'builder.ValidationError',
  'dbo.StepkeeperMigration',
  'ops.Operation',
  'ops.RejectedMessage',
  'profile.Address',
  'profile.CareerAspiration',
  'profile.Certification',
  'profile.Education',
  'profile.Profile',
  'profile.Project',
  'profile.ResumeDocument',
  'profile.ResumeParsingData',
  'profile.WorkExperience',
];

test('all steps go up, all the way down, and up again', async () => {
  expect(await migrateUp(database.pool, steps, quietly)).toBe(steps.length);
  const afterUp = await tables();
  expect(afterUp).toEqual(expect.arrayContaining(ours));
  expect(await migrateUp(database.pool, steps, quietly)).toBe(0);
  expect(await migrateDown(database.pool, steps, quietly, 0)).toBe(steps.length);
  expect(await tables()).toEqual(['dbo.StepkeeperMigration']);
  expect(await migrateUp(database.pool, steps, quietly)).toBe(steps.length);
  expect(await tables()).toEqual(afterUp);
});

test('a database can be taken to any step and back', async () => {
  await migrateUp(database.pool, steps, quietly, 2);
  expect((await appliedSteps(database.pool)).map((step) => step.name)).toEqual(['001-schemas', '002-profile']);
  await migrateUp(database.pool, steps, quietly);
  expect(await migrateDown(database.pool, steps, quietly, 4)).toBe(steps.length - 4);
  expect(await tables()).not.toContain('audit.Change');
});

const aProfile = `INSERT INTO profile.Profile (profileId, createdBy, updatedBy)
VALUES ('00000000-0000-7000-8000-000000000001', N'a', N'a');`;

const kept: [string, string, string][] = [
  [
    'who read a profile',
    `INSERT INTO audit.Access (profileId, operation, actorId, actorType, correlationId, createdBy)
VALUES ('00000000-0000-7000-8000-000000000001', 'get-profile', N'support-1', 'support', 'c', N'support-1');`,
    'SELECT operation AS kept FROM audit.Access;',
  ],
  [
    'a salted reason',
    `INSERT INTO audit.ChangeSet (profileId, sequence, operationId, kind, actorId, actorType, reason, reasonSalt, reasonHash, source,
    correlationId, acceptedAt, appliedAt, changeCount, keyId, previousHash, hash, createdBy)
VALUES ('00000000-0000-7000-8000-000000000001', 1, '00000000-0000-7000-8000-000000000002', 'submit-step', N'a', 'candidate', N'A typo',
    '${'a'.repeat(32)}', '${'b'.repeat(64)}', 'web', 'c', '2026-11-22', '2026-11-22', 0, '1', '${'0'.repeat(64)}', '${'c'.repeat(64)}', N'a');`,
    'SELECT reasonHash AS kept FROM audit.ChangeSet;',
  ],
  [
    'an erasure',
    "UPDATE profile.Profile SET erasedAt = '2026-11-22T08:00:00';",
    'SELECT erasedAt AS kept FROM profile.Profile WHERE erasedAt IS NOT NULL;',
  ],
];

test.each(kept)('the contract is not taken back while that would lose %s', async (_, write, read) => {
  await migrateUp(database.pool, steps, quietly);
  await database.pool.request().batch(aProfile);
  await database.pool.request().batch(write);
  await expect(migrateDown(database.pool, steps, quietly, 6)).rejects.toBeInstanceOf(MigrationWouldLose);
  expect((await appliedSteps(database.pool)).at(-1)?.name).toBe(steps.at(-1)?.name);
  expect((await database.pool.request().query(read)).recordset).toHaveLength(1);
});

test('a profile that nobody erased or explained goes through the step down and up', async () => {
  await migrateUp(database.pool, steps, quietly);
  await database.pool.request().batch(aProfile);
  expect(await migrateDown(database.pool, steps, quietly, 6)).toBe(steps.length - 6);
  expect(await migrateUp(database.pool, steps, quietly)).toBe(steps.length - 6);
});

test('a step that fails leaves the database as it was before it and names the statement', async () => {
  const bad = 'CREATE TABLE dbo.Late (id int NOT NULL REFERENCES dbo.Missing (id));';
  const failing: Step = {
    number: 2,
    name: '002-failing',
    up: ['CREATE TABLE dbo.Early (id int NOT NULL);', bad],
    down: [],
    checksum: 'x'.repeat(64),
  };
  const [first] = steps;
  if (!first) throw new Error('there are no steps');
  const failure = await migrateUp(database.pool, [first, failing], quietly).catch((error) => error);
  expect(failure).toBeInstanceOf(MigrationFailed);
  expect(failure).toMatchObject({ step: '002-failing', statement: bad });
  expect(await tables()).toEqual(['dbo.StepkeeperMigration']);
  expect((await appliedSteps(database.pool)).map((step) => step.name)).toEqual(['001-schemas']);
});

test('a file that was edited after it was applied is refused', async () => {
  await migrateUp(database.pool, steps, quietly, 2);
  const edited = steps.map((step) => (step.number === 2 ? { ...step, checksum: '0'.repeat(64) } : step));
  await expect(migrateUp(database.pool, edited, quietly)).rejects.toThrow(HistoryFaulty);
});
