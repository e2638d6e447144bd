// Takes back what an import brought: of each step that nobody has written since, each item that is as the import left it.
//
// Unlike a revert it is never a conflict. What was changed stays, and stays as it is; the rest goes. Its audit rows say which.
import type { Change } from '../audit/change';
import type { UndoImport } from '../commands/kinds';
import { sectionByName } from '../sections/all';
import { completeItem } from '../sections/item';
import type { StepName } from '../sections/section';
import { filledCompleteness, importStamp, isFilled, standsAsBrought } from './decide-import';
import { type Decided, rejected } from './decided';
import { removeItem, writeItem } from './item-rows';
import { type Undo, undoOf } from './undo';
import { progressOf, setProgress, versionAfter, type Workspace } from './workspace';

export function decideUndoImport(workspace: Workspace, command: UndoImport): Decided {
  const target = workspace.recorded.get(command.payload.operationId);
  if (target?.gone === 'archived')
    return rejected('not-revertible', 'What the import brought was moved to the archive: it stays.');
  if (target?.gone) return rejected('profile-erased', 'The person was erased: nothing of the import is left.');
  if (!target || target.changes.length === 0) {
    return rejected('no-such-operation', 'The import changed nothing of this profile.');
  }
  const byStep = Map.groupBy(target.changes.toReversed(), ({ entity }) => sectionByName(entity)?.step);
  const changes = [...byStep].flatMap(([step, brought]) =>
    step && standsAsBrought(workspace, step, command.payload.importId)
      ? undoStep(workspace, command, step, brought)
      : [],
  );
  if (changes.length === 0) return { outcome: { status: 'unchanged', version: workspace.head.version }, changes };
  return { outcome: { status: 'applied', version: null }, changes };
}

function undoStep(workspace: Workspace, command: UndoImport, step: StepName, brought: readonly Change[]): Change[] {
  const undos = brought.map((change) => ({ change, undo: undoOf(workspace, step, change) }));
  const changes = undos.flatMap(({ change, undo }) => (undo.asLeft ? undone(workspace, command, change, undo) : []));
  if (changes.length === 0) return [];
  const progress = progressOf(workspace, step, command.acceptedAt);
  const { importId, operationId } = command.payload;
  const next = {
    ...progress,
    completeness: filledCompleteness(workspace, step),
    version: versionAfter(workspace, progress.version, 1),
    // What an earlier run has brought, or a later one, is still the import's.
    submitted: isFilled(workspace, step) ? (progress.submitted ?? importStamp(importId, operationId)) : null,
  };
  setProgress(workspace, step, next, command.acceptedAt, command.actor.id);
  return changes;
}

function undone(workspace: Workspace, command: UndoImport, change: Change, { target, restored }: Undo): Change[] {
  if (target.kind !== 'item') return [];
  const { section, itemId } = target;
  if (restored === null) return removeItem(workspace, section, itemId);
  const { position, ...fields } = restored;
  const held = change.before?.position ?? position;
  const placed = { position: typeof held === 'number' ? held : 0, item: completeItem(section, fields) };
  return writeItem(workspace, section, itemId, placed, command.actor.id);
}
