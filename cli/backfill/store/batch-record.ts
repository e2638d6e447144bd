// What a run notes of each batch, in the transaction of the batch: how far it has got in each table, and what it could not read.
import { cutText } from '../../../shared/sections/text';
import {
  insertedColumns,
  insertRows,
  type Row,
  rowsJson,
  rowsOf,
  updatedColumns,
  updateRows,
} from '../../../shared/writer/row';
import type { SaveBatch } from '../../../shared/writer/save';
import { usersSource } from '../source-names';
import { author, type Checkpoint, type Run, type RunStatus } from './runs';
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

/**
 * `checkpoints`: as they stand after the batch. Written again (a commit may succeed although its answer is lost) it adds nothing: findings
 * come in only where the users' checkpoint has not got that far.
 */
export function batchRecord(
  { runId, status }: Pick<Run, 'runId' | 'status'>,
  checkpoints: readonly Checkpoint[],
  findings: readonly Finding[],
): SaveBatch {
  const moved: Row[] = checkpoints.map((one) => ({ runId, ...one, updatedBy: author }));
  const found = findings.length === 0 ? undefined : findingsRecord(runId, findings, notYetWritten);
  return {
    text: [...(found ? [found.text] : []), moveCheckpoints, stillInStatus(status)].join('\n'),
    parameters: { ...found?.parameters, backfillCheckpoints: rowsJson(updatedColumns(checkpointTable), moved) },
    expectedRows: [...(found?.expectedRows ?? []), checkpoints.length, 1],
  };
}

/** The findings alone: written again they would stand there twice. */
export function strayRecord(runId: string, findings: readonly Finding[]): SaveBatch {
  return findingsRecord(runId, findings, '');
}

const writtenCheckpoints = rowsOf('backfillCheckpoints', updatedColumns(checkpointTable));

/** Never back: a runner that was taken for dead and has not noticed touches fewer rows than it has to. */
const moveCheckpoints = `${updateRows(checkpointTable, 'backfillCheckpoints').slice(0, -1)}
WHERE t.rowsRead <= j.rowsRead;`;

/** The same for one whose run has been taken back meanwhile. */
function stillInStatus(status: RunStatus): string {
  return `UPDATE r
SET r.lastUpdated = SYSUTCDATETIME()
FROM ops.BackfillRun AS r
WHERE r.status = '${status}' AND r.runId IN (SELECT j.runId FROM ${writtenCheckpoints});`;
}

const notYetWritten = `
WHERE NOT EXISTS (
    SELECT 1 FROM ops.BackfillCheckpoint AS c
    JOIN ${writtenCheckpoints} ON c.runId = j.runId AND c.source = j.source
    WHERE c.source = '${usersSource}' AND c.rowsRead >= j.rowsRead
)`;

function findingsRecord(runId: string, findings: readonly Finding[], condition: string): SaveBatch {
  const found: Row[] = findings.map((one) => ({
    runId,
    ...one,
    tableName: cutText(one.tableName, 260),
    rowKey: cutText(one.rowKey, 450),
    columnName: one.columnName === null ? null : cutText(one.columnName, 260),
    why: cutText(one.why, 400),
    createdBy: author,
  }));
  return {
    text: `${insertRows(findingTable, 'backfillFindings').slice(0, -1)}${condition};`,
    parameters: { backfillFindings: rowsJson(insertedColumns(findingTable), found) },
    expectedRows: [null],
  };
}

/** With the run's next status, in the same transaction: at its end also when that was. Goes with the checkpoints, which name the run. */
export function withStatus(record: SaveBatch, status: RunStatus): SaveBatch {
  const isEnd = status === 'done' || status === 'undone';
  const text = `UPDATE r
SET r.status = '${status}', r.finishedAt = ${isEnd ? 'SYSUTCDATETIME()' : 'NULL'}, r.updatedBy = N'${author}', r.lastUpdated = SYSUTCDATETIME()
FROM ops.BackfillRun AS r
WHERE r.runId IN (SELECT j.runId FROM ${writtenCheckpoints});`;
  return {
    text: `${record.text}\n${text}`,
    parameters: record.parameters,
    expectedRows: [...record.expectedRows, 1],
  };
}
