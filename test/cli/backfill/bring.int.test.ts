// What a plan foretells, a run brings: once, with its audit, as the API then shows it.
import { checkChain } from '../../../shared/reading/check-chain';
import { jsonResume } from '../../../shared/reading/json-resume';
import { readProfileAsOf } from '../../../shared/reading/read-as-of';
import { isErased, readProfile } from '../../../shared/reading/read-profile';
import { readProfileIds } from '../../../shared/reading/read-profile-ids';
import type { FreshDatabase } from '../../database/fresh-database';
import { chainKey } from '../../factories/memory-database';
import { startCli } from '../migrate/run-cli';
import { jobTracker } from './job-tracker';
import { rowCounts } from './rows-of';
import { backfilled, chainKeySettings, jobTrackerMapping, runBackfill, startBackfill } from './run-cli';

const users = 300;
let database: FreshDatabase;
let planned: string;
let ran: string;
let runId: string;
let before: Record<string, number>;
let afterPlan: Record<string, number>;

beforeAll(async () => {
  database = await jobTracker(users);
  before = await rowCounts(database.pool);
  planned = await backfilled(database.connectionString, 'plan', '--mapping', jobTrackerMapping, '--batch', '70');
  afterPlan = await rowCounts(database.pool);
  ran = await backfilled(database.connectionString, 'run', '--mapping', jobTrackerMapping, '--batch', '50');
  runId = /^Run ([0-9a-f-]{36}) begins\./.exec(ran)?.[1] ?? '';
});
afterAll(async () => {
  await database?.drop();
});

async function rows<T>(text: string): Promise<T[]> {
  return (await database.pool.request().query<T>(text)).recordset;
}

/** The lines of its tables: cells stand two blanks apart at least. */
function tableLines(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => / {2}/.test(line))
    .sort();
}

test('a plan writes nothing', () => {
  expect(afterPlan).toEqual(before);
  expect(planned).toContain('\nNothing was written.\n');
});

test('all runs are listed, and the newest in full', async () => {
  const listed = await backfilled(database.connectionString, 'status');
  expect(listed).toMatch(new RegExp(`^run +mapping +status +started\\n${runId}  job-tracker  done +20`));
  expect(listed).toContain(await backfilled(database.connectionString, 'status', '--run', runId));
});

test('a plan foretells what is read, brought and left out of each table, and how often for which reason', async () => {
  expect(tableLines(planned)).toEqual(
    tableLines(await backfilled(database.connectionString, 'status', '--run', runId)),
  );
  expect(tableLines(planned).length).toBeGreaterThan(30);
});

test('a plan of the first users alone reads no others', async () => {
  const text = await backfilled(database.connectionString, 'plan', '--mapping', jobTrackerMapping, '--users', '30');
  expect(text).toMatch(/^profiles +dbo\.Users +30 /m);
});

test('a plan shows values where it is asked for them, and a report never does', async () => {
  const withSamples = await backfilled(
    database.connectionString,
    ...['plan', '--mapping', jobTrackerMapping, '--samples'],
  );
  const [sample] = withSamples.match(/^ {4}dbo\.UserProfiles \d+ country: "(.+)"$/m)?.slice(1) ?? [];
  expect(sample).toBeDefined();
  expect(tableLines(withSamples)).toEqual(expect.arrayContaining(tableLines(planned)));
  expect(planned).not.toContain(`"${sample}"`);
  const findings = (await backfilled(database.connectionString, 'report')).trim().split('\n');
  const [counted] = await rows<{ count: number }>('SELECT COUNT(*) AS [count] FROM ops.BackfillFinding;');
  expect(findings).toHaveLength(Number(counted?.count));
  for (const finding of findings) {
    expect(Object.keys(JSON.parse(finding)).sort()).toEqual(
      ['code', 'columnName', 'field', 'isLeftOut', 'rowKey', 'source', 'tableName', 'why'].sort(),
    );
  }
});

