// One profile while a batch is decided: a copy of what was loaded, which the commands change one after the other.
import type { StepName } from '../sections/section';
import { earlier, later } from './order';
import type { Authors, Erasure, ProfileHead, ProfileRows, ProfileState, Progress, Session, StoredItem } from './state';

export interface Workspace extends ProfileRows {
  readonly profileId: string;
  /** What the rows of SQL are, once an erasure of this batch has been written. */
  loaded: ProfileState;
  head: ProfileHead;
  erasure: Erasure | null;
  /** Whether a command of this batch erased the profile. */
  isErased: boolean;
  /** Who changed the profile last in this batch. */
  updatedBy: string | undefined;
}

export function openWorkspace(profileId: string, loaded: ProfileState): Workspace {
  return {
    profileId,
    loaded,
    head: loaded.head,
    erasure: loaded.erasure,
    isErased: false,
    operations: new Map(loaded.operations),
    progress: new Map(loaded.progress),
    drafts: new Map(loaded.drafts),
    sessions: new Map(loaded.sessions),
    items: new Map([...loaded.items].map(([section, items]) => [section, new Map(items)])),
    unreadItems: new Map(loaded.unreadItems),
    itemWrites: new Map(loaded.itemWrites),
    passages: new Map([...loaded.passages].map(([step, passages]) => [step, [...passages]])),
    stepEvents: new Map(loaded.stepEvents),
    recorded: new Map(loaded.recorded),
    updatedBy: undefined,
  };
}

/** The rows of a section, empty if the profile has none. */
export function itemsOf(workspace: Workspace, section: string): Map<string, StoredItem> {
  const items = workspace.items.get(section) ?? new Map<string, StoredItem>();
  workspace.items.set(section, items);
  return items;
}

export function authorsOf(previous: { readonly authors?: Authors } | undefined, actorId: string): Authors {
  return { createdBy: previous?.authors?.createdBy ?? actorId, updatedBy: actorId };
}

const notStarted: Omit<Progress, 'startedAt'> = {
  status: 'in-progress',
  completeness: 0,
  version: 0,
  draftVersion: 0,
  refusals: 0,
  completedAt: null,
  submitted: null,
  drafted: null,
  timeSpentSeconds: 0,
  firstEnteredAt: null,
  skippedAt: null,
};

/** Where the step stands; for one that has no row yet, as a first command accepted at that instant finds it. */
export function progressOf(workspace: Workspace, step: StepName, acceptedAt: string): Progress {
  return workspace.progress.get(step) ?? { ...notStarted, startedAt: acceptedAt };
}

/**
 * The version, or the draft's, after so many changes by one command. What was erased was counted up to at most the length of the chain
 * then; a step that begins anew goes on from there, so that no tag from before the erasure fits it. As-of counts alike.
 */
export function versionAfter(workspace: Workspace, version: number, changes: number): number {
  if (changes === 0) return version;
  const beginsAnew = version === 0 && workspace.erasure !== null;
  return (beginsAnew ? workspace.head.chainLength : version) + changes;
}

/** Every command that is about the step moves its start back if it was accepted earlier than all seen before. */
export function setProgress(
  workspace: Workspace,
  step: StepName,
  next: Progress,
  acceptedAt: string,
  actorId: string,
): void {
  const previous = workspace.progress.get(step);
  const startedAt = earlier(acceptedAt, next.startedAt);
  if (next === previous && startedAt === previous.startedAt) return;
  workspace.progress.set(step, { ...next, startedAt, authors: authorsOf(previous, actorId) });
}

const notBegun: Pick<Session, 'client' | 'endedAt' | 'draftRevisions'> = {
  client: null,
  endedAt: null,
  draftRevisions: {},
};

/** The session was seen: it spans from its first command to its last. */
export function touchSession(workspace: Workspace, sessionId: string, acceptedAt: string, actorId: string): Session {
  const known = workspace.sessions.get(sessionId);
  const startedAt = earlier(acceptedAt, known?.startedAt ?? null);
  const lastSeenAt = later(acceptedAt, known?.lastSeenAt ?? acceptedAt);
  if (known && known.startedAt === startedAt && known.lastSeenAt === lastSeenAt) return known;
  const session = { ...(known ?? notBegun), startedAt, lastSeenAt, authors: authorsOf(known, actorId) };
  workspace.sessions.set(sessionId, session);
  return session;
}
