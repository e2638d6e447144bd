// Takes a database up or down, step by step, each step and its history row in one transaction.
import sql from 'mssql';
import { type AppliedStep, appliedSteps, ensureHistory, forgetStep, rememberStep } from './history';
import type { Step } from './steps';

export class MigrationFailed extends Error {
  constructor(
    readonly step: string,
    readonly statement: string,
    cause: unknown,
  ) {
    super(
      `${step} failed and was rolled back: ${cause instanceof Error ? cause.message : String(cause)}\nat: ${statement}`,
      { cause },
    );
    this.name = 'MigrationFailed';
  }
}

export class MigrationDrift extends Error {
  constructor(readonly step: string) {
    super(
      `${step} was applied with another content than its file has now. Applied files are never edited: add a new step.`,
    );
    this.name = 'MigrationDrift';
  }
}

export type OnStep = (step: Step, direction: 'up' | 'down') => void;

/** Applies the steps that are not applied yet, up to and with the number `to` (default: all). Returns how many ran. */
export async function migrateUp(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  onStep: OnStep,
  to = steps.length,
): Promise<number> {
  await ensureHistory(pool);
  const applied = checked(await appliedSteps(pool), steps);
  const pending = steps.slice(applied.length, to);
  for (const step of pending) {
    onStep(step, 'up');
    await runStep(pool, step, step.up, (request) =>
      request
        .input('number', sql.Int, step.number)
        .input('name', sql.VarChar(100), step.name)
        .input('checksum', sql.Char(64), step.checksum)
        .query(rememberStep),
    );
  }
  return pending.length;
}

/** Takes back the applied steps above the number `to` (0: all), newest first. Rows of dropped tables are gone. Returns how many. */
export async function migrateDown(
  pool: sql.ConnectionPool,
  steps: readonly Step[],
  onStep: OnStep,
  to: number,
): Promise<number> {
  const applied = checked(await appliedSteps(pool), steps);
  const doomed = steps.slice(to, applied.length).reverse();
  for (const step of doomed) {
    onStep(step, 'down');
    await runStep(pool, step, step.down, (request) => request.input('number', sql.Int, step.number).query(forgetStep));
  }
  return doomed.length;
}

function checked(applied: readonly AppliedStep[], steps: readonly Step[]): readonly AppliedStep[] {
  for (const [index, one] of applied.entries()) {
    const step = steps[index];
    if (step?.name !== one.name || step.checksum !== one.checksum) throw new MigrationDrift(one.name);
  }
  return applied;
}

async function runStep(
  pool: sql.ConnectionPool,
  step: Step,
  batches: readonly string[],
  remember: (request: sql.Request) => Promise<unknown>,
): Promise<void> {
  const transaction = new sql.Transaction(pool);
  await transaction.begin();
  let statement = 'the history row';
  try {
    for (const batch of batches) {
      statement = batch;
      await new sql.Request(transaction).batch(batch);
    }
    statement = 'the history row';
    await remember(new sql.Request(transaction));
    await transaction.commit();
  } catch (error) {
    await transaction.rollback().catch(() => undefined);
    throw new MigrationFailed(step.name, statement, error);
  }
}
