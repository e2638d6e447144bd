// What a backfill will not begin with: it names the thing and the remedy, and nothing is changed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps } from '../../../cli/migrate/steps';
import type { FreshDatabase } from '../../database/fresh-database';
import { idOf } from '../../factories/commands';
import { startCli } from '../migrate/run-cli';
import { jobTracker } from './job-tracker';
import { rowCounts } from './rows-of';
import { backfilled, jobTrackerMapping, runBackfill } from './run-cli';

let database: FreshDatabase;
let folder: string;
let whole: string;

beforeAll(async () => {
  database = await jobTracker(20);
  folder = await mkdtemp(join(tmpdir(), 'stepkeeper-mappings-'));
  whole = await readFile(jobTrackerMapping, 'utf8');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database?.drop();
});

async function mappingWith(from: string, to: string): Promise<string> {
  if (!whole.includes(from)) throw new Error(`the mapping has no ${from}`);
  const file = join(folder, 'mapping.json');
  await writeFile(file, whole.replace(from, to));
  return file;
}

const faulty: readonly (readonly [string, string, string, RegExp])[] = [
  ['a key that there is not', '"section": "addresses"', '"sektion": "addresses"', /sektion/],
  ['broken JSON', '"version": 1,', '"version": 1', /mapping\.json[\s\S]*JSON/],
  [
    'a missing table',
    '"table": "dbo.WorkHistory"',
    '"table": "dbo.WorkHistori"',
    /no table dbo\.WorkHistori.*Is dbo\.WorkHistory meant\?/,
  ],
  ['a missing column', '"column": "companyName"', '"column": "firm"', /sources\[3\]\.fields\.employer\.column.*firm/],
  [
    'a column of a wrong type',
    '"lastUpdated": ["lastUpdated", "createdDate"]',
    '"lastUpdated": ["createdBy"]',
    /sources\[0\]\.lastUpdated.*createdBy/,
  ],
];

test.each(faulty)(
  'a mapping with %s is refused, by plan and run',
  async (_, from, to, said) => {
    const before = await rowCounts(database.pool);
    const mapping = await mappingWith(from, to);
    for (const action of ['plan', 'run']) {
      const { code, stderr } = await runBackfill(database.connectionString, action, '--mapping', mapping);
      expect({ action, code }).toEqual({ action, code: 1 });
      expect(stderr).toMatch(said);
      expect(stderr).not.toMatch(/\n {4}at /);
    }
    expect(await rowCounts(database.pool)).toEqual(before);
  },
  120_000,
);

const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
  [
    'a mapping file that there is not',
    ['run', '--mapping', '/nowhere/mapping.json'],
    1,
    /The mapping file \/nowhere\/mapping\.json cannot be read: ENOENT.* Name it with --mapping FILE\./,
  ],
  ['a folder for a mapping', ['plan', '--mapping', '/'], 1, /The mapping file \/ cannot be read: EISDIR/],
  [
    'a run that there is not',
    ['status', '--run', idOf(9)],
    1,
    /There is no run 00000000-.*"npx stepkeeper backfill status" lists those that there are\./,
  ],
  ['the undoing of a run that there is not', ['undo', '--run', idOf(9)], 1, /There is no run 00000000-/],
  [
    'a report before there is a run',
    ['report'],
    1,
    /There is no run yet: "npx stepkeeper backfill run --mapping FILE" begins one\./,
  ],
  ['no mapping', ['run'], 2, /^usage: [\s\S]*\nbackfill run wants --mapping FILE\n$/],
];

test.each(refused)('%s is refused', async (_, args, expected, said) => {
  const before = await rowCounts(database.pool);
  const { code, stderr } = await runBackfill(database.connectionString, ...args);
  expect(code).toBe(expected);
  expect(stderr).toMatch(said);
  expect(await rowCounts(database.pool)).toEqual(before);
});

test('nothing is written without the key of the audit chain, or with one that is too short', async () => {
  const before = await rowCounts(database.pool);
  for (const AUDIT_CHAIN_KEYS of ['', '1:c2hvcnQ=']) {
    const args = ['backfill', 'run', '--mapping', jobTrackerMapping];
    const { code, stderr } = await startCli(database.connectionString, args, { AUDIT_CHAIN_KEYS }).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /\nAUDIT_CHAIN_KEYS (are missing|have only 5 bytes as the key 1): .*the keys of the app are wanted/,
    );
  }
  expect(await rowCounts(database.pool)).toEqual(before);
});

test('a server that cannot be reached, and none at all, is told with what to look at', async () => {
  const away = 'Server=127.0.0.1,1;Database=x;User Id=x;Password=x;Encrypt=false;TrustServerCertificate=true';
  const { code, stderr } = await runBackfill(away, 'run', '--mapping', jobTrackerMapping);
  expect(code).toBe(1);
  expect(stderr).toMatch(/127\.0\.0\.1:1[\s\S]*Look at Server= in SQL_CONNECTION_STRING/);
  const none = await runBackfill(undefined, 'status');
  expect(none.code).toBe(1);
  expect(none.stderr).toMatch(/^SQL_CONNECTION_STRING is not set\./);
});

describe('with a run', () => {
  beforeAll(async () => {
    await backfilled(database.connectionString, 'run', '--mapping', jobTrackerMapping);
  });

  test('another content of the mapping file is refused but for a new run', async () => {
    const before = await rowCounts(database.pool);
    const changed = await mappingWith(
      '"title": { "column": "jobTitle", "unreadable": "cut" }',
      '"title": { "column": "jobTitle" }',
    );
    const { code, stderr } = await runBackfill(database.connectionString, 'run', '--mapping', changed);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The run [0-9a-f-]{36} has begun with another content of this mapping file\. .*--anew/);
    expect(await rowCounts(database.pool)).toEqual(before);
    await backfilled(database.connectionString, 'run', '--mapping', changed, '--anew');
  });

  test('a run on which a newer one stands is not taken back', async () => {
    const { recordset } = await database.pool
      .request()
      .query<{ runId: string }>('SELECT runId FROM ops.BackfillRun ORDER BY startedAt;');
    const [older, newer] = recordset;
    const { code, stderr } = await runBackfill(database.connectionString, 'undo', '--run', String(older?.runId));
    expect(code).toBe(1);
    expect(stderr).toContain(`The run ${newer?.runId} came after ${older?.runId} and stands on it.`);
  });

  test('a schema that is older than the command needs is refused', async () => {
    const steps = await readSteps(migrationsFolder);
    const { recordset } = await database.pool
      .request()
      .query<{ runId: string }>('SELECT runId FROM ops.BackfillRun ORDER BY startedAt DESC;');
    for (const { runId } of recordset) await backfilled(database.connectionString, 'undo', '--run', runId);
    await migrateDown(database.pool, steps, () => undefined, 8, { allowDataLoss: true });
    try {
      const { code, stderr } = await runBackfill(database.connectionString, 'plan', '--mapping', jobTrackerMapping);
      expect(code).toBe(1);
      expect(stderr).toMatch(/schema[\s\S]*migrate/i);
    } finally {
      await migrateUp(database.pool, steps, () => undefined);
    }
  });
});
