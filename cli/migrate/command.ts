// `stepkeeper migrate …`: takes the database that the settings name to the schema of this version, and tells what it did.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type sql from 'mssql';
import type { PoolOptions } from '../../shared/sql/pool';
import { requireUserDatabase, withDatabase } from '../database';
import { withRunnerLock } from '../runner-lock';
import { baseline } from './baseline';
import { CheckFailed } from './errors';
import { appliedSteps } from './history';
import { formatFindings } from './lint/format';
import { lintSteps } from './lint/lint';
import { lockName } from './lock';
import { type MigrateOptions, readOptions } from './options';
import { plan } from './plan';
import { migrateDown, migrateUp, type OnStep, type RunOptions } from './run';
import { fittingSteps, standingWords } from './standing';
import { status } from './status';
import { readSteps, type Step } from './steps';
import { verify } from './verify';

type Print = (line: string) => void;

/** At the root of the package, whether this runs from the sources or from dist/. */
export const migrationsFolder =
  [join(__dirname, '..', '..', 'migrations'), join(__dirname, '..', '..', '..', 'migrations')].find(existsSync) ??
  'migrations';

/** One session for all of a run, for its lock is the session's; it is not closed while a statement of many hours runs. */
export function migratePool(statementTimeoutSeconds: number): PoolOptions {
  return { max: 1, idleTimeoutMs: 2 ** 31 - 1, requestTimeoutMs: statementTimeoutSeconds * 1000 };
}

/** Throws a UsageError when it was typed wrong, and an error that says what to do when it cannot be done. */
export async function migrate(args: readonly string[], print: Print, folder = migrationsFolder): Promise<void> {
  const steps = await readSteps(folder);
  const options = readOptions(args, steps.length);
  switch (options.action) {
    case 'status':
      return inSession(options, (pool) => status(pool, steps, print));
    case 'plan':
      return plan((work) => inSession(options, work), steps, options, print);
    case 'up':
      return asOnlyRunner(options, print, (pool) => up(pool, steps, options, print));
    case 'down':
      return asOnlyRunner(options, print, (pool) => down(pool, steps, options, print));
    case 'verify':
      return inSession(options, (pool) => verify(pool, steps, print));
    case 'baseline':
      return asOnlyRunner(options, print, (pool) => baseline(pool, steps, options.to ?? steps.length, print));
    case 'lint':
      return lint(steps, print);
    default:
      return options.action satisfies never;
  }
}

async function up(pool: sql.ConnectionPool, steps: readonly Step[], options: MigrateOptions, print: Print) {
  const ran = await migrateUp(pool, steps, announced(print), options.to, runOptions(options, print));
  const newest = (await appliedSteps(pool)).length;
  print(ran === 0 ? 'Nothing to apply.' : `${counted(ran)} applied.`);
  print(standingWords(steps[newest - 1]));
}

/** One step back, when no number says how far. */
async function down(pool: sql.ConnectionPool, steps: readonly Step[], options: MigrateOptions, print: Print) {
  const applied = fittingSteps(await appliedSteps(pool), steps);
  const to = options.to ?? Math.max(applied.length - 1, 0);
  const doomed = applied.slice(to).reverse();
  if (doomed.length > 0) print(`To be taken back: ${doomed.map((step) => step.name).join(', ')}`);
  const ran = await migrateDown(pool, steps, announced(print), to, runOptions(options, print));
  print(ran === 0 ? 'Nothing to take back.' : `${counted(ran)} taken back.`);
  print(standingWords(steps[Math.min(to, applied.length) - 1]));
}

function lint(steps: readonly Step[], print: Print): void {
  const findings = lintSteps(steps);
  for (const line of formatFindings(findings)) print(line);
  const faults = findings.filter(({ isNote }) => !isNote).length;
  if (faults > 0) throw new CheckFailed(`${faults === 1 ? '1 finding' : `${faults} findings`} in the migration files`);
  print(
    `${counted(steps.length)} looked at: nothing that would hurt a live table${findings.length > 0 ? ', but for the notes' : ''}.`,
  );
}

function announced(print: Print): OnStep {
  return (step, direction) => print(`${direction === 'up' ? 'applying' : 'taking back'} ${step.name}`);
}

function runOptions({ allowDataLoss }: MigrateOptions, print: Print): RunOptions {
  return {
    isLocked: true,
    allowDataLoss,
    onDone: ({ direction }, ms) =>
      print(`  ${direction === 'up' ? 'applied' : 'taken back'} in ${(ms / 1000).toFixed(2)} s`),
    onIndexThere: (name) => print(`  ${name} is there already`),
  };
}

async function inSession(options: MigrateOptions, work: (pool: sql.ConnectionPool) => Promise<void>): Promise<void> {
  await withDatabase(async (pool) => {
    await pool.request().batch(`SET LOCK_TIMEOUT ${options.lockTimeoutSeconds * 1000};`);
    await work(pool);
  }, migratePool(options.statementTimeoutSeconds));
}

async function asOnlyRunner(
  options: MigrateOptions,
  print: Print,
  work: (pool: sql.ConnectionPool) => Promise<void>,
): Promise<void> {
  const { waitSeconds } = options;
  const onWait = () => print(`Another runner is migrating this database: waiting for it, ${waitSeconds} s at most`);
  await inSession(options, async (pool) => {
    await requireUserDatabase(pool);
    await withRunnerLock(pool, { name: lockName, waitSeconds, onWait }, () => work(pool));
  });
}

function counted(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}
