// A draft that its own session has gone past: the network let a later one overtake it.
//
// The stamps of a step (order.ts) hold its newest writes alone, so a session whose write another one has replaced is no longer to be
// seen in them. What each session has got to is therefore remembered with the session.
import type { DiscardDraft, SaveDraft, SubmitStep } from '../commands/kinds';
import { authorsOf, touchSession, type Workspace } from './workspace';

type Counted = SaveDraft | DiscardDraft | SubmitStep;

/** Whether the session has written a higher revision of the step before, whatever was written since. */
export function isLate(workspace: Workspace, { sessionId, revision, step }: Counted): boolean {
  if (sessionId === undefined || revision === undefined) return false;
  const reached = workspace.sessions.get(sessionId)?.draftRevisions[step];
  return reached !== undefined && revision < reached;
}

/** The highest revision counts, so it is the same whatever order they come in. Only a candidate has sessions. */
export function noteRevision(workspace: Workspace, command: Counted): void {
  const { sessionId, revision, step, acceptedAt, actor } = command;
  if (sessionId === undefined || revision === undefined || actor.type !== 'candidate') return;
  const session = touchSession(workspace, sessionId, acceptedAt, actor.id);
  if (revision <= (session.draftRevisions[step] ?? -1)) return;
  const draftRevisions = { ...session.draftRevisions, [step]: revision };
  workspace.sessions.set(sessionId, { ...session, draftRevisions, authors: authorsOf(session, actor.id) });
}
