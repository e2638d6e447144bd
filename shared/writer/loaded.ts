// The result sets of the load batch as the state that commands are decided upon.
import { fromRow } from '../sections/item';
import type { Section, StepName } from '../sections/section';
import { count, countOrNull, instant, instantOrNull, text, textOrNull } from '../sql/column';
import type { BatchResult } from '../sql/transaction';
import type { LoadBatch } from './load';
import type { Draft, LoadedState, ProfileHead, Progress, Session, Stamp, StoredItem } from './state';

type Columns = { readonly [column: string]: unknown };

interface Gathered {
  head: ProfileHead;
  operations: Map<string, string | null>;
  progress: Map<StepName, Progress>;
  drafts: Map<StepName, Draft>;
  sessions: Map<string, Session>;
  items: Map<string, Map<string, StoredItem>>;
}

export function loadedState(batch: LoadBatch, result: BatchResult): LoadedState {
  const [heads = [], operations = [], progress = [], drafts = [], sessions = [], ...items] = result.recordsets;
  const profiles = new Map<string, Gathered>(heads.map((row) => [text(row.profileId), gather(row)]));
  const of = (row: Columns): Gathered => {
    const profile = profiles.get(text(row.profileId));
    if (!profile) throw new RangeError(`a row of profile ${text(row.profileId)}, which was not locked`);
    return profile;
  };
  for (const row of operations) of(row).operations.set(text(row.operationId), textOrNull(row.fingerprint));
  for (const row of progress) of(row).progress.set(text(row.step) as StepName, progressFrom(row));
  for (const row of drafts) of(row).drafts.set(text(row.step) as StepName, draftFrom(row));
  for (const row of sessions) of(row).sessions.set(text(row.sessionId), sessionFrom(row));
  batch.sections.forEach((section, index) => {
    for (const row of items[index] ?? []) keepItem(of(row), section, row);
  });
  return { now: instant(heads[0]?.now), profiles };
}

function gather(row: Columns): Gathered {
  return {
    head: { version: count(row.version), chainLength: count(row.chainLength), chainHead: text(row.chainHead) },
    operations: new Map(),
    progress: new Map(),
    drafts: new Map(),
    sessions: new Map(),
    items: new Map(),
  };
}

function keepItem(profile: Gathered, section: Section, row: Columns): void {
  const items = profile.items.get(section.name) ?? new Map<string, StoredItem>();
  profile.items.set(section.name, items);
  const many = section.cardinality === 'many';
  const position = many ? count(row.position) : 0;
  items.set(text(many ? row.itemId : row.profileId), { position, item: fromRow(section, row) });
}

function progressFrom(row: Columns): Progress {
  return {
    status: row.status === 'completed' ? 'completed' : 'in-progress',
    completeness: count(row.completeness),
    version: count(row.version),
    draftVersion: count(row.draftVersion),
    refusals: count(row.refusals),
    startedAt: instant(row.startedAt),
    completedAt: instantOrNull(row.completedAt),
    submitted: stampFrom(row.submittedAt, row.submittedOperationId, row.submittedSessionId, row.submittedRevision),
    drafted: stampFrom(row.draftedAt, row.draftedOperationId, row.draftedSessionId, row.draftedRevision),
  };
}

function draftFrom(row: Columns): Draft {
  const stamp = stampFrom(row.acceptedAt, row.operationId, row.sessionId, row.revision);
  if (!stamp) throw new RangeError('a draft without the time at which it was accepted');
  return { text: text(row.draft), stamp };
}

function sessionFrom(row: Columns): Session {
  return { startedAt: instant(row.startedAt), lastSeenAt: instant(row.lastSeenAt) };
}

function stampFrom(acceptedAt: unknown, operationId: unknown, sessionId: unknown, revision: unknown): Stamp | null {
  if (acceptedAt === null) return null;
  return {
    acceptedAt: instant(acceptedAt),
    operationId: text(operationId),
    sessionId: textOrNull(sessionId),
    revision: countOrNull(revision),
  };
}
