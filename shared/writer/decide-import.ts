// What a backfill brings of one profile, as one operation.
//
// A step belongs to whoever wrote it last. What a candidate, a support agent or a revert has written since stays as it is, with all
// of its step; what nobody has written but the import itself becomes what the import says now. So that everything that a person writes
// is newer, whenever it was accepted, the stamp of what is brought lies before all times.
import type { Change } from '../audit/change';
import { beforeAllTimes } from '../commands/all-times';
import type { ImportProfile } from '../commands/kinds';
import { enteredSectionsOfStep, sectionByName } from '../sections/all';
import type { Given, Section, StepName } from '../sections/section';
import { draftCompleteness } from './decide-draft';
import { type Decided, rejected, superseded } from './decided';
import { itemGiven, removeItem, writeItem } from './item-rows';
import type { Stamp } from './state';
import { itemsOf, progressOf, setProgress, versionAfter, type Workspace } from './workspace';

export function decideImport(workspace: Workspace, command: ImportProfile): Decided {
  if (workspace.erasure !== null) {
    return rejected(
      'profile-erased',
      'The person was erased, and is not brought again. Take the row out of the source.',
    );
  }
  const steps = stepsOfImport(command);
  const own = steps.filter((step) => standsAsBrought(workspace, step, command.payload.importId));
  const changes = own.flatMap((step) => bringStep(workspace, command, step));
  if (changes.length > 0) return { outcome: { status: 'applied', version: null }, changes };
  const [first] = steps;
  if (first !== undefined && own.length === 0)
    return superseded(newestWriteOf(workspace, first) ?? command.operationId);
  return { outcome: { status: 'unchanged', version: workspace.head.version }, changes };
}

/** In the order of their first section. */
export function stepsOfImport({ payload }: Pick<ImportProfile, 'payload'>): readonly StepName[] {
  const steps = Object.keys(payload.sections).map((name) => {
    const section = sectionByName(name);
    if (section?.enteredBy !== 'candidate') throw new RangeError(`${name} is no section that an import may bring`);
    return section.step;
  });
  return [...new Set(steps)];
}

/** Whether all that the step holds was brought by the import: nothing at all counts as that. */
export function standsAsBrought(workspace: Workspace, step: StepName, importId: string): boolean {
  const names = enteredSectionsOfStep(step).map((section) => section.name);
  if ([...workspace.itemWrites.values()].some((write) => names.includes(write.section))) return false;
  const submitted = workspace.progress.get(step)?.submitted ?? null;
  if (submitted !== null) return submitted.sessionId === importId && isBroughtStamp(submitted);
  return !isFilled(workspace, step);
}

/** The step waits for the candidate's own submit: it is filled, not completed. */
function bringStep(workspace: Workspace, command: ImportProfile, step: StepName): Change[] {
  const { acceptedAt, actor, operationId, payload } = command;
  const changes = enteredSectionsOfStep(step).flatMap((section) =>
    bringSection(workspace, section, payload.sections[section.name] ?? [], actor.id),
  );
  if (changes.length === 0) return [];
  const progress = progressOf(workspace, step, acceptedAt);
  const next = {
    ...progress,
    completeness: filledCompleteness(workspace, step),
    version: versionAfter(workspace, progress.version, 1),
    submitted: importStamp(payload.importId, operationId),
  };
  setProgress(workspace, step, next, acceptedAt, actor.id);
  return changes;
}

/** Of a step that nobody but imports has written. */
export function filledCompleteness(workspace: Workspace, step: StepName): number {
  return isFilled(workspace, step) ? 100 : draftCompleteness(workspace, step);
}

/** Whether any section that candidates enter in the step has an item. */
export function isFilled(workspace: Workspace, step: StepName): boolean {
  return enteredSectionsOfStep(step).some(({ name }) => itemsOf(workspace, name).size > 0);
}

/** Clients choose the ids of their sessions, but not when their writes are accepted. */
export function isBroughtStamp(submitted: Stamp | null): boolean {
  return submitted?.acceptedAt === beforeAllTimes;
}

export function importStamp(importId: string, operationId: string): Stamp {
  return { acceptedAt: beforeAllTimes, operationId, sessionId: importId, revision: null };
}

function bringSection(workspace: Workspace, section: Section, given: readonly Given[], actorId: string): Change[] {
  const idOf = (one: Given) => (section.cardinality === 'many' ? String(one.itemId) : workspace.profileId);
  const kept = new Set(given.map(idOf));
  const gone = [...itemsOf(workspace, section.name).keys()].filter((itemId) => !kept.has(itemId));
  const removed = gone.flatMap((itemId) => removeItem(workspace, section, itemId));
  const written = withOneFlag(section, given).flatMap((one, position) => {
    const item = itemGiven(section, one, itemsOf(workspace, section.name).get(idOf(one)));
    return writeItem(workspace, section, idOf(one), { position, item }, actorId);
  });
  return [...removed, ...written];
}

/** The flag that one item of a list may carry stays with the first that has it. */
function withOneFlag(section: Section, given: readonly Given[]): readonly Given[] {
  const { onlyOne } = section;
  if (onlyOne === undefined) return given;
  const first = given.findIndex((one) => one[onlyOne] === true);
  return given.map((one, index) => (one[onlyOne] === true && index > first ? { ...one, [onlyOne]: false } : one));
}

function newestWriteOf(workspace: Workspace, step: StepName): string | undefined {
  const names = enteredSectionsOfStep(step).map((section) => section.name);
  const write = [...workspace.itemWrites.values()].find(({ section }) => names.includes(section));
  return workspace.progress.get(step)?.submitted?.operationId ?? write?.stamp.operationId;
}
