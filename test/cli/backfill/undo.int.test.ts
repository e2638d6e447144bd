// What a run brought goes back, and what people have written since stays; a later run follows the source where nobody has written.
import sql from 'mssql';
import type { Command } from '../../../shared/commands/kinds';
import { applyMessages } from '../../../shared/writer/apply-messages';
import type { FreshDatabase } from '../../database/fresh-database';
import { aDelete, aDraft, anErasure, aProject, aPut, aSubmit } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { eventually } from '../../local/eventually';
import { startCli } from '../migrate/run-cli';
import { jobTracker } from './job-tracker';
import { rowsOf } from './rows-of';
import { backfilled, chainKeySettings, jobTrackerMapping, runBackfill, startBackfill } from './run-cli';

const users = 80;
const sectionTables = ['Address', 'Education', 'Certification', 'WorkExperience', 'Project', 'CareerAspiration'];
let database: FreshDatabase;
let runId: string;

beforeEach(async () => {
  database = await jobTracker(users);
  runId = /Run ([0-9a-f-]{36}) begins/.exec(await run())?.[1] ?? '';
});
afterEach(async () => {
  await database?.drop();
});

async function rows<T>(text: string, parameters: Readonly<Record<string, string>> = {}): Promise<T[]> {
  const request = database.pool.request();
  for (const [name, value] of Object.entries(parameters)) request.input(name, sql.NVarChar(sql.MAX), value);
  return (await request.query<T>(text)).recordset;
}

function run(...args: string[]): Promise<string> {
  return backfilled(database.connectionString, 'run', '--mapping', jobTrackerMapping, '--batch', '50', ...args);
}

const verify = () => runBackfill(database.connectionString, 'verify', '--mapping', jobTrackerMapping);
const undo = () => backfilled(database.connectionString, 'undo', '--run', runId, '--batch', '50');

async function write(...commands: Command[]): Promise<void> {
  const { pool } = database;
  const messages = commands.map((command) => messageOf(command));
  await applyMessages(messages, { pool, chainKey, retryBudgetMs: 10_000 });
}

interface Project {
  readonly profileId: string;
  readonly itemId: string;
  readonly name: string;
  readonly position: number;
}

async function projects(): Promise<Project[]> {
  return rows<Project>('SELECT profileId, itemId, name, position FROM profile.Project ORDER BY profileId, position;');
}

/** So many profiles with two projects or more, and the projects. */
async function authors(count: number): Promise<{ profileId: string; items: Project[] }[]> {
  const byProfile = [...Map.groupBy(await projects(), ({ profileId }) => profileId)].filter(
    ([, items]) => items.length > 1,
  );
  if (byProfile.length < count) throw new Error(`there are ${byProfile.length} profiles with two projects`);
  return byProfile.slice(0, count).map(([profileId, items]) => ({ profileId, items }));
}

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('there is none');
  return one;
}

test('an undo takes back all that the run brought and nothing that somebody has written since', async () => {
  const [submitted, put, deleted, drafted] = await authors(4);
  if (!submitted || !put || !deleted || !drafted) throw new Error('there are too few');
  const toPut = { itemId: first(put.items).itemId, profileId: put.profileId, payload: { name: 'My own words' } };
  const toDelete = { itemId: first(deleted.items).itemId, profileId: deleted.profileId };
  await write(
    aSubmit({ profileId: submitted.profileId, payload: { projects: [aProject(1)] } }),
    { ...aPut(toPut), itemId: toPut.itemId },
    { ...aDelete(toDelete), itemId: toDelete.itemId },
    aDraft({ profileId: drafted.profileId, payload: { projects: [{ name: 'Not yet' }] } }),
  );
  const theirs = new Set([submitted, put, deleted].map(({ profileId }) => profileId));
  const kept = (await projects()).filter(({ profileId }) => theirs.has(profileId));
  expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(['Project 1', 'My own words']));
  const drafts = await rowsOf(database.pool, 'builder.StepDraft');
  expect(drafts).toHaveLength(1);

  expect(await undo()).toMatch(new RegExp(`^Run ${runId} is undone\\.$`, 'm'));

  expect(await projects()).toEqual(kept);
  expect(await rowsOf(database.pool, 'builder.StepDraft')).toEqual(drafts);
  for (const table of sectionTables.filter((name) => name !== 'Project')) {
    expect(await rows(`SELECT * FROM profile.${table};`)).toEqual([]);
  }
  const audited = await startCli(database.connectionString, ['audit', 'verify'], chainKeySettings).ended;
  expect(audited).toMatchObject({ code: 0 });

  const compared = await verify();
  expect(compared.code).toBe(1);
  expect(compared.stdout).toMatch(/^profile-projects +0 +[1-9]\d* +0 +[1-9]\d* +0 +0$/m);
  expect(compared.stderr).toMatch(/\d+ items differ between source and target\./);

  const again = await runBackfill(database.connectionString, 'undo', '--run', runId);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining(`The run ${runId} is undone.`) });
  const notAnew = await runBackfill(database.connectionString, 'run', '--mapping', jobTrackerMapping);
  expect(notAnew).toMatchObject({ code: 1, stderr: expect.stringContaining('Begin another one with --anew.') });

  await run('--anew');
  expect((await verify()).code).toBe(0);
  expect((await projects()).filter(({ profileId }) => theirs.has(profileId))).toEqual(kept);
});

