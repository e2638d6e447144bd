// The outcomes `rejected` that replays took out of the inbox and did not come to their end: who discards such a message has them put back.
// Else its operation would read as pending for ever, and a copy that had been sent would be applied after its discard. (docs/adr/0014)
import type sql from 'mssql';
import { readCommand, stepOf } from '../../shared/commands/kinds';
import { instant, text } from '../../shared/sql/column';
import { runBatch } from '../../shared/sql/transaction';
import { insertedColumns, insertRows, type Row, rowsJson } from '../../shared/writer/row';
import { operationTable } from '../../shared/writer/schema';
import { operationRow } from '../../shared/writer/tables';
import { rejectedKeys, rejectedRows } from './rejected-rows';
import { unfitness } from './unfitness';

/** Of rejected messages, by their numbers; their profiles are locked. Nothing is written where none was forgotten. */
export async function putOutcomesBack(transaction: sql.Transaction, numbers: readonly string[]): Promise<void> {
  const { recordsets } = await runBatch(transaction, {
    text: selectForgotten,
    parameters: { rejected: rejectedKeys(numbers) },
  });
  // Of a command that was rejected more than once the last outcome counts.
  const outcomes = new Map<string, Row>();
  for (const row of recordsets[0] ?? []) {
    const outcome = outcomeOf(row);
    if (outcome) outcomes.set(`${outcome.profileId} ${outcome.operationId}`, outcome);
  }
  if (outcomes.size === 0) return;
  await runBatch(transaction, {
    text: insertRows(operationTable, 'outcomes'),
    parameters: { outcomes: rowsJson(insertedColumns(operationTable), [...outcomes.values()]) },
  });
}

/** As the writer had it. Undefined of a message that no replay forgets. */
function outcomeOf(row: Readonly<Record<string, unknown>>): Row | undefined {
  const [code, body] = [text(row.code), text(row.body)];
  if (unfitness(code, body) !== undefined) return undefined;
  const read = readCommand(JSON.parse(body));
  if (!read.ok) return undefined;
  const { command } = read;
  const outcome = { status: 'rejected', code, detail: text(row.detail) } as const;
  return operationRow(command, stepOf(command), outcome, null, instant(row.createdDate));
}

/** Without an outcome, and not because the last replay of the operation had come to its end: then the command is on its way. */
const selectForgotten = `SELECT r.code, r.detail, r.body, r.createdDate
FROM ${rejectedRows}
WHERE NOT EXISTS (
    SELECT 1 FROM ops.Operation AS o WHERE o.profileId = r.profileId AND o.operationId = r.operationId
) AND 'done' <> (
    SELECT TOP (1) a.state
    FROM ops.DeadLetterAct AS a
    WHERE a.profileId = r.profileId AND a.operationId = r.operationId AND a.origin = 'rejected' AND a.act = 'replay'
    ORDER BY a.deadLetterActId DESC
)
ORDER BY r.rejectedMessageId;`;
