// The result sets of the load batch as the state that commands are decided upon.
import type { Action, Change } from '../audit/change';
import { fromRow } from '../sections/item';
import type { Json, Section, StepName } from '../sections/section';
import { count, countOrNull, instant, instantOrNull, jsonOrNull, text, textOrNull } from '../sql/column';
import type { BatchResult } from '../sql/transaction';
import { itemWriteKey } from './item-writes';
import type { Extra, LoadBatch } from './load';
import type {
  Draft,
  DraftRevisions,
  Erasure,
  ItemWrite,
  LoadedState,
  Passage,
  ProfileState,
  Progress,
  RecordedSet,
  Session,
  Stamp,
  StoredItem,
} from './state';

type Columns = { readonly [column: string]: unknown };

interface Gathered extends ProfileState {
  readonly operations: Map<string, string | null>;
  readonly progress: Map<StepName, Progress>;
  readonly drafts: Map<StepName, Draft>;
  readonly sessions: Map<string, Session>;
  readonly items: Map<string, Map<string, StoredItem>>;
  readonly itemWrites: Map<string, ItemWrite>;
  readonly passages: Map<StepName, Passage[]>;
  readonly stepEvents: Map<StepName, number>;
  readonly recorded: Map<string, RecordedSet & { readonly changes: Change[] }>;
}

export function loadedState(batch: Pick<LoadBatch, 'extras'>, result: BatchResult): LoadedState {
  const [heads = [], operations = [], progress = [], drafts = [], sessions = [], ...rest] = result.recordsets;
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
  batch.extras.forEach((extra, index) => {
    for (const row of rest[index] ?? []) keepExtra(of(row), extra, row);
  });
  return { now: instant(heads[0]?.now), profiles };
}

function gather(row: Columns): Gathered {
  return {
    head: { version: count(row.version), chainLength: count(row.chainLength), chainHead: text(row.chainHead) },
    erasure: erasureFrom(row),
    operations: new Map(),
    progress: new Map(),
    drafts: new Map(),
    sessions: new Map(),
    items: new Map(),
    itemWrites: new Map(),
    passages: new Map(),
    stepEvents: new Map(),
    recorded: new Map(),
  };
}

function erasureFrom(row: Columns): Erasure | null {
  if (row.erasedAt === null) return null;
  return { acceptedAt: instant(row.erasedAt), operationId: text(row.erasedOperationId) };
}

function keepExtra(profile: Gathered, extra: Extra, row: Columns): void {
  switch (extra.holds) {
    case 'items':
      keepItem(profile, extra.section, row);
      break;
    case 'item-writes': {
      const write = itemWriteFrom(row);
      profile.itemWrites.set(itemWriteKey(write.section, write.itemId), write);
      break;
    }
    case 'passages':
      keepPassage(profile, row);
      break;
    case 'recorded':
      keepChange(profile, row);
      break;
    default:
      unknownExtra(extra);
  }
}

function keepItem(profile: Gathered, section: Section, row: Columns): void {
  const items = profile.items.get(section.name) ?? new Map<string, StoredItem>();
  profile.items.set(section.name, items);
  const many = section.cardinality === 'many';
  const position = many ? count(row.position) : 0;
  items.set(text(many ? row.itemId : row.profileId), { position, item: fromRow(section, row) });
}

function keepPassage(profile: Gathered, row: Columns): void {
  const step = text(row.step) as StepName;
  profile.stepEvents.set(step, count(row.events));
  if (row.kind === null) return;
  const passages = profile.passages.get(step) ?? [];
  passages.push(passageFrom(row));
  profile.passages.set(step, passages);
}

/** Rows come in the order in which the operation changed them. */
function keepChange(profile: Gathered, row: Columns): void {
  const operationId = text(row.operationId);
  const known = profile.recorded.get(operationId);
  const changes = known?.changes ?? [];
  changes.push(changeFrom(row));
  profile.recorded.set(operationId, {
    step: textOrNull(row.step) as StepName | null,
    isErased: known?.isErased === true || row.salt === null,
    changes,
  });
}

function changeFrom(row: Columns): Change {
  return {
    entity: text(row.entity),
    itemId: textOrNull(row.itemId),
    action: text(row.action) as Action,
    changedFields: jsonOrNull(row.changedFields) as readonly string[] | null,
    before: jsonOrNull(row.beforeValue) as { readonly [field: string]: Json } | null,
    after: jsonOrNull(row.afterValue) as { readonly [field: string]: Json } | null,
  };
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
    timeSpentSeconds: count(row.timeSpentSeconds),
    firstEnteredAt: instantOrNull(row.firstEnteredAt),
    skippedAt: instantOrNull(row.skippedAt),
  };
}

function draftFrom(row: Columns): Draft {
  return { text: text(row.draft), stamp: acceptedStamp(row) };
}

function itemWriteFrom(row: Columns): ItemWrite {
  return {
    section: text(row.section),
    itemId: text(row.itemId),
    stamp: acceptedStamp(row),
    isDeleted: row.isDeleted === true,
    place: countOrNull(row.place),
    firstAcceptedAt: instantOrNull(row.firstAcceptedAt),
  };
}

function sessionFrom(row: Columns): Session {
  return {
    client: textOrNull(row.client),
    startedAt: instant(row.startedAt),
    lastSeenAt: instant(row.lastSeenAt),
    endedAt: instantOrNull(row.endedAt),
    draftRevisions: (jsonOrNull(row.draftRevisions) ?? {}) as DraftRevisions,
  };
}

function passageFrom(row: Columns): Passage {
  return {
    kind: row.kind === 'entered' ? 'entered' : 'left',
    sessionId: textOrNull(row.sessionId),
    occurredAt: instant(row.occurredAt),
  };
}

function acceptedStamp(row: Columns): Stamp {
  const stamp = stampFrom(row.acceptedAt, row.operationId, row.sessionId, row.revision);
  if (!stamp) throw new RangeError('a write without the time at which it was accepted');
  return stamp;
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

function unknownExtra(extra: never): never {
  throw new TypeError(`unknown result set ${JSON.stringify(extra)}`);
}