test('every profile has the one change set of the run, and its chain is whole', async () => {
  const [counted] = await rows<{ profiles: number }>('SELECT COUNT(*) AS profiles FROM profile.Profile;');
  const sets = await rows<{ profileId: string; source: string; kind: string }>(
    'SELECT profileId, source, kind FROM audit.ChangeSet;',
  );
  expect(new Set(sets.map(({ source, kind }) => `${source} ${kind}`))).toEqual(new Set(['backfill import-profile']));
  expect(new Set(sets.map(({ profileId }) => profileId)).size).toBe(sets.length);
  const applied = Number(/applied (\d+)/.exec(ran)?.[1]);
  const unchanged = Number(/unchanged (\d+)/.exec(ran)?.[1] ?? 0);
  expect(sets).toHaveLength(applied);
  expect(applied + unchanged).toBe(Number(counted?.profiles));
  for await (const id of readProfileIds(database.pool)) {
    expect(await checkChain(database.pool, id, new Map([[chainKey.id, chainKey.key]]))).toMatchObject({ intact: true });
  }
  const audited = await startCli(database.connectionString, ['audit', 'verify'], chainKeySettings).ended;
  expect(audited).toMatchObject({ code: 0, stderr: '' });
});

test('source and target are the same, item by item', async () => {
  const verified = await backfilled(database.connectionString, 'verify', '--mapping', jobTrackerMapping);
  const counts = tableLines(verified).map((line) => line.split(/ +/));
  expect(counts).toHaveLength(7);
  for (const [source, same, ...others] of counts) {
    if (source === 'source') continue;
    expect(Number(same)).toBeGreaterThan(0);
    expect(others).toEqual(['0', '0', '0', '0', '0']);
  }
});

test('the API shows what was brought: the profile, the profile as of now, and as JSON Resume', async () => {
  const some = await rows<{ profileId: string; jobs: number }>(
    'SELECT TOP (25) w.profileId, COUNT(*) AS jobs FROM profile.WorkExperience AS w GROUP BY w.profileId ORDER BY w.profileId;',
  );
  expect(some).toHaveLength(25);
  for (const { profileId, jobs } of some) {
    const view = await readProfile(database.pool, profileId);
    if (!view || isErased(view)) throw new Error(`no profile ${profileId}`);
    expect(view.steps.experience).toMatchObject({ progress: { status: 'in-progress', completeness: 100 } });
    expect(jsonResume(view).work).toHaveLength(Number(jobs));
    const asOf = await readProfileAsOf(database.pool, profileId, new Date().toISOString());
    if (!asOf || typeof asOf === 'string') throw new Error(`no profile ${profileId} as of now`);
    for (const step of ['address', 'experience', 'education', 'projects', 'aspirations'] as const) {
      expect(asOf.steps[step].final).toEqual(view.steps[step].final);
    }
  }
});

test('a run that is done has nothing left', async () => {
  const counts = await rowCounts(database.pool);
  const again = await backfilled(database.connectionString, 'run', '--mapping', jobTrackerMapping);
  expect(again).toMatch(/^The run [0-9a-f-]{36} is done: nothing is left of it\. --anew begins another one\.\n$/);
  expect(await rowCounts(database.pool)).toEqual(counts);
});

test('who reads may go before the end', async () => {
  const report = startBackfill(database.connectionString, 'report');
  report.process.stdout?.destroy();
  expect(await report.ended).toMatchObject({ code: 0, stderr: '' });
  const plan = startBackfill(database.connectionString, 'plan', '--mapping', jobTrackerMapping);
  plan.process.stderr?.destroy();
  expect(await plan.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing was written.') });
});

test('a report that cannot be written where it should says where', async () => {
  const { code, stderr } = await runBackfill(database.connectionString, 'report', '--out', '/nowhere/at/all.jsonl');
  expect(code).toBe(1);
  expect(stderr).toContain("'/nowhere/at/all.jsonl'");
});
