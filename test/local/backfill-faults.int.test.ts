// What a real server does to a backfill once in a while, on demand: a value that it refuses, a deadlock, no right, an answer that is lost.
import type sql from 'mssql';
import { type Fault, injectFault } from '../../local/sql-server/faults';
import { type StandIn, startStandIn } from '../../local/stand-in-process';
import { jobTracker } from '../cli/backfill/job-tracker';
import { rowCounts } from '../cli/backfill/rows-of';
import { backfilled, jobTrackerMapping, runBackfill, startBackfill } from '../cli/backfill/run-cli';
import type { FreshDatabase } from '../database/fresh-database';
import { eventually } from './eventually';

let server: StandIn;
let database: FreshDatabase;
let pool: sql.ConnectionPool;
let connectionString: string;

beforeAll(async () => {
  server = await startStandIn('sql-server/main.js', ['--port', '0']);
});
afterAll(async () => {
  await server?.stop();
});
beforeEach(async () => {
  database = await jobTracker(60, server.connectionString);
  ({ pool, connectionString } = database);
});
afterEach(async () => {
  await database?.drop();
});

const run = ['run', '--mapping', jobTrackerMapping, '--batch', '20'];
const verify = () => runBackfill(connectionString, 'verify', '--mapping', jobTrackerMapping);

async function rows<T>(text: string): Promise<T[]> {
  return (await pool.request().query<T>(text)).recordset;
}

test('a value that the database refuses costs its own profile alone: the run tells it, and verify misses it', async () => {
  // As it was decided ahead, then once for each half that holds it: 20, 10, 5, 3, 2 and 1 profiles; fewer where people have no profile.
  await injectFault(server.process, {
    kind: 'error',
    number: 547,
    times: 7,
    matching: 'INSERT INTO profile.WorkExperience',
  });
  const stdout = await backfilled(connectionString, ...run);
  expect(stdout).toMatch(/^Profiles: .*rejected 1/m);
  expect(stdout).toMatch(/^Rejected: sql-547 1\. /m);
  const [rejected, another] = await rows<{ profileId: string; code: string }>(
    'SELECT profileId, code FROM ops.RejectedMessage;',
  );
  expect([rejected?.code, another]).toEqual(['sql-547', undefined]);
  const { code, stdout: compared, stderr } = await verify();
  expect(code).toBe(1);
  expect(compared).toMatch(/^ {4}dbo\.\w+ \d+: missing$/m);
  expect(stderr).toMatch(/items differ between source and target/);
  await backfilled(connectionString, ...run, '--anew');
  expect((await verify()).code).toBe(0);
});

const passing: readonly Fault[] = [
  { kind: 'error', number: 1205, times: 2, matching: 'FROM [dbo].[WorkHistory]' },
  { kind: 'error', number: 1222, times: 2, matching: 'FROM [dbo].[UserProfiles]' },
  { kind: 'error', number: 1222, times: 2, matching: 'SET p.lockCount' },
  { kind: 'error', number: 1205, times: 2, matching: 'INSERT INTO audit.ChangeSet' },
  { kind: 'disconnect', when: 'after', times: 1, matching: 'COMMIT TRANSACTION' },
];

test('deadlocks and locks that are not to be had, in reads and writes, and a commit whose answer never arrives are waited out: all comes once', async () => {
  const slow = startBackfill(connectionString, ...run, '--rate', '1');
  await eventually('a page', async () => (await rows('SELECT * FROM profile.Profile;')).length > 0);
  slow.process.kill('SIGKILL');
  await slow.ended;
  for (const fault of passing) await injectFault(server.process, fault);
  const { code, stderr } = await runBackfill(connectionString, ...run);
  expect(code).toBe(0);
  expect(stderr).toMatch(/ · trying again: /);
  expect((await verify()).code).toBe(0);
  const found = await rows('SELECT findingId FROM ops.BackfillFinding;');
  const plan = await backfilled(connectionString, 'plan', '--mapping', jobTrackerMapping);
  const planned = [...plan.matchAll(/^ +([\d,]+) {2}\S+ .*\.$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  expect(planned).toBeGreaterThan(0);
  expect(found).toHaveLength(planned);
});

test('a login that may not write is told so, and nothing is changed', async () => {
  const before = await rowCounts(pool);
  await injectFault(server.process, { kind: 'error', number: 229, times: 1, matching: 'INSERT INTO ops.BackfillRun' });
  const { code, stderr } = await runBackfill(connectionString, ...run);
  expect(code).toBe(1);
  expect(stderr).toMatch(/error 229[\s\S]*The login lacks a right/);
  expect(await rowCounts(pool)).toEqual(before);
});
