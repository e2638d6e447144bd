// The rows of a decision, table by table, in the order in which the writer writes them.
import type { Decision } from '../../shared/writer/decide';
import * as schema from '../../shared/writer/schema';
import { type TableChanges, tableChanges } from '../../shared/writer/table-changes';

export function decidedChanges({ workspaces, appended }: Decision): readonly TableChanges[] {
  const added = [
    { table: schema.changeSetTable, inserts: appended.changeSets },
    { table: schema.changeTable, inserts: appended.changes },
    { table: schema.stepEventTable, inserts: appended.stepEvents },
    { table: schema.validationErrorTable, inserts: appended.validationErrors },
    { table: schema.operationTable, inserts: appended.operations },
  ];
  return [...tableChanges(workspaces), ...added.map((one) => ({ ...one, updates: [], deletes: [] }))];
}

/** Unreadable messages and repeated operationIds are no part of the load. */
export function assertNoRejections({ rejections }: Decision): void {
  if (rejections.length > 0) throw new Error(`the load holds a command that is rejected: ${rejections[0]?.code}`);
}
