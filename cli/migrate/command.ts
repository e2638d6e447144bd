// `stepkeeper migrate up|down|status`: takes the database that the settings name to the schema of this version.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type sql from 'mssql';
import type { PoolOptions } from '../../shared/sql/pool';
import { UsageError } from '../usage';
import { appliedSteps } from './history';
import { migrateDown, migrateUp, type OnStep } from './run';
import { readSteps, type Step } from './steps';

export const migrateUsage = `migrate up [--to N]      apply the steps that are missing (up to N)
migrate down --to N      take back the steps above N; rows of dropped tables are lost
migrate status           list the steps and when each was applied`;

/** An index of a large table is built for as long as it takes: a statement that ran out of time would be rolled back each time. */
export const migratePool: PoolOptions = { requestTimeoutMs: 0 };

/** At the root of the package, whether this runs from the sources or from dist/. */
export const migrationsFolder =
  [join(__dirname, '..', '..', 'migrations'), join(__dirname, '..', '..', '..', 'migrations')].find(existsSync) ??
  'migrations';

export async function migrate(
  args: readonly string[],
  pool: sql.ConnectionPool,
  print: (line: string) => void,
): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: { type: 'string' } },
    allowPositionals: true,
  });
  const steps = await readSteps(migrationsFolder);
  const to = values.to === undefined ? undefined : stepNumber(values.to, steps);
  const onStep: OnStep = (step, direction) => print(`${direction === 'up' ? 'applying' : 'taking back'} ${step.name}`);
  const [action, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  switch (action) {
    case 'up':
      print(`${await migrateUp(pool, steps, onStep, to)} steps applied`);
      return;
    case 'down':
      if (to === undefined) throw new UsageError('migrate down needs --to N (0 takes everything back)');
      print(`${await migrateDown(pool, steps, onStep, to)} steps taken back`);
      return;
    case 'status':
      await status(pool, steps, print);
      return;
    default:
      throw new UsageError(`migrate wants up, down or status, not ${action ?? 'nothing'}`);
  }
}

async function status(pool: sql.ConnectionPool, steps: readonly Step[], print: (line: string) => void): Promise<void> {
  const applied = new Map((await appliedSteps(pool)).map((one) => [one.number, one.appliedAt.toISOString()]));
  for (const step of steps) print(`${step.name.padEnd(24)} ${applied.get(step.number) ?? 'not applied'}`);
}

function stepNumber(text: string, steps: readonly Step[]): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > steps.length)
    throw new UsageError(`--to wants a number from 0 to ${steps.length}, not ${text}`);
  return number;
}
