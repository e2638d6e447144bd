// Carries a revert out once nothing stands in its way: rows, stamps, versions, and the changes that the audit will hold.
import { canonicalJson } from '../audit/canonical-json';
import type { Change } from '../audit/change';
import type { Revert } from '../commands/kinds';
import { completeItem } from '../sections/item';
import type { Section, StepName } from '../sections/section';
import { draftChange, draftCompleteness } from './decide-draft';
import { completionChange } from './decide-submit';
import type { Decided } from './decided';
import { removeItem, writeItem } from './item-rows';
import { freezePlaces, itemWriteOf, setItemWrite } from './item-writes';
import { isOlder, stampOf } from './order';
import { phaseOf, restoredPositions } from './restored-positions';
import type { Undo } from './undo';
import { authorsOf, itemsOf, progressOf, setProgress, versionAfter, type Workspace } from './workspace';

export function applyUndos(workspace: Workspace, command: Revert, step: StepName, undos: readonly Undo[]): Decided {
  const positions = restoredPositions(workspace, undos);
  const changes = undos
    .toSorted(byPhase)
    .flatMap((undo) => undone(workspace, command, step, undo, positions.get(undo) ?? 0));
  const touched = new Set(undos.flatMap(({ target }) => (target.kind === 'item' ? [target.section] : [])));
  for (const section of touched) freezePlaces(workspace, section, command.actor.id);
  const drafts = changes.filter(({ entity }) => entity === 'step-draft').length;
  const others = changes.length - drafts;
  const progress = progressOf(workspace, step, command.acceptedAt);
  const next = {
    ...progress,
    version: versionAfter(workspace, progress.version, others > 0 ? 1 : 0),
    draftVersion: versionAfter(workspace, progress.draftVersion, drafts),
    completeness: progress.status === 'completed' ? 100 : draftCompleteness(workspace, step),
  };
  setProgress(workspace, step, next, command.acceptedAt, command.actor.id);
  return { outcome: { status: 'applied', version: others > 0 ? next.version : next.draftVersion }, changes };
}

/** What goes makes room for what moves, and both for what comes back. */
function byPhase(one: Undo, other: Undo): number {
  return phaseOf(one) - phaseOf(other);
}

function undone(workspace: Workspace, command: Revert, step: StepName, undo: Undo, position: number): Change[] {
  switch (undo.target.kind) {
    case 'item':
      return restoreItem(workspace, command, undo.target, undo.restored, position);
    case 'draft':
      return restoreDraft(workspace, command, step, undo.restored);
    case 'progress':
      return restoreProgress(workspace, command, step, undo.restored !== null);
    default:
      return unknownTarget(undo.target);
  }
}

/** A write that is newer than the revert keeps its stamp: what is older than that write does not come back. */
function restoreItem(
  workspace: Workspace,
  command: Revert,
  { section, itemId }: { readonly section: Section; readonly itemId: string },
  restored: Undo['restored'],
  position: number,
): Change[] {
  const actorId = command.actor.id;
  const stamp = stampOf(command);
  const known = itemWriteOf(workspace, section, itemId);
  const before = itemsOf(workspace, section.name).get(itemId);
  const write = {
    section: section.name,
    itemId,
    stamp: known && isOlder(stamp, known.stamp) ? known.stamp : stamp,
    isDeleted: restored === null,
    place: known?.place ?? before?.position ?? null,
    firstAcceptedAt: known?.firstAcceptedAt ?? command.acceptedAt,
  };
  // What only the service writes has no writes of its own to be ordered by.
  if (section.enteredBy === 'candidate') setItemWrite(workspace, write, actorId);
  if (restored === null) return removeItem(workspace, section, itemId);
  return writeItem(workspace, section, itemId, { position, item: completeItem(section, restored) }, actorId);
}

/** The draft gets the stamp of the revert: an autosave from before it does not replace what it restored. */
function restoreDraft(workspace: Workspace, command: Revert, step: StepName, restored: Undo['restored']): Change[] {
  const before = workspace.drafts.get(step);
  const stamp = stampOf(command);
  const text = restored && canonicalJson(restored);
  if (text === null) workspace.drafts.delete(step);
  else workspace.drafts.set(step, { text, stamp, authors: authorsOf(before, command.actor.id) });
  const progress = progressOf(workspace, step, command.acceptedAt);
  const drafted = progress.drafted && isOlder(stamp, progress.drafted) ? progress.drafted : stamp;
  setProgress(workspace, step, { ...progress, drafted }, command.acceptedAt, command.actor.id);
  const change = draftChange(before, text);
  return change ? [change] : [];
}

/** The stamp of the submit stays: one that is older than it is superseded as before. */
function restoreProgress(workspace: Workspace, command: Revert, step: StepName, isCompleted: boolean): Change[] {
  const progress = progressOf(workspace, step, command.acceptedAt);
  const wasCompleted = progress.status === 'completed';
  const completedAt = isCompleted ? (progress.submitted?.acceptedAt ?? command.acceptedAt) : null;
  const next = { ...progress, status: isCompleted ? ('completed' as const) : ('in-progress' as const), completedAt };
  setProgress(workspace, step, next, command.acceptedAt, command.actor.id);
  return completionChange(wasCompleted, isCompleted);
}

function unknownTarget(target: never): never {
  throw new TypeError(`unknown target ${JSON.stringify(target)}`);
}
