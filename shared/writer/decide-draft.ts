// A draft replaces the draft before it, a discard takes it away. It may be incomplete; it never touches submitted rows.
import { canonicalJson } from '../audit/canonical-json';
import { type Change, changeOf } from '../audit/change';
import type { DiscardDraft, SaveDraft } from '../commands/kinds';
import { completeness } from '../sections/completeness';
import type { Json, StepName, StepPayload } from '../sections/section';
import { type Decided, superseded, versionConflict } from './decided';
import { isLate, noteRevision } from './late-draft';
import { isOlder, stampOf } from './order';
import type { Draft, Stamp } from './state';
import { authorsOf, progressOf, setProgress, versionAfter, type Workspace } from './workspace';

export function decideDraft(workspace: Workspace, command: SaveDraft): Decided {
  const { step, acceptedAt, expectedStepVersion, payload } = command;
  const { version } = progressOf(workspace, step, acceptedAt);
  const conflict = versionConflict(expectedStepVersion, version, () => ({
    current: draftValue(workspace, step),
    attempted: payload,
  }));
  return conflict ?? replaceDraft(workspace, command, payload);
}

/** The stamp of a discard stays with the step, so that an older autosave that comes late does not bring the draft back. */
export function decideDiscard(workspace: Workspace, command: DiscardDraft): Decided {
  return replaceDraft(workspace, command, null);
}

function replaceDraft(workspace: Workspace, command: SaveDraft | DiscardDraft, payload: StepPayload | null): Decided {
  const { step, acceptedAt, actor } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  const before = workspace.drafts.get(step);
  const conflict = versionConflict(command.expectedVersion, progress.draftVersion, () => ({
    current: draftValue(workspace, step),
    attempted: payload,
  }));
  if (conflict) return conflict;
  const stamp = stampOf(command);
  const late = isLate(workspace, command);
  noteRevision(workspace, command);
  const written = [progress.drafted, progress.submitted].filter((one) => one !== null);
  const goesOn = continues(stamp, before?.stamp);
  const isNewer = (one: Stamp) => isOlder(stamp, one) && !(goesOn && one.sessionId !== stamp.sessionId);
  const newer = written.find(isNewer) ?? (late ? written[0] : undefined);
  if (newer) {
    setProgress(workspace, step, progress, acceptedAt, actor.id);
    return superseded(newer.operationId);
  }
  const text = payload && canonicalJson(payload);
  if (text === null) workspace.drafts.delete(step);
  else workspace.drafts.set(step, { text, stamp, authors: authorsOf(before, actor.id) });
  const change = draftChange(before, text);
  const draftVersion = versionAfter(workspace, progress.draftVersion, change ? 1 : 0);
  const completed = progress.status === 'completed';
  const next = {
    ...progress,
    draftVersion,
    drafted: stamp,
    completeness: completed ? progress.completeness : draftCompleteness(workspace, step),
  };
  setProgress(workspace, step, next, acceptedAt, actor.id);
  if (!change) return { outcome: { status: 'unchanged', version: draftVersion }, changes: [] };
  return { outcome: { status: 'applied', version: draftVersion }, changes: [change] };
}

function draftValue(workspace: Workspace, step: StepName): Json {
  const draft = workspace.drafts.get(step);
  return draft ? parsed(draft.text) : null;
}

/** What goes on from the draft that stands is newer than all that this one is newer than, whenever it was accepted. */
function continues(stamp: Stamp, standing: Stamp | undefined): boolean {
  if (!standing || stamp.sessionId === null || stamp.sessionId !== standing.sessionId) return false;
  return stamp.revision !== null && standing.revision !== null && stamp.revision > standing.revision;
}

/** How far a step that is not completed has got. */
export function draftCompleteness(workspace: Workspace, step: SaveDraft['step']): number {
  const draft = workspace.drafts.get(step);
  return draft ? completeness(step, parsed(draft.text) as StepPayload) : 0;
}

/** The audit's view of a draft going from one text to another; null stands for no draft. */
export function draftChange(before: Draft | undefined, after: string | null): Change | undefined {
  return changeOf('step-draft', null, before ? parsed(before.text) : null, after === null ? null : parsed(after));
}

export function parsed(text: string): { readonly [key: string]: Json } {
  return JSON.parse(text) as { readonly [key: string]: Json };
}
