// Reads everything that is kept about a person, oldest first.

import type { Json } from '../sections/section';
import { count, instant, instantOrNull, json, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { ExportTooLarge } from './errors';
import { type HistoryChange, historyChange, selectChanges } from './history-change';
import { readArchivedLength } from './read-checkpoint';
import { operationColumns, type StoredOperation, storedOperation } from './read-operations';
import { bytesOf } from './read-page';
import { type ErasedProfile, isErased, type ProfileView, readProfile } from './read-profile';
import { type StoredSession, sessionColumns, sessionOf } from './read-session';
import { type StoredValidationError, validationErrorColumns, validationErrorOf } from './read-validation-errors';
import type { Row } from './run';
import { documentsPageSize, type Walk, walk } from './walk';

/** The answer is one text in memory: what the rows of its lists hold at most, in bytes. */
const largestExportBytes = 32_000_000;
/** What may be left out, as it can be had by pages. */
export const pagedLists = ['history', 'operations'] as const;
export type PagedList = (typeof pagedLists)[number];

export interface PersonExport {
  /** Null where it was erased and not begun anew. */
  readonly profile: ProfileView | null;
  readonly erasedAt: string | null;
  /** Null where it was left out, as `operations`. */
  readonly history: readonly HistoryChange[] | null;
  readonly operations: readonly StoredOperation[] | null;
  /** The sequence up to which changes are archived, and not in `history`; null where none are. */
  readonly archivedThrough: number | null;
  readonly sessions: readonly StoredSession[];
  readonly stepEvents: readonly StepEvent[];
  readonly validationErrors: readonly StoredValidationError[];
  /** What could not be applied, whole. */
  readonly rejectedMessages: readonly RejectedMessage[];
  /** Who read the profile without being its owner. */
  readonly accesses: readonly Access[];
}

interface StepEvent {
  readonly step: string;
  readonly kind: string;
  readonly sessionId: string | null;
  readonly operationId: string;
  readonly occurredAt: string;
}

interface RejectedMessage {
  readonly messageId: string;
  readonly operationId: string | null;
  readonly code: string;
  readonly detail: string;
  readonly body: Json;
  readonly deliveryCount: number;
  readonly enqueuedAt: string | null;
  readonly rejectedAt: string;
}

interface Access {
  readonly operation: string;
  readonly actor: { readonly id: string; readonly type: string };
  readonly correlationId: string;
  readonly occurredAt: string;
}

/**
 * Undefined when there is no such profile. The profile is read at one instant, then each list to its end: rows are only ever added to
 * the lists, so nothing of before that instant is missing or twice, and what is written meanwhile may stand in a list and not yet
 * in the profile. `without`: lists to leave out. Throws DatabaseUnavailable, or ExportTooLarge as soon as it is.
 */
export async function readExport(
  pool: Pool,
  profileId: string,
  without: readonly PagedList[] = [],
): Promise<PersonExport | undefined> {
  const profile = await readProfile(pool, profileId);
  if (!profile) return undefined;
  let bytes = 0;
  const all = async <T>(list: Walk, of: (row: Row) => T): Promise<readonly T[]> => {
    const told: T[] = [];
    for await (const row of walk(pool, profileId, list)) {
      bytes += bytesOf(row);
      if (bytes > largestExportBytes) throw new ExportTooLarge(largestExportBytes);
      told.push(of(row));
    }
    return told;
  };
  return {
    ...profileAndErasure(profile),
    history: without.includes('history') ? null : await all(history, historyChange),
    operations: without.includes('operations') ? null : await all(operations, storedOperation),
    archivedThrough: (await readArchivedLength(pool, profileId)) || null,
    sessions: await all(sessions, sessionOf),
    stepEvents: await all(stepEvents, stepEvent),
    validationErrors: await all(validationErrors, validationErrorOf),
    rejectedMessages: await all(rejectedMessages, rejectedMessage),
    accesses: await all(accesses, access),
  };
}

function profileAndErasure(profile: ProfileView | ErasedProfile): Pick<PersonExport, 'profile' | 'erasedAt'> {
  return isErased(profile) ? { profile: null, erasedAt: profile.erasedAt } : { profile, erasedAt: null };
}

const history: Walk = {
  select: selectChanges,
  alias: 'c',
  key: { sequence: 'bigint', ordinal: 'int' },
  pageSize: documentsPageSize,
};

const operations: Walk = {
  select: `o.operationNumber, ${operationColumns}\nFROM ops.Operation AS o`,
  alias: 'o',
  key: { operationNumber: 'bigint' },
  pageSize: documentsPageSize,
};

const sessions: Walk = {
  select: `${sessionColumns}\nFROM builder.Session AS s`,
  alias: 's',
  key: { sessionId: 'uniqueidentifier' },
};

const stepEvents: Walk = {
  select: 'e.stepEventId, e.step, e.kind, e.sessionId, e.operationId, e.occurredAt\nFROM builder.StepEvent AS e',
  alias: 'e',
  key: { stepEventId: 'bigint' },
};

const validationErrors: Walk = {
  select: `${validationErrorColumns}\nFROM builder.ValidationError AS e`,
  alias: 'e',
  key: { validationErrorId: 'bigint' },
};

const rejectedMessages: Walk = {
  select: `r.rejectedMessageId, r.messageId, r.operationId, r.code, r.detail, r.body, r.deliveryCount, r.enqueuedAt, r.createdDate
FROM ops.RejectedMessage AS r`,
  alias: 'r',
  key: { rejectedMessageId: 'bigint' },
  pageSize: documentsPageSize,
};

const accesses: Walk = {
  select: 'a.accessId, a.operation, a.actorId, a.actorType, a.correlationId, a.occurredAt\nFROM audit.Access AS a',
  alias: 'a',
  key: { accessId: 'bigint' },
};

function stepEvent(row: Row): StepEvent {
  return {
    step: text(row.step),
    kind: text(row.kind),
    sessionId: textOrNull(row.sessionId),
    operationId: text(row.operationId),
    occurredAt: instant(row.occurredAt),
  };
}

function rejectedMessage(row: Row): RejectedMessage {
  return {
    messageId: text(row.messageId),
    operationId: textOrNull(row.operationId),
    code: text(row.code),
    detail: text(row.detail),
    body: json(row.body),
    deliveryCount: count(row.deliveryCount),
    enqueuedAt: instantOrNull(row.enqueuedAt),
    rejectedAt: instant(row.createdDate),
  };
}

function access(row: Row): Access {
  return {
    operation: text(row.operation),
    actor: { id: text(row.actorId), type: text(row.actorType) },
    correlationId: text(row.correlationId),
    occurredAt: instant(row.occurredAt),
  };
}
