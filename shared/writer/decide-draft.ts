// A draft replaces the draft before it. It may be incomplete; it never touches submitted rows.
import { canonicalJson } from '../audit/canonical-json';
import { type Change, changeOf } from '../audit/change';
import type { SaveDraft } from '../commands/kinds';
import { completeness } from '../sections/completeness';
import type { Json } from '../sections/section';
import { conflictOf, type Decided } from './decided';
import { isOlder, stampOf } from './order';
import type { Draft } from './state';
import { authorsOf, progressOf, setProgress, type Workspace } from './workspace';

export function decideDraft(workspace: Workspace, command: SaveDraft): Decided {
  const { step, acceptedAt, actor } = command;
  const progress = progressOf(workspace, step, acceptedAt);
  const conflict = conflictOf(command.expectedVersion, progress.draftVersion);
  if (conflict) return conflict;
  const stamp = stampOf(command);
  const newer = [progress.drafted, progress.submitted].find((written) => written !== null && isOlder(stamp, written));
  if (newer) {
    setProgress(workspace, step, progress, acceptedAt, actor.id);
    return { outcome: { status: 'superseded', by: newer.operationId }, changes: [] };
  }
  const before = workspace.drafts.get(step);
  const text = canonicalJson(command.payload);
  workspace.drafts.set(step, { text, stamp, authors: authorsOf(before, actor.id) });
  const change = draftChange(before, text);
  const draftVersion = progress.draftVersion + (change ? 1 : 0);
  const completed = progress.status === 'completed';
  const next = {
    ...progress,
    draftVersion,
    drafted: stamp,
    completeness: completed ? progress.completeness : completeness(step, command.payload),
  };
  setProgress(workspace, step, next, acceptedAt, actor.id);
  if (!change) return { outcome: { status: 'unchanged', version: draftVersion }, changes: [] };
  return { outcome: { status: 'applied', version: draftVersion }, changes: [change] };
}

/** The audit's view of a draft going from one text to another; null stands for no draft. */
export function draftChange(before: Draft | undefined, after: string | null): Change | undefined {
  return changeOf('step-draft', null, before ? parsed(before.text) : null, after === null ? null : parsed(after));
}

function parsed(text: string): { readonly [key: string]: Json } {
  return JSON.parse(text) as { readonly [key: string]: Json };
}
