// Looks a profile's changes up, newest first, a page at a time.
import type { ConnectionPool } from 'mssql';
import type { Json } from '../sections/section';
import { count, instant, jsonOrNull, text, textOrNull } from '../sql/column';
import { Filters, limitFor, pageOf } from './page';
import { type Row, run } from './run';

/** The change that a page ended with: the next page begins after it. */
export interface HistoryPosition {
  readonly sequence: number;
  readonly ordinal: number;
}

export interface HistoryQuery {
  readonly profileId: string;
  /** 1 or more. */
  readonly limit: number;
  readonly after?: HistoryPosition;
  /** A section's name, `step-draft` or `step-progress`. */
  readonly section?: string;
  readonly itemId?: string;
  /** Instants as ISO 8601 in UTC: applied at `from` or later, and before `to`. */
  readonly from?: string;
  readonly to?: string;
}

export interface HistoryChange {
  readonly sequence: number;
  /** The place of the change in its operation, from 1. */
  readonly ordinal: number;
  readonly operationId: string;
  readonly kind: string;
  readonly step: string | null;
  readonly section: string;
  readonly itemId: string | null;
  readonly action: string;
  /** Of an update: the names of the fields that changed. */
  readonly changedFields: Json;
  readonly before: Json;
  readonly after: Json;
  readonly actor: { readonly id: string; readonly type: string };
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly source: string;
  readonly correlationId: string;
  readonly acceptedAt: string;
  readonly appliedAt: string;
}

export interface HistoryPage {
  readonly changes: readonly HistoryChange[];
  /** Undefined on the last page. */
  readonly next: HistoryPosition | undefined;
}

/** Undefined values change nothing: the filter is not part of the statement then. Throws DatabaseUnavailable. */
export async function readHistory(pool: ConnectionPool, query: HistoryQuery): Promise<HistoryPage> {
  const { condition, parameters } = filtersOf(query);
  const [rows = []] = await run(pool, {
    text: `SELECT TOP (CAST(@limit AS int)) c.sequence, c.ordinal, c.entity, c.itemId, c.action, c.changedFields,
    c.beforeValue, c.afterValue, s.operationId, s.kind, s.step, s.actorId, s.actorType, s.reason, s.sessionId,
    s.source, s.correlationId, s.acceptedAt, s.appliedAt
FROM audit.Change AS c
JOIN audit.ChangeSet AS s ON s.profileId = c.profileId AND s.sequence = c.sequence
WHERE ${condition}
ORDER BY c.sequence DESC, c.ordinal DESC;`,
    parameters: { ...parameters, ...limitFor(query.limit) },
  });
  const { page, last } = pageOf(rows, query.limit);
  const next = last && { sequence: count(last.sequence), ordinal: count(last.ordinal) };
  return { changes: page.map(changeOf), next };
}

function filtersOf({ profileId, after, section, itemId, from, to }: HistoryQuery): Filters {
  const filters = new Filters('c.profileId', profileId);
  if (after) {
    const [sequence, ordinal] = ['CAST(@afterSequence AS bigint)', 'CAST(@afterOrdinal AS int)'];
    const values = { afterSequence: String(after.sequence), afterOrdinal: String(after.ordinal) };
    filters.add(`(c.sequence < ${sequence} OR (c.sequence = ${sequence} AND c.ordinal < ${ordinal}))`, values);
  }
  if (section !== undefined) filters.add('c.entity = CAST(@section AS varchar(40))', { section });
  if (itemId !== undefined) filters.add('c.itemId = CAST(@itemId AS uniqueidentifier)', { itemId });
  if (from !== undefined) filters.add('s.appliedAt >= CAST(@from AS datetime2(3))', { from: withoutZone(from) });
  if (to !== undefined) filters.add('s.appliedAt < CAST(@to AS datetime2(3))', { to: withoutZone(to) });
  return filters;
}

/** datetime2 has no zone. */
function withoutZone(instantInUtc: string): string {
  return instantInUtc.replace(/Z$/, '');
}

function changeOf(row: Row): HistoryChange {
  return {
    sequence: count(row.sequence),
    ordinal: count(row.ordinal),
    operationId: text(row.operationId),
    kind: text(row.kind),
    step: textOrNull(row.step),
    section: text(row.entity),
    itemId: textOrNull(row.itemId),
    action: text(row.action),
    changedFields: jsonOrNull(row.changedFields),
    before: jsonOrNull(row.beforeValue),
    after: jsonOrNull(row.afterValue),
    actor: { id: text(row.actorId), type: text(row.actorType) },
    reason: textOrNull(row.reason),
    sessionId: textOrNull(row.sessionId),
    source: text(row.source),
    correlationId: text(row.correlationId),
    acceptedAt: instant(row.acceptedAt),
    appliedAt: instant(row.appliedAt),
  };
}
