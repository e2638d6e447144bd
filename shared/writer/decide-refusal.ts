// A refusal is a record of its own: it changes nothing that the candidate entered, so the audit has no row for it.
import type { RecordValidationErrors } from '../commands/kinds';
import type { Decided } from './decided';
import { type AppendedRows, stepEventRow, validationErrorRow } from './tables';
import { progressOf, setProgress, type Workspace } from './workspace';

export function decideRefusal(workspace: Workspace, command: RecordValidationErrors, appended: AppendedRows): Decided {
  const { step, acceptedAt, actor, payload } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  setProgress(workspace, step, { ...progress, refusals: progress.refusals + 1 }, acceptedAt, actor.id);
  appended.validationErrors.push(...payload.errors.map((error) => validationErrorRow(command, error)));
  appended.stepEvents.push(stepEventRow(command, step, 'refused'));
  return { outcome: { status: 'applied', version: null }, changes: [] };
}
