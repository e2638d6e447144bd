// Takes back what one operation changed, as an operation of its own with its own audit rows. All of it or nothing: when anything that
// the operation changed was changed again since, that is a conflict. A revert can itself be reverted.
//
// Unlike the kinds before it, what it does depends on the state that it finds, and so on the order of delivery.
import type { Revert } from '../commands/kinds';
import type { Json, StepName } from '../sections/section';
import { applyUndos } from './apply-undos';
import { type Decided, rejected } from './decided';
import { isOfFile } from './held-items';
import { restoredFaults } from './restored-items';
import { type Undo, undoOf } from './undo';
import { progressOf, type Workspace } from './workspace';

export function decideRevert(workspace: Workspace, command: Revert): Decided {
  const target = workspace.recorded.get(command.payload.operationId);
  if (target?.gone) {
    const why = target.gone === 'erased' ? 'was erased' : 'was moved to the archive';
    return rejected('not-revertible', `What the operation changed ${why}, so it cannot be restored.`);
  }
  if (!target || target.changes.length === 0) {
    return rejected('no-such-operation', 'No such operation changed anything. Choose one from the history.');
  }
  const { step } = target;
  if (step === null) {
    return rejected(
      'not-revertible',
      'What was done to a whole profile is not reverted: an erasure never, an import by "npx stepkeeper backfill undo".',
    );
  }
  const all = target.changes.toReversed().map((change) => undoOf(workspace, step, change));
  if (all.some((undo) => isOfFile(workspace, undo))) {
    const detail =
      'It is about a stored file, or what was read in it. Files come by upload and go by DELETE …/resumes.';
    return { ...rejected('not-revertible', detail), step };
  }
  const { submitted } = progressOf(workspace, step, command.acceptedAt);
  const stands = submitted !== null && submitted.operationId !== command.payload.operationId;
  const undos = stands ? all.filter((undo) => !takesCompletionBack(undo)) : all;
  if (undos.length === 0) return conflictOf(step, all);
  const changedSince = undos.filter((undo) => !undo.asLeft);
  if (changedSince.length > 0) return conflictOf(step, changedSince);
  const faults = restoredFaults(workspace, undos);
  if (faults.length > 0) {
    const detail = 'What the revert restores would not be right by now. Enter it anew instead.';
    return { ...rejected('validation-failed', detail, faults), step };
  }
  return { ...applyUndos(workspace, command, step, undos), step };
}

/** A step that a newer submit has completed as well stays completed. */
function takesCompletionBack({ target, restored }: Undo): boolean {
  return target.kind === 'progress' && restored === null;
}

/** Both values of whatever was changed since, by section and item; drafts and progress by step. */
function conflictOf(step: StepName, undos: readonly Undo[]): Decided {
  const current = byTarget(step, undos, (undo) => undo.current);
  const attempted = byTarget(step, undos, (undo) => undo.restored);
  return { outcome: { status: 'conflict', version: null, difference: null, current, attempted }, changes: [], step };
}

function byTarget(step: StepName, undos: readonly Undo[], of: (undo: Undo) => Json): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const undo of undos) {
    const { target } = undo;
    const entity = target.kind === 'item' ? target.section.name : `step-${target.kind}`;
    const id = target.kind === 'item' ? target.itemId : step;
    values[entity] = { ...values[entity], [id]: of(undo) };
  }
  return values;
}
