// A runner that is killed, whenever it is: the next one goes on, and the end is that of an undisturbed run.
import { setTimeout } from 'node:timers/promises';
import { migrationsFolder } from '../../../cli/migrate/command';
import { migrateDown, migrateUp } from '../../../cli/migrate/run';
import { readSteps, type Step } from '../../../cli/migrate/steps';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';
import { factsOf } from './facts';
import { runMigrate, startMigrate } from './run-cli';

const kills = 24;
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

/** From the moment that it has begun to work, not while the process still starts: how long, and what it had said by then. */
async function killed(direction: 'up' | 'down', afterMs: number): Promise<number | string> {
  const run = startMigrate(database.connectionString, ...(direction === 'up' ? ['up'] : ['down', '--to', '0']));
  await run.seen(direction === 'up' ? 'applying' : 'taking back');
  await setTimeout(afterMs);
  run.process.kill('SIGKILL');
  return (await run.ended).code;
}

test(`after each of ${kills} kills, up and down, the next run goes on to the same end`, async () => {
  await migrateUp(database.pool, steps, quietly);
  const whole = await factsOf(database.pool, steps);
  await migrateDown(database.pool, steps, quietly, 0);
  const none = await factsOf(database.pool, steps);
  const start = performance.now();
  await migrateUp(database.pool, steps, quietly);
  const usualMs = performance.now() - start;

  const random = randomFrom(20_261_122);
  const ends: (number | string)[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const direction = kill % 2 === 0 ? 'down' : 'up';
    ends.push(await killed(direction, random() * usualMs));
    const next = await runMigrate(
      database.connectionString,
      ...(direction === 'up' ? ['up'] : ['down', '--to', '0']),
      '--wait',
      '10',
    );
    expect(next).toMatchObject({ code: 0, stderr: '' });
    expect(await factsOf(database.pool, steps)).toEqual(direction === 'up' ? whole : none);
  }
  expect(ends.filter((end) => end === 'SIGKILL').length).toBeGreaterThanOrEqual(20);
}, 600_000);
