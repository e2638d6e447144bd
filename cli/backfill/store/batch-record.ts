// What a run notes of each batch, in the transaction of the batch: how far it has got in each table, and what it could not read.
import {
  insertedColumns,
  insertRows,
  type Row,
  rowsJson,
  updatedColumns,
  updateRows,
} from '../../../shared/writer/row';
import type { Alongside } from '../../../shared/writer/save';
import { author, type Checkpoint, type RunStatus } from './runs';
import { checkpointTable, findingTable } from './tables';

/** One thing that could not be read. It holds no value of anybody. */
export interface Finding {
  readonly source: string;
  readonly tableName: string;
  readonly rowKey: string;
  readonly columnName: string | null;
  readonly field: string | null;
  readonly code: string;
  readonly why: string;
  readonly isLeftOut: boolean;
}

/** `checkpoints`: as they stand after the batch. */
export function batchRecord(
  runId: string,
  checkpoints: readonly Checkpoint[],
  findings: readonly Finding[],
): Alongside {
  const moved: Row[] = checkpoints.map((one) => ({ runId, ...one, updatedBy: author }));
  const found: Row[] = findings.map((one) => ({
    runId,
    ...one,
    rowKey: one.rowKey.slice(0, 450),
    why: one.why.slice(0, 400),
    createdBy: author,
  }));
  const texts = [updateRows(checkpointTable, 'backfillCheckpoints')];
  const parameters: Record<string, string> = {
    backfillCheckpoints: rowsJson(updatedColumns(checkpointTable), moved),
  };
  if (found.length > 0) {
    texts.push(insertRows(findingTable, 'backfillFindings'));
    parameters.backfillFindings = rowsJson(insertedColumns(findingTable), found);
  }
  return { text: texts.join('\n'), parameters, statements: texts.length };
}

/** With the run's next status, in the same transaction: at its end also when that was. Goes with the checkpoints, which name the run. */
export function withStatus(record: Alongside, status: RunStatus): Alongside {
  const isEnd = status === 'done' || status === 'undone';
  const text = `UPDATE r
SET r.status = '${status}', r.finishedAt = ${isEnd ? 'SYSUTCDATETIME()' : 'NULL'}, r.updatedBy = N'${author}', r.lastUpdated = SYSUTCDATETIME()
FROM ops.BackfillRun AS r
WHERE r.runId IN (SELECT j.runId FROM OPENJSON(@backfillCheckpoints) WITH (runId uniqueidentifier '$.runId') AS j);`;
  return {
    text: `${record.text}\n${text}`,
    parameters: record.parameters,
    statements: record.statements + 1,
  };
}
