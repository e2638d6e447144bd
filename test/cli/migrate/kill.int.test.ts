// A runner that is killed, whenever it is: the next one goes on, and the end is that of an undisturbed run.
import { setTimeout } from 'node:timers/promises';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';
import { runMigrate, startMigrate } from './run-cli';

const kills = 20;
const quietly = () => undefined;
let database: FreshDatabase;
let steps: Step[];

beforeAll(async () => {
  steps = await readSteps(migrationsFolder);
  database = await emptyDatabase();
});
afterAll(async () => {
  await database?.drop();
});

/** Numbers from 0 to 1, the same in every run: https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

const argumentsOf = { up: ['up'], down: ['down', '--to', '0'] } as const;

/** Some time after it has begun with its first step. Whether it was still at work by then. */
async function isKilled(direction: 'up' | 'down', afterMs: number): Promise<boolean> {
  const run = startMigrate(database.connectionString, ...argumentsOf[direction]);
  await run.seen(direction === 'up' ? 'applying' : 'taking back');
  await setTimeout(afterMs);
  run.process.kill('SIGKILL');
  return (await run.ended).code === 'SIGKILL';
}

async function timed(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

test(`after each of ${kills} kills, going up and down, the next run goes on to the same end`, async () => {
  await migrateUp(database.pool, steps, quietly);
  const whole = await factsOf(database.pool, steps);
  const usualMs = { down: await timed(migrateDown(database.pool, steps, quietly, 0)), up: 0 };
  const none = await factsOf(database.pool, steps);
  usualMs.up = await timed(migrateUp(database.pool, steps, quietly));

  const random = randomFrom(20_261_122);
  let direction: 'up' | 'down' = 'down';
  for (let killed = 0; killed < kills; direction = direction === 'up' ? 'down' : 'up') {
    if (await isKilled(direction, random() * usualMs[direction])) killed += 1;
    const next = await runMigrate(database.connectionString, ...argumentsOf[direction], '--wait', '10');
    expect(next).toMatchObject({ code: 0, stderr: '' });
    expect(await factsOf(database.pool, steps)).toEqual(direction === 'up' ? whole : none);
  }
}, 600_000);

test('a run that was killed on its way down can be gone on with upwards', async () => {
  await migrateUp(database.pool, steps, quietly);
  const whole = await factsOf(database.pool, steps);
  const run = startMigrate(database.connectionString, 'down', '--to', '0');
  await run.seen(`taking back ${steps[3]?.name}`);
  run.process.kill('SIGKILL');
  await run.ended;
  expect((await runMigrate(database.connectionString, 'up')).code).toBe(0);
  expect(await factsOf(database.pool, steps)).toEqual(whole);
});
