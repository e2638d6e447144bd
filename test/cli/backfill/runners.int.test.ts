// A run that is stopped, and two at once.

import { readFile, writeFile } from 'node:fs/promises';
import { chooseRun } from '../../../cli/backfill/choose-run';
import { RunTakenOver } from '../../../cli/backfill/errors';
import { openMapping } from '../../../cli/backfill/open-mapping';
import { goOn } from '../../../cli/backfill/run';
import { asSoleRunner } from '../../../cli/backfill/sole-runner';
import { Pace } from '../../../cli/pace';
import { RunnerLockLost } from '../../../cli/runner-lock';
import { proxyTo } from '../../factories/cut-proxy';
import { eventually } from '../../local/eventually';
import { accountOf, type People, peopleWithJobs } from './people';
import { backfilled, runBackfill, startBackfill } from './run-cli';

const users = 100;
let database: People;

beforeEach(async () => {
  const people = Array.from({ length: users }, (_, index) => ({ key: String(index), account: accountOf(index) }));
  database = await peopleWithJobs('int', people);
});
afterEach(async () => {
  await database?.drop();
});

const run = (...args: string[]) => ['run', '--mapping', database.mappingFile, '--batch', '20', ...args];
/** A page takes most of a minute: whatever ends it ends a wait. */
const slowly = () => run('--rate', '1');

async function usersRead(): Promise<number> {
  const { recordset } = await database.pool
    .request()
    .query<{ read: number }>("SELECT rowsRead AS [read] FROM ops.BackfillCheckpoint WHERE source = 'profiles';");
  return Number(recordset[0]?.read ?? 0);
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a run after its page, also while it waits', async (signal) => {
  const stopped = startBackfill(database.connectionString, ...slowly());
  await eventually('a page', async () => (await usersRead()) > 0);
  stopped.process.kill(signal);
  const { code, stdout } = await stopped.ended;
  expect(code).toBe(130);
  expect(stdout).toMatch(/^Run .+ of people: running, from /m);
  expect(stdout).toMatch(/^Stopped\. The same command goes on with it\.$/m);
  expect(await usersRead()).toBe(20);
  expect(await backfilled(database.connectionString, ...run())).toMatch(/goes on where it was\.[\s\S]+: done, from /);
  expect(await usersRead()).toBe(users);
  await backfilled(database.connectionString, 'verify', '--mapping', database.mappingFile);
});

test('of two runs at once one works; the other says so, or waits and then goes on', async () => {
  const { connectionString } = database;
  const first = startBackfill(connectionString, ...slowly());
  await first.seen('begins.');
  const impatient = await runBackfill(connectionString, ...run('--wait', '0'));
  expect(impatient.code).toBe(1);
  expect(impatient.stderr).toMatch(
    /^Another runner has the lock stepkeeper-backfill of this database: nothing was done.* with --wait <seconds>/,
  );
  const patient = startBackfill(connectionString, ...run('--wait', '60'));
  await patient.seen('Another backfill is at work in this database: waiting for it, 60 s at most');
  expect((await backfilled(connectionString, 'status')).split('\n')[1]).toMatch(/running/);
  first.process.kill('SIGINT');
  expect((await first.ended).code).toBe(130);
  const { code, stdout } = await patient.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/goes on where it was\.[\s\S]+: done, from /);
  expect(await usersRead()).toBe(users);
});

test('a runner whose lock went with its connection notices, and is let in again only from the start', async () => {
  const { proxy, through } = await proxyTo(database.connectionString);
  const server = process.env.SQL_CONNECTION_STRING;
  process.env.SQL_CONNECTION_STRING = through;
  try {
    await asSoleRunner({ waitSeconds: 0, print: () => undefined }, async (requireLock) => {
      await requireLock();
      proxy.cutAt = () => (proxy.cuts === 0 ? 'before' : undefined);
      await expect(requireLock()).rejects.toThrow(RunnerLockLost);
      await expect(requireLock()).rejects.toThrow(
        /another runner may have begun.* The same command goes on from there\./,
      );
    });
    expect(proxy.cuts).toBe(1);
    await asSoleRunner({ waitSeconds: 0, print: () => undefined }, (requireLock) => requireLock());
  } finally {
    process.env.SQL_CONNECTION_STRING = server;
    await proxy.close();
  }
});

test('a connection that is lost in the middle ends the run with the way on, and the same command goes on', async () => {
  const { proxy, through } = await proxyTo(database.connectionString);
  try {
    const cut = startBackfill(through, ...run('--rate', '40', '--patience', '1'));
    await eventually('a page', async () => (await usersRead()) > 0);
    proxy.cutAt = () => 'before';
    const { code, stderr } = await cut.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /The same command goes on from there\.|The connection to the server was lost|cannot be reached/,
    );
    expect(await usersRead()).toBeLessThan(users);
  } finally {
    await proxy.close();
  }
  await backfilled(database.connectionString, ...run());
  expect(await usersRead()).toBe(users);
  await backfilled(database.connectionString, 'verify', '--mapping', database.mappingFile);
});

/** Goes on in this process. `requireLock` is asked before each page. */
async function goingOn(pace: Pace, requireLock: (runId: string) => Promise<void>) {
  const { pool } = database;
  const { mapping, mappingHash, statements } = await openMapping(pool, database.mappingFile);
  const { run: chosen } = await chooseRun(pool, { mapping, mappingHash, statements }, false);
  const retryBudgetMs = 1_000;
  return goOn(chosen, {
    reader: { pool, mapping, statements, size: 20, retryBudgetMs },
    writer: { pool, chainKey: { id: '1', key: Buffer.alloc(32, 7) }, retryBudgetMs },
    pace,
    stop: new AbortController().signal,
    requireLock: () => requireLock(chosen.runId),
    onPage: () => undefined,
  });
}

const unpaced = { rowsPerSecond: undefined };

test.each([
  ['taken back', "UPDATE ops.BackfillRun SET status = 'undoing' WHERE runId = "],
  ['gone on with', 'UPDATE ops.BackfillCheckpoint SET rowsRead = 60 WHERE runId = '],
])('a runner writes nothing more of a run that another has %s meanwhile', async (_how, statement) => {
  const { pool } = database;
  let pages = 0;
  const overtaken = goingOn(new Pace(unpaced), async (runId) => {
    pages += 1;
    if (pages === 2) await pool.request().query(`${statement}'${runId}';`);
  });
  await expect(overtaken).rejects.toThrow(RunTakenOver);
  const { recordset } = await pool.request().query('SELECT profileId FROM profile.Profile;');
  expect(recordset).toHaveLength(20);
});

test('what was read before a long wait is read again', async () => {
  let [time, turns] = [0, 0];
  const pace = new Pace({
    ...unpaced,
    reasonToWait: async () => {
      turns += 1;
      return turns === 2 ? 'the log is full' : undefined;
    },
    now: () => time,
    sleep: async () => {
      time += 60_000;
      await database.addJob('25');
    },
  });
  expect((await goingOn(pace, async () => undefined)).isDone).toBe(true);
  await backfilled(database.connectionString, 'verify', '--mapping', database.mappingFile);
});

test('a key that two rows have is refused, with the table and what to name instead', async () => {
  const { mappingFile } = database;
  const text = await readFile(mappingFile, 'utf8');
  await writeFile(mappingFile, text.replace('"key":"jobId"', '"key":"employer"'));
  await database.addJob('3');
  await database.addJob('3');
  const { code, stderr } = await runBackfill(database.connectionString, ...run());
  expect(code).toBe(1);
  expect(stderr).toMatch(/^dbo\.Job\.employer does not tell its rows apart: .*primary key\./m);
});
