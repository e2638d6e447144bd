// The timeline of a step: when it was entered, left and skipped, and what follows from that for its progress. All of it is the same
// whatever order the events arrive in, as long as there are not too many.
import type { RecordStepEvent } from '../commands/kinds';
import { type Decided, rejected } from './decided';
import { earlier, later } from './order';
import type { Passage, Progress } from './state';
import { mostStepEvents } from './step-events';
import { type AppendedRows, stepEventRow } from './tables';
import { progressOf, setProgress, type Workspace } from './workspace';

export function decideStepEvent(workspace: Workspace, command: RecordStepEvent, appended: AppendedRows): Decided {
  const { step, acceptedAt, actor, payload } = command;
  const events = workspace.stepEvents.get(step) ?? 0;
  if (events >= mostStepEvents) {
    const detail = `The timeline of the step holds ${mostStepEvents} events already, which is the most. Send no more of them.`;
    return rejected('too-many-events', detail);
  }
  workspace.stepEvents.set(step, events + 1);
  const progress = progressOf(workspace, step, acceptedAt);
  setProgress(workspace, step, { ...progress, ...movedBy(workspace, command, progress) }, acceptedAt, actor.id);
  appended.stepEvents.push(stepEventRow(command, step, payload.event, payload.occurredAt));
  return { outcome: { status: 'applied', version: null }, changes: [] };
}

function movedBy(workspace: Workspace, command: RecordStepEvent, progress: Progress): Partial<Progress> {
  const { step, sessionId = null } = command;
  const { event, occurredAt } = command.payload;
  if (event === 'skipped') return { skippedAt: later(occurredAt, progress.skippedAt) };
  const passages = workspace.passages.get(step) ?? [];
  passages.push({ kind: event, sessionId, occurredAt });
  workspace.passages.set(step, passages);
  const timeSpentSeconds = timeSpent(passages);
  if (event === 'left') return { timeSpentSeconds };
  return { timeSpentSeconds, firstEnteredAt: earlier(occurredAt, progress.firstEnteredAt) };
}

/** Two hours: who is away for longer has left the step without saying so. In milliseconds. */
const longestStretch = 2 * 60 * 60 * 1000;

/**
 * Whole seconds between entering and leaving, in any order of events. Each session by itself, those without one as one; a second
 * entry closes the stretch before it, and a departure without an entry counts for nothing.
 */
export function timeSpent(passages: readonly Passage[]): number {
  let milliseconds = 0;
  for (const ofSession of Map.groupBy(passages, (passage) => passage.sessionId).values()) {
    let since: number | null = null;
    for (const { kind, occurredAt } of ofSession.toSorted(inTime)) {
      const at = Date.parse(occurredAt);
      if (since !== null) milliseconds += Math.min(at - since, longestStretch);
      since = kind === 'entered' ? at : null;
    }
  }
  return Math.floor(milliseconds / 1000);
}

/** Of one instant, the entry comes before the departure. */
function inTime(one: Passage, other: Passage): number {
  if (one.occurredAt !== other.occurredAt) return one.occurredAt < other.occurredAt ? -1 : 1;
  return one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0;
}
