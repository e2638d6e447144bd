// A submit makes a step's sections exactly what it says: new items are inserted, others updated, missing ones deleted. Items that
// were written by themselves after it was accepted stay as those writes left them; files that the service holds stay, listed or not.
import { type Change, changeOf } from '../audit/change';
import type { SubmitStep } from '../commands/kinds';
import { enteredSectionsOfStep } from '../sections/all';
import { asItCame, isHeld } from '../sections/held';
import type { Given, Section, StepPayload } from '../sections/section';
import { draftChange, draftCompleteness, parsed } from './decide-draft';
import { type Decided, rejected, superseded, versionConflict } from './decided';
import { isCrowded } from './item-limits';
import { itemGiven, removeItem, stepContent, writeItem } from './item-rows';
import { arrangeAdded, newerWriteOf, notePlaces } from './item-writes';
import { noteRevision } from './late-draft';
import { earlier, isOlder, stampOf } from './order';
import type { Progress, Stamp } from './state';
import { itemsOf, progressOf, setProgress, versionAfter, type Workspace } from './workspace';

export function decideSubmit(workspace: Workspace, command: SubmitStep): Decided {
  const { step, acceptedAt, actor } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  const conflict = versionConflict(command.expectedVersion, progress.version, () => ({
    current: stepContent(workspace, step),
    attempted: command.payload,
  }));
  if (conflict) return conflict;
  const stamp = stampOf(command);
  const unseen = unseenDraft(workspace, command, progress);
  if (unseen) return unseen;
  noteRevision(workspace, command);
  if (progress.submitted && isOlder(stamp, progress.submitted))
    return supersededBy(progress.submitted, workspace, command);
  const crowded = enteredSectionsOfStep(step).find((section) => isTooLong(workspace, section, command));
  if (crowded) {
    const detail = `${crowded.property} would hold more than twice the ${crowded.maxItems} items that it may. Delete some first.`;
    return rejected('too-many-items', detail);
  }
  // What it lists and what was added since is told apart by the newest submit, so that is noted first.
  setProgress(workspace, step, { ...progress, submitted: stamp }, acceptedAt, actor.id);
  const sectionChanges = enteredSectionsOfStep(step).flatMap((section) =>
    replaceSection(workspace, section, command.payload[section.property], command),
  );
  const discarded = discardOlderDraft(workspace, command);
  const completion = completionChange(progress.status === 'completed', true);
  const changes = [...sectionChanges, ...discarded, ...completion];
  const version = versionAfter(workspace, progress.version, sectionChanges.length + completion.length > 0 ? 1 : 0);
  const next = {
    ...progress,
    status: 'completed' as const,
    completeness: 100,
    version,
    draftVersion: versionAfter(workspace, progress.draftVersion, discarded.length),
    completedAt: earlier(acceptedAt, progress.completedAt),
    submitted: stamp,
  };
  setProgress(workspace, step, next, acceptedAt, actor.id);
  return { outcome: { status: changes.length > 0 ? 'applied' : 'unchanged', version }, changes };
}

/** It may still be what its own session has gone on to from the draft that stands: an older submit of another session left that. */
function supersededBy(newer: Stamp, workspace: Workspace, command: SubmitStep): Decided {
  const { step, acceptedAt, actor, sessionId, expectedDraftVersion } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  const hasSeen = expectedDraftVersion === undefined || expectedDraftVersion === progress.draftVersion;
  const isOwn = sessionId !== undefined && workspace.drafts.get(step)?.stamp.sessionId === sessionId;
  const discarded = isOwn && hasSeen ? discardOlderDraft(workspace, command) : [];
  const next = {
    ...progress,
    // A revert may have taken the completion back, and then an older submit does not restore it.
    completedAt: progress.completedAt && earlier(acceptedAt, progress.completedAt),
    draftVersion: versionAfter(workspace, progress.draftVersion, discarded.length),
    completeness: progress.status === 'completed' ? 100 : draftCompleteness(workspace, step),
  };
  const isSame = discarded.length === 0 && next.completedAt === progress.completedAt;
  setProgress(workspace, step, isSame ? progress : next, acceptedAt, actor.id);
  return superseded(newer.operationId, discarded);
}

function isTooLong(workspace: Workspace, section: Section, command: SubmitStep): boolean {
  const stamp = stampOf(command);
  const staying = [...itemsOf(workspace, section.name)].flatMap(([itemId, { item }]) =>
    isHeld(section, item) || newerWriteOf(workspace, section, itemId, stamp) ? [itemId] : [],
  );
  return isCrowded(section, idsOf(workspace, section, listOf(command.payload[section.property] ?? null)), staying);
}

