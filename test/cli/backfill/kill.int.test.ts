// A backfill that is killed, whenever it is: the next one goes on, and the end is that of an undisturbed run.
import { setTimeout } from 'node:timers/promises';
import type sql from 'mssql';
import { seeded } from '../../../bench/workload/random';
import type { FreshDatabase } from '../../database/fresh-database';
import { jobTracker } from './job-tracker';
import { differences } from './rows-of';
import { backfilled, jobTrackerMapping, startBackfill } from './run-cli';

const users = 160;
const batch = ['--batch', '10'];
const run = ['run', '--mapping', jobTrackerMapping, ...batch];
const random = seeded(20_261_122);
let disturbed: FreshDatabase;
let undisturbed: FreshDatabase;
const hits = { run: 0, undo: 0 };

beforeAll(async () => {
  disturbed = await jobTracker(users);
  undisturbed = await jobTracker(users);
});
afterAll(async () => {
  await disturbed?.drop();
  await undisturbed?.drop();
});

async function newestRun(pool: sql.ConnectionPool): Promise<string> {
  const { recordset } = await pool
    .request()
    .query<{ runId: string }>('SELECT TOP (1) runId FROM ops.BackfillRun ORDER BY startedAt DESC;');
  return recordset[0]?.runId ?? '';
}

/**
 * Starts the command again and again and kills it, some time after it has begun to work, until it gets through. `usualMs`: what it takes
 * undisturbed. Returns how many kills have hit.
 */
async function getThrough(args: readonly string[], usualMs: number): Promise<number> {
  for (let killed = 0; ; killed += 1) {
    const command = startBackfill(disturbed.connectionString, ...args);
    await Promise.race([command.seen('Run '), command.ended]);
    // Ever later, for where the first page of a session takes long none would come to its end.
    await Promise.race([setTimeout(((random.next() * usualMs) / 3) * (1 + killed / 4)), command.ended]);
    command.process.kill('SIGKILL');
    const { code, stdout, stderr } = await command.ended;
    // A kill may come after the end was written: then nothing is left to do, or to undo.
    if (code === 0 || / is undone\./.test(stderr)) return killed;
    if (code !== 'SIGKILL') throw new Error(`ended with ${code}: ${stderr}${stdout}`);
  }
}

async function timed(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

test('after each kill the next run goes on to the same end, and so does the way back', async () => {
  while (hits.run + hits.undo < 20) {
    const anew = hits.run === 0 ? [] : ['--anew'];
    const runMs = await timed(backfilled(undisturbed.connectionString, ...run, ...anew));
    const first = startBackfill(disturbed.connectionString, ...run, ...anew);
    await first.seen('begins.');
    first.process.kill('SIGKILL');
    expect((await first.ended).code).toBe('SIGKILL');
    hits.run += 1 + (await getThrough(run, runMs));
    expect(await differences(disturbed.pool, undisturbed.pool)).toEqual([]);

    const [one, other] = [await newestRun(disturbed.pool), await newestRun(undisturbed.pool)];
    const undoMs = await timed(backfilled(undisturbed.connectionString, 'undo', '--run', other, ...batch));
    hits.undo += await getThrough(['undo', '--run', one, ...batch], undoMs);
    expect(await differences(disturbed.pool, undisturbed.pool)).toEqual([]);
  }
  expect(hits.run).toBeGreaterThan(5);
  expect(hits.undo).toBeGreaterThan(5);
}, 600_000);
