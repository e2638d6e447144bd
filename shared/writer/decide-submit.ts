// A submit makes a step's sections exactly what it says: new items are inserted, others updated, missing ones deleted.
import { type Change, changeOf } from '../audit/change';
import type { SubmitStep } from '../commands/kinds';
import { enteredSectionsOfStep, sections } from '../sections/all';
import { completeItem } from '../sections/item';
import type { Given, Item, Section, StepPayload } from '../sections/section';
import { draftChange } from './decide-draft';
import { conflictOf, type Decided } from './decided';
import { earlier, isOlder, stampOf } from './order';
import type { StoredItem } from './state';
import { authorsOf, itemsOf, progressOf, setProgress, type Workspace } from './workspace';

export function decideSubmit(workspace: Workspace, command: SubmitStep): Decided {
  const { step, acceptedAt, actor } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  const conflict = conflictOf(command.expectedVersion, progress.version);
  if (conflict) return conflict;
  const stamp = stampOf(command);
  const completedAt = earlier(acceptedAt, progress.completedAt);
  if (progress.submitted && isOlder(stamp, progress.submitted)) {
    const seen = completedAt === progress.completedAt ? progress : { ...progress, completedAt };
    setProgress(workspace, step, seen, acceptedAt, actor.id);
    return { outcome: { status: 'superseded', by: progress.submitted.operationId }, changes: [] };
  }
  const sectionChanges = enteredSectionsOfStep(step).flatMap((section) =>
    replaceSection(workspace, section, command.payload[section.property], actor.id),
  );
  const discarded = discardOlderDraft(workspace, command);
  const completion = completionChange(progress.status === 'completed');
  const changes = [...sectionChanges, ...discarded, ...completion];
  const version = progress.version + (sectionChanges.length + completion.length > 0 ? 1 : 0);
  const next = {
    ...progress,
    status: 'completed' as const,
    completeness: 100,
    version,
    draftVersion: progress.draftVersion + discarded.length,
    completedAt,
    submitted: stamp,
  };
  setProgress(workspace, step, next, acceptedAt, actor.id);
  return { outcome: { status: changes.length > 0 ? 'applied' : 'unchanged', version }, changes };
}

/** What is given is complete: a list of items with their ids, one item, or null for none. */
function replaceSection(
  workspace: Workspace,
  section: Section,
  given: StepPayload[string] | undefined,
  actorId: string,
): Change[] {
  if (given === undefined) throw new RangeError(`the submit lacks ${section.property}`);
  const list = listOf(given);
  const stored = itemsOf(workspace, section.name);
  const idOf = (one: Given) => (section.cardinality === 'many' ? String(one.itemId) : workspace.profileId);
  const kept = new Set(list.map(idOf));
  const gone = [...stored.keys()].filter((itemId) => !kept.has(itemId));
  return [
    ...gone.flatMap((itemId) => removeItem(workspace, section, itemId)),
    ...list.flatMap((one, position) => putItem(workspace, section, idOf(one), { one, position }, actorId)),
  ];
}

function listOf(given: readonly Given[] | Given | null): readonly Given[] {
  if (given === null) return [];
  return isList(given) ? given : [given];
}

function isList(given: readonly Given[] | Given): given is readonly Given[] {
  return Array.isArray(given);
}

function putItem(
  workspace: Workspace,
  section: Section,
  itemId: string,
  given: { readonly one: Given; readonly position: number },
  actorId: string,
): Change[] {
  const stored = itemsOf(workspace, section.name);
  const before = stored.get(itemId);
  const item = { ...completeItem(section, given.one), ...systemFields(section, before?.item) };
  const change = changeOf(
    section.name,
    auditId(section, itemId),
    auditValue(section, before),
    auditValue(section, { ...given, item }),
  );
  if (!change) return [];
  stored.set(itemId, { position: given.position, item, authors: authorsOf(before, actorId) });
  return [change];
}

/** Takes an item out, after the rows of other sections that it owns. */
function removeItem(workspace: Workspace, section: Section, itemId: string): Change[] {
  const owned = sections.flatMap((other) => {
    const { ownedBy } = other;
    if (ownedBy?.section !== section.name) return [];
    const ids = [...itemsOf(workspace, other.name)]
      .filter(([, row]) => row.item[ownedBy.field] === itemId)
      .map(([id]) => id);
    return ids.flatMap((id) => removeItem(workspace, other, id));
  });
  const stored = itemsOf(workspace, section.name);
  const change = changeOf(section.name, auditId(section, itemId), auditValue(section, stored.get(itemId)), null);
  stored.delete(itemId);
  return change ? [...owned, change] : owned;
}

/** Fields that no client sets keep what is stored. */
function systemFields(section: Section, stored: Item | undefined): Item {
  if (!stored) return {};
  const names = Object.keys(section.fields).filter((name) => section.fields[name]?.setBy === 'system');
  return Object.fromEntries(names.map((name) => [name, stored[name] ?? null]));
}

function auditId(section: Section, itemId: string): string | null {
  return section.cardinality === 'many' ? itemId : null;
}

function auditValue(section: Section, row: Pick<StoredItem, 'position' | 'item'> | undefined): Item | null {
  if (!row) return null;
  return section.cardinality === 'many' ? { ...row.item, position: row.position } : row.item;
}

/** A draft that is newer than the submit stays: the candidate has gone on editing. */
function discardOlderDraft(workspace: Workspace, command: SubmitStep): Change[] {
  const draft = workspace.drafts.get(command.step);
  if (!draft || isOlder(stampOf(command), draft.stamp)) return [];
  workspace.drafts.delete(command.step);
  const change = draftChange(draft, null);
  return change ? [change] : [];
}

/** The audit holds the one moment that matters of a step's progress: that it was completed. */
function completionChange(wasCompleted: boolean): Change[] {
  const change = wasCompleted ? undefined : changeOf('step-progress', null, null, { status: 'completed' });
  return change ? [change] : [];
}
