// How fast an existing database is brought over, against bare INSERT … SELECT of the same columns on the same server.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { load } from '../../brownfield/load/load';
import { createTables } from '../../brownfield/load/schema';
import { migrationsFolder } from '../../cli/migrate/command';
import type { Databases } from '../databases';
import type { Span } from '../memory/measure';
import type { Plan } from '../plan';
import { copyBare } from './bare-copy';
import type { Bringing } from './bring';

export interface BackfillFigures {
  readonly users: number;
  readonly items: number;
  readonly itemsPerSecond: number;
  readonly usersPerSecond: number;
  /** Time of a bare copy of the same rows of all tables ÷ time of the backfill. */
  readonly vsBare: number;
  /** The same against a bare copy of the sections' tables alone, without audit, progress and operations. */
  readonly vsBareSections: number;
  /** MB, as in the memory part. */
  readonly rss: Span;
  readonly heap: Span;
}

const mappingFile = join(migrationsFolder, '..', 'mappings', 'job-tracker.json');

export async function measureBackfill(databases: Databases, { users }: Plan['backfill']): Promise<BackfillFigures> {
  const { connectionString, pool } = await databases.create();
  await createTables(pool);
  await load(pool, { users, seed: 1 });
  const brought = await runChild(connectionString, users);
  const bare = await copyBare(pool);
  const [first, last] = [brought.samples[0], brought.samples.at(-1)];
  if (!first || !last) throw new RangeError('the backfill took no samples of its memory');
  const span = (what: 'rss' | 'heap', peak: number): Span => ({
    start: first[what] / 1e6,
    end: last[what] / 1e6,
    peak: peak / 1e6,
  });
  return {
    users,
    items: brought.items,
    itemsPerSecond: brought.items / brought.seconds,
    usersPerSecond: users / brought.seconds,
    vsBare: bare.seconds / brought.seconds,
    vsBareSections: bare.sectionSeconds / brought.seconds,
    rss: span('rss', brought.peakRss),
    heap: span('heap', Math.max(...brought.samples.map(({ heap }) => heap))),
  };
}

function runChild(connectionString: string, users: number): Promise<Bringing> {
  const child = fork(join(__dirname, 'bring.js'), [mappingFile, String(users)], {
    execArgv: ['--expose-gc'],
    // A command line can be read by everybody on the machine.
    env: { ...process.env, SQL_CONNECTION_STRING: connectionString },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (bringing) => resolve(bringing as Bringing));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the backfill ended with ${code} before it was done`)));
  });
}
