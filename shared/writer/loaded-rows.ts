// The rows of the load as what they stand for, one function a table.
import type { Action, Change } from '../audit/change';
import type { Json } from '../sections/section';
import { count, countOrNull, instant, instantOrNull, jsonOrNull, text, textOrNull } from '../sql/column';
import {
  type Draft,
  type DraftRevisions,
  type Erasure,
  emptyProfile,
  type ItemWrite,
  type Passage,
  type ProfileHead,
  type Progress,
  type Session,
  type Stamp,
} from './state';

export type Columns = { readonly [column: string]: unknown };

/** A profile that there is not yet begins as the database would begin it. */
export function headFrom(row: Columns): ProfileHead {
  if (row.version === null) return emptyProfile.head;
  return { version: count(row.version), chainLength: count(row.chainLength), chainHead: text(row.chainHead) };
}

export function erasureFrom(row: Columns): Erasure | null {
  if (row.erasedAt === null) return null;
  return { acceptedAt: instant(row.erasedAt), operationId: text(row.erasedOperationId) };
}

export function changeFrom(row: Columns): Change {
  return {
    entity: text(row.entity),
    itemId: textOrNull(row.itemId),
    action: text(row.action) as Action,
    changedFields: jsonOrNull(row.changedFields) as readonly string[] | null,
    before: jsonOrNull(row.beforeValue) as { readonly [field: string]: Json } | null,
    after: jsonOrNull(row.afterValue) as { readonly [field: string]: Json } | null,
  };
}

export function progressFrom(row: Columns): Progress {
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

export function draftFrom(row: Columns): Draft {
  return { text: text(row.draft), stamp: acceptedStamp(row) };
}

export function itemWriteFrom(row: Columns): ItemWrite {
  return {
    section: text(row.section),
    itemId: text(row.itemId),
    stamp: acceptedStamp(row),
    isDeleted: row.isDeleted === true,
    place: countOrNull(row.place),
    firstAcceptedAt: instantOrNull(row.firstAcceptedAt),
  };
}

export function sessionFrom(row: Columns): Session {
  return {
    client: textOrNull(row.client),
    startedAt: instant(row.startedAt),
    lastSeenAt: instant(row.lastSeenAt),
    endedAt: instantOrNull(row.endedAt),
    draftRevisions: (jsonOrNull(row.draftRevisions) ?? {}) as DraftRevisions,
  };
}

export function passageFrom(row: Columns): Passage {
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
