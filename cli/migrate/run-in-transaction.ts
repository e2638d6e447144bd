// Runs a step and its history row in one transaction: all of it stays or nothing.
import sql from 'mssql';
import { type Aftermath, MigrationFailed, MigrationWouldLose } from './errors';
import { createHistory, forgetStep, historyStatement, rememberStep } from './history';
import { countLosses, lossQueriesOf } from './losses';
import type { PlannedStep } from './planned';
import type { Surroundings } from './surroundings';

/** Throws MigrationFailed or, on the way back, MigrationWouldLose; both after the rollback. */
export async function runInTransaction(
  pool: sql.ConnectionPool,
  planned: PlannedStep,
  { standing, requireLock, allowDataLoss, makesHistory }: Surroundings,
): Promise<void> {
  const { step, direction } = planned;
  const transaction = new sql.Transaction(pool);
  const request = () => new sql.Request(transaction);
  let at = { text: 'BEGIN TRANSACTION;', place: 'before its first statement' };
  let aftermath: Aftermath = { kind: 'rolled-back' };
  try {
    await transaction.begin();
    await requireLock(request());
    if (direction === 'down' && !allowDataLoss) {
      const losses = await countLosses(request(), lossQueriesOf(planned), 'held');
      if (losses.length > 0) throw new MigrationWouldLose(step.name, losses, standing);
    }
    if (makesHistory) {
      at = { text: createHistory, place: 'the table of the history' };
      await request().batch(createHistory);
    }
    for (const statement of planned.statements) {
      at = statement;
      await request().batch(statement.text);
    }
    at = { text: historyStatement(step, direction), place: 'its row of the history' };
    await (direction === 'up' ? rememberStep : forgetStep)(request(), step);
    at = { text: 'COMMIT TRANSACTION;', place: 'after its last statement' };
    aftermath = { kind: 'unknown' };
    await transaction.commit();
  } catch (error) {
    // XACT_ABORT has mostly ended it already, and the server ends that of a lost connection.
    await transaction.rollback().catch(() => undefined);
    if (error instanceof MigrationWouldLose) throw error;
    throw new MigrationFailed(step.name, at, aftermath, standing, error);
  }
}