/** What is given is complete: a list of items with their ids, one item, or null for none. */
function replaceSection(
  workspace: Workspace,
  section: Section,
  given: StepPayload[string] | undefined,
  command: SubmitStep,
): Change[] {
  if (given === undefined) throw new RangeError(`the submit lacks ${section.property}`);
  const stamp = stampOf(command);
  const list = listOf(given);
  const stored = itemsOf(workspace, section.name);
  const ids = idsOf(workspace, section, list);
  const kept = new Set(ids);
  const isNewer = (itemId: string) => newerWriteOf(workspace, section, itemId, stamp) !== undefined;
  const flagged = section.onlyOne !== undefined && holdsFlag(workspace, section, section.onlyOne, isNewer);
  const gone = [...stored].filter(([itemId]) => !kept.has(itemId) && !isNewer(itemId));
  const changes = gone.flatMap(([itemId, row]) =>
    isHeld(section, row.item)
      ? writeItem(workspace, section, itemId, { ...row, item: asItCame(section, row.item) }, command.actor.id)
      : removeItem(workspace, section, itemId),
  );
  list.forEach((one, position) => {
    const itemId = ids[position] ?? '';
    const before = stored.get(itemId);
    if (!isNewer(itemId)) {
      const item = itemGiven(section, flagged ? { ...one, [String(section.onlyOne)]: false } : one, before);
      changes.push(...writeItem(workspace, section, itemId, { position, item }, command.actor.id));
    } else if (before) {
      changes.push(...writeItem(workspace, section, itemId, { ...before, position }, command.actor.id));
    }
  });
  if (section.cardinality === 'one' || workspace.itemWrites.size === 0) return changes;
  notePlaces(workspace, section, ids, command.actor.id);
  return [...changes, ...arrangeAdded(workspace, section, command.actor.id)];
}

function idsOf(workspace: Workspace, section: Section, list: readonly Given[]): string[] {
  return list.map((one) => (section.cardinality === 'many' ? String(one.itemId) : workspace.profileId));
}

/** The flag that only one item may carry stays with the item that got it after the submit was accepted. */
function holdsFlag(
  workspace: Workspace,
  section: Section,
  flag: string,
  isNewer: (itemId: string) => boolean,
): boolean {
  return [...itemsOf(workspace, section.name)].some(([itemId, row]) => row.item[flag] === true && isNewer(itemId));
}

function listOf(given: readonly Given[] | Given | null): readonly Given[] {
  if (given === null) return [];
  return isList(given) ? given : [given];
}

function isList(given: readonly Given[] | Given): given is readonly Given[] {
  return Array.isArray(given);
}

/**
 * A submit with a tag does not discard a draft that the tag has not seen. `current` is that draft, and the difference tells its
 * versions beside those of the step.
 */
function unseenDraft(workspace: Workspace, command: SubmitStep, progress: Progress): Decided | undefined {
  const { expectedDraftVersion, payload } = command;
  const { version, draftVersion, submitted } = progress;
  if (expectedDraftVersion === undefined || expectedDraftVersion === draftVersion) return undefined;
  const draft = workspace.drafts.get(command.step);
  const stamp = stampOf(command);
  if (!draft || isOlder(stamp, draft.stamp) || (submitted && isOlder(stamp, submitted))) return undefined;
  const difference = {
    expectedVersion: command.expectedVersion ?? version,
    currentVersion: version,
    expectedDraftVersion,
    currentDraftVersion: draftVersion,
  };
  const outcome = { status: 'conflict' as const, version, difference, current: parsed(draft.text), attempted: payload };
  return { outcome, changes: [] };
}

/** A draft that is newer than the submit stays: the candidate has gone on editing. */
function discardOlderDraft(workspace: Workspace, command: SubmitStep): Change[] {
  const draft = workspace.drafts.get(command.step);
  if (!draft || isOlder(stampOf(command), draft.stamp)) return [];
  workspace.drafts.delete(command.step);
  const change = draftChange(draft, null);
  return change ? [change] : [];
}

/** The audit holds the one moment that matters of a step's progress: that it was completed, or that this was taken back. */
export function completionChange(wasCompleted: boolean, isCompleted: boolean): Change[] {
  const value = (completed: boolean) => (completed ? { status: 'completed' } : null);
  const change = changeOf('step-progress', null, value(wasCompleted), value(isCompleted));
  return change ? [change] : [];
}