test('a later run brings what the source says by then, where nobody has written', async () => {
  const [owner] = await authors(1);
  if (!owner) throw new Error('there is none');
  await write(aSubmit({ profileId: owner.profileId, payload: { projects: [aProject(1)] } }));
  const jobs = await rows<{ profileId: string; employer: string }>(
    'SELECT profileId, employer FROM profile.WorkExperience;',
  );
  const { workHistoryId, userId } = first(
    await rows<{ workHistoryId: number; userId: number }>(
      `SELECT TOP (1) w.workHistoryId, w.userId FROM dbo.WorkHistory AS w JOIN dbo.Users AS u ON u.userId = w.userId
WHERE u.externalSubject IS NOT NULL AND w.startDate LIKE '20__-__-__' ORDER BY w.workHistoryId DESC;`,
    ),
  );
  const one = { workHistoryId: String(workHistoryId), userId: String(userId) };
  await rows(
    `UPDATE dbo.WorkHistory SET companyName = N'Another employer' WHERE workHistoryId = CAST(@workHistoryId AS int);
DELETE FROM dbo.WorkHistory WHERE userId = 1;
INSERT INTO dbo.WorkHistory (userId, companyName, jobTitle, startDate, isCurrent, createdBy)
SELECT u.userId, N'A first employer', N'Welder', '2024-05-01', 1, N'test' FROM dbo.Users AS u WHERE u.userId = 2;
UPDATE dbo.UserProfiles SET projectsJson = N'[{"name":"Of the source"}]';
INSERT INTO dbo.Users (userName, externalSubject, email, displayName, createdBy)
VALUES (N'late', N'late-subject', N'late@example.com', N'Late', N'test');
INSERT INTO dbo.UserProfiles (userId, addressLine1, city, country, zip, createdBy)
SELECT u.userId, N'1 Late Street', N'Cork', N'IE', N'T12', N'test' FROM dbo.Users AS u WHERE u.userName = N'late';`,
    one,
  );
  expect((await verify()).code).toBe(1);

  await run('--anew');

  expect((await verify()).code).toBe(0);
  const names = (await projects()).map(({ profileId, name }) => `${profileId === owner.profileId} ${name}`);
  expect(new Set(names)).toEqual(new Set(['true Project 1', 'false Of the source']));
  const employers = (await rows<{ employer: string }>('SELECT employer FROM profile.WorkExperience;')).map(
    ({ employer }) => employer,
  );
  expect(employers).toEqual(expect.arrayContaining(['Another employer', 'A first employer']));
  expect(jobs.map(({ employer }) => employer)).not.toContain('Another employer');
  expect(await rows("SELECT city FROM profile.Address WHERE line1 = N'1 Late Street';")).toEqual([{ city: 'Cork' }]);
});

test('a run that has not come to its end can be taken back, and is not gone on with', async () => {
  await undo();
  const { connectionString } = database;
  const slow = startBackfill(
    connectionString,
    ...['run', '--anew', '--mapping', jobTrackerMapping, '--batch', '20', '--rate', '1'],
  );
  await eventually('a page', async () => (await projects()).length > 0);
  slow.process.kill('SIGKILL');
  await slow.ended;
  const [newest] = await rows<{ runId: string }>("SELECT runId FROM ops.BackfillRun WHERE status = 'running';");
  expect(await backfilled(connectionString, 'undo', '--run', String(newest?.runId))).toMatch(/is undone\.$/m);
  for (const table of sectionTables) expect(await rows(`SELECT * FROM profile.${table};`)).toEqual([]);
  const { code, stderr } = await runBackfill(connectionString, 'run', '--mapping', jobTrackerMapping);
  expect(code).toBe(1);
  expect(stderr).toContain(`The run ${newest?.runId} is undone.`);
});

test('who was erased is not brought again, and verify says so', async () => {
  const { profileId } = first(await authors(1));
  await write(anErasure({ profileId }));
  expect(await run('--anew')).toMatch(/^Profiles: .*rejected 1[\s\S]*^Rejected: profile-erased 1\. /m);
  expect((await projects()).filter((one) => one.profileId === profileId)).toEqual([]);
  const { code, stdout } = await verify();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^profile-projects +\d+ +0 +[1-9]\d* +0 +0 +0$/m);
  const [newest] = await rows<{ runId: string }>(
    "SELECT TOP (1) runId FROM ops.BackfillRun WHERE status = 'done' ORDER BY startedAt DESC;",
  );
  await backfilled(database.connectionString, 'undo', '--run', String(newest?.runId));
  expect(
    await rows(`SELECT profileId FROM profile.Profile WHERE erasedAt IS NULL AND profileId = '${profileId}';`),
  ).toEqual([]);
});
