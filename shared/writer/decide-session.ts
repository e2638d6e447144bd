// A visit to the builder: begun, still there, ended. It is no change of what the candidate entered, so the audit has no row for it.
import type { RecordSession } from '../commands/kinds';
import type { Decided } from './decided';
import { later } from './order';
import { authorsOf, touchSession, type Workspace } from './workspace';

/** An end stays once it is told: whatever comes later only moves lastSeenAt. The first client that is named stays too. */
export function decideSession(workspace: Workspace, command: RecordSession): Decided {
  const { sessionId, acceptedAt, actor, payload } = command;
  const session = touchSession(workspace, sessionId, acceptedAt, actor.id);
  const client = session.client ?? payload.client ?? null;
  const endedAt = payload.event === 'ended' ? later(acceptedAt, session.endedAt) : session.endedAt;
  if (client !== session.client || endedAt !== session.endedAt) {
    workspace.sessions.set(sessionId, { ...session, client, endedAt, authors: authorsOf(session, actor.id) });
  }
  return { outcome: { status: 'applied', version: null }, changes: [] };
}
