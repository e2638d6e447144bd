// Takes a database up or down, step by step. What it runs is what `migrate plan` prints.
import type sql from 'mssql';
import { sqlErrorNumber } from '../../shared/sql/faults';
import { type CountedLoss, MigrationWouldLose } from './errors';
import { appliedSteps, hasHistory } from './history';
import { requireLock } from './lock';
import { countLosses, lossQueriesOf } from './losses';
import { editionBuildsOnline } from './online-index';
import { type PlannedStep, plannedDown, plannedUp } from './planned';
import { runInTransaction } from './run-in-transaction';
import { runOnline } from './run-online';
import { fittingSteps, standingWords } from './standing';
import type { Step } from './steps';
import type { Surroundings } from './surroundings';

export type OnStep = (step: Step, direction: 'up' | 'down') => void;

export interface RunOptions {
  /** Whether the pool is one session that holds the migration lock, which each step then makes sure of. */
  readonly isLocked?: boolean;
  /** Whether a step is taken back though there is something that goes with it. */
  readonly allowDataLoss?: boolean;
  readonly onDone?: (step: PlannedStep, ms: number) => void;
  /** An index that was there before, from a run that was ended or by hand, is not built again. */
  readonly onIndexThere?: (name: string) => void;
}

/**
 * Applies the steps that are not applied yet, up to and with the number `to` (default: all). Returns how many ran. Throws HistoryFaulty
 * before it changes anything, MigrationFailed with what the failed step left.
 */
export async function migrateUp(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  onStep: OnStep,
  to = steps.length,
  options: RunOptions = {},
): Promise<number> {
  const applied = fittingSteps(await appliedSteps(pool), steps);
  const planned = plannedUp(steps, applied.length, to, await buildsOnline(pool));
  await runAll(pool, steps, planned, onStep, options);
  return planned.length;
}

/**
 * Takes back the applied steps above the number `to` (0: all), newest first. Returns how many. Throws as migrateUp, and
 * MigrationWouldLose, unless `allowDataLoss`: before it changes anything, or, when rows came while it ran, before the step that would
 * lose them.
 */
export async function migrateDown(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  onStep: OnStep,
  to: number,
  options: RunOptions = {},
): Promise<number> {
  const applied = fittingSteps(await appliedSteps(pool), steps);
  const planned = plannedDown(steps, applied.length, to);
  if (!options.allowDataLoss) await requireNothingToLose(pool, planned, standingWords(applied.at(-1)));
  await runAll(pool, steps, planned, onStep, options);
  return planned.length;
}

/** Which of the planned steps would lose what now, in their order. A table that is not there yet has nothing to lose. */
export async function lossesNow(
  pool: sql.ConnectionPool,
  planned: readonly PlannedStep[],
): Promise<readonly { readonly step: Step; readonly losses: readonly CountedLoss[] }[]> {
  const found = [];
  for (const each of planned) {
    const losses = [];
    for (const query of lossQueriesOf(each))
      losses.push(...(await countLosses(pool.request(), [query], 'free').catch(notThere)));
    if (losses.length > 0) found.push({ step: each.step, losses });
  }
  return found;
}

export async function buildsOnline(pool: sql.ConnectionPool): Promise<boolean> {
  const { recordset } = await pool
    .request()
    .query<{ edition: number }>(`SELECT CAST(SERVERPROPERTY('EngineEdition') AS int) AS edition;`);
  return editionBuildsOnline(recordset[0]?.edition ?? 0);
}

async function requireNothingToLose(
  pool: sql.ConnectionPool,
  planned: readonly PlannedStep[],
  standing: string,
): Promise<void> {
  const [first] = await lossesNow(pool, planned);
  if (first) throw new MigrationWouldLose(first.step.name, first.losses, standing);
}

async function runAll(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  planned: readonly PlannedStep[],
  onStep: OnStep,
  options: RunOptions,
): Promise<void> {
  const isFirstEver = planned.length > 0 && !(await hasHistory(pool));
  for (const [at, each] of planned.entries()) {
    onStep(each.step, each.direction);
    const start = performance.now();
    const before = each.direction === 'up' ? each.step.number - 1 : each.step.number;
    const surroundings: Surroundings = {
      standing: standingWords(steps[before - 1]),
      requireLock: options.isLocked ? requireLock : async () => undefined,
      allowDataLoss: options.allowDataLoss ?? false,
      makesHistory: isFirstEver && at === 0,
      onIndexThere: options.onIndexThere ?? (() => undefined),
    };
    if (each.mode === 'online') await runOnline(pool, each, surroundings);
    else await runInTransaction(pool, each, surroundings);
    options.onDone?.(each, performance.now() - start);
  }
}

/** Invalid column 207, invalid object 208: a later step of the plan brings it back before it is asked again. */
function notThere(error: unknown): CountedLoss[] {
  if ([207, 208].includes(sqlErrorNumber(error) ?? 0)) return [];
  throw error;
}
