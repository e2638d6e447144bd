// One runner at a time: the second waits or says so, and a runner that is gone holds nobody up.
import type sql from 'mssql';
import { migratePool, migrationsFolder } from '../../../cli/migrate/command';
import { appliedSteps } from '../../../cli/migrate/history';
import { lockName, requireLock } from '../../../cli/migrate/lock';
import { readSteps } from '../../../cli/migrate/steps';
import { AnotherRunner, withRunnerLock } from '../../../cli/runner-lock';
import { createPool } from '../../../shared/sql/pool';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { runMigrate, startMigrate } from './run-cli';

let database: FreshDatabase;
const pools: sql.ConnectionPool[] = [];

beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  await database?.drop();
});

async function session(): Promise<sql.ConnectionPool> {
  const access = { by: 'connection-string', connectionString: database.connectionString } as const;
  const pool = await createPool(access, migratePool(0)).connect();
  pools.push(pool);
  return pool;
}

const atOnce = { name: lockName, waitSeconds: 0, onWait: () => undefined };

test('two runners started at once: one works, the other waits, and every step is applied once', async () => {
  const steps = await readSteps(migrationsFolder);
  const runs = await Promise.all([
    runMigrate(database.connectionString, 'up'),
    runMigrate(database.connectionString, 'up'),
  ]);
  expect(runs.map((run) => run.stderr)).toEqual(['', '']);
  expect(runs.map((run) => run.code)).toEqual([0, 0]);
  expect(
    runs.map((run) => /^(\d+|Nothing)/m.exec(run.stdout.replace(/^(applying|Another| {2}).*\n/gm, ''))?.[0]).sort(),
  ).toEqual([String(steps.length), 'Nothing'].sort());
  expect((await appliedSteps(database.pool)).map((step) => step.name)).toEqual(steps.map((step) => step.name));
});

test('a runner that may not wait says that another one is at work, and does nothing', async () => {
  const other = await session();
  await withRunnerLock(other, atOnce, async () => {
    const run = await runMigrate(database.connectionString, 'up', '--wait', '0');
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^Another runner has the lock stepkeeper-migrate of this database: nothing was done\./);
    const patient = await runMigrate(database.connectionString, 'down', '--wait', '1');
    expect(patient.code).toBe(1);
    expect(patient.stdout).toMatch(/^Another runner is migrating this database: waiting for it, 1 s at most/);
    expect(patient.stderr).toMatch(/after a wait of 1 s.* with --wait <seconds>/);
  });
  expect(await appliedSteps(database.pool)).toEqual([]);
});

test('a runner that waits begins when the other one is through, from where that one has left off', async () => {
  const other = await session();
  const run = await withRunnerLock(other, atOnce, async () => {
    const waiting = startMigrate(database.connectionString, 'up', '--to', '2');
    await waiting.seen('waiting for it');
    return waiting;
  });
  expect((await run.ended).stdout).toContain('2 steps applied.');
});

test('who only looks does not wait for a runner', async () => {
  const other = await session();
  await withRunnerLock(other, atOnce, async () => {
    expect((await runMigrate(database.connectionString, 'status')).code).toBe(0);
  });
});

test('the lock is given back, also when the work fails', async () => {
  const [one, other] = [await session(), await session()];
  const failing = withRunnerLock(one, atOnce, () => Promise.reject(new Error('the work')));
  await expect(failing).rejects.toThrow('the work');
  await expect(withRunnerLock(other, atOnce, () => requireLock(other.request()))).resolves.toBeUndefined();
});

test('a session without the lock is told from the one that has it', async () => {
  const [one, other] = [await session(), await session()];
  await withRunnerLock(one, atOnce, async () => {
    await expect(requireLock(one.request())).resolves.toBeUndefined();
    await expect(requireLock(other.request())).rejects.toThrow(/no longer holds the lock/);
    await expect(withRunnerLock(other, atOnce, async () => 'worked')).rejects.toThrow(AnotherRunner);
  });
});
