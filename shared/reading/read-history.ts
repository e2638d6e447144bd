// Looks a profile's changes up, newest first, a page at a time.
import type { ConnectionPool } from 'mssql';
import { sections } from '../sections/all';
import { count, datetime2 } from '../sql/column';
import { type HistoryChange, historyChange, selectChanges } from './history-change';
import { Filters, limitFor, pageOf } from './page';
import { run } from './run';

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
  /** A field that some section declares: changes of it, items that came or went with it. */
  readonly field?: string;
  readonly actorId?: string;
  readonly sessionId?: string;
  readonly source?: string;
  readonly operationId?: string;
  /** Instants as ISO 8601 in UTC: applied at `from` or later, and before `to`. */
  readonly from?: string;
  readonly to?: string;
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
    text: `SELECT TOP (CAST(@limit AS int)) ${selectChanges}
WHERE ${condition}
ORDER BY c.sequence DESC, c.ordinal DESC;`,
    parameters: { ...parameters, ...limitFor(query.limit) },
  });
  const { page, last } = pageOf(rows, query.limit);
  const next = last && { sequence: count(last.sequence), ordinal: count(last.ordinal) };
  return { changes: page.map(historyChange), next };
}

/** What one operation changed, in the order in which it did; empty for an operation that changed nothing or is not known. */
export async function readOperationChanges(
  pool: ConnectionPool,
  profileId: string,
  operationId: string,
): Promise<readonly HistoryChange[]> {
  const [rows = []] = await run(pool, {
    text: `SELECT ${selectChanges}
WHERE c.profileId = CAST(@profileId AS uniqueidentifier) AND s.operationId = CAST(@operationId AS uniqueidentifier)
ORDER BY c.ordinal;`,
    parameters: { profileId, operationId },
  });
  return rows.map(historyChange);
}

function filtersOf(query: HistoryQuery): Filters {
  const { profileId, after, section, itemId, field, actorId, sessionId, source, operationId, from, to } = query;
  const filters = new Filters('c.profileId', profileId);
  if (after) {
    const [sequence, ordinal] = ['CAST(@afterSequence AS bigint)', 'CAST(@afterOrdinal AS int)'];
    const values = { afterSequence: String(after.sequence), afterOrdinal: String(after.ordinal) };
    filters.add(`c.sequence <= ${sequence} AND (c.sequence < ${sequence} OR c.ordinal < ${ordinal})`, values);
  }
  if (section !== undefined) filters.add('c.entity = CAST(@section AS varchar(40))', { section });
  if (itemId !== undefined) filters.add('c.itemId = CAST(@itemId AS uniqueidentifier)', { itemId });
  if (field !== undefined) addField(filters, field);
  if (actorId !== undefined) filters.add('s.actorId = CAST(@actorId AS nvarchar(200))', { actorId });
  if (sessionId !== undefined) filters.add('s.sessionId = CAST(@sessionId AS uniqueidentifier)', { sessionId });
  if (source !== undefined) filters.add('s.source = CAST(@source AS varchar(20))', { source });
  if (operationId !== undefined) filters.add('s.operationId = CAST(@operationId AS uniqueidentifier)', { operationId });
  if (from !== undefined) filters.add('s.appliedAt >= CAST(@from AS datetime2(3))', { from: datetime2(from) });
  if (to !== undefined) filters.add('s.appliedAt < CAST(@to AS datetime2(3))', { to: datetime2(to) });
  return filters;
}

/**
 * An update has the field among those that it changed; what came or went has a value for it. Inside JSON text every quote of a value
 * is escaped, so that `"name":` can only be a member. Some servers render JSON with a blank after the colon.
 */
function addField(filters: Filters, field: string): void {
  const declaring = sections.filter((section) => Object.hasOwn(section.fields, field)).map(({ name }) => ({ name }));
  const isGiven = (column: string) =>
    `(c.${column} LIKE @member AND c.${column} NOT LIKE @nullMember AND c.${column} NOT LIKE @spacedNullMember)`;
  filters.add(
    `c.entity IN (SELECT j.name FROM OPENJSON(@declaring) WITH (name varchar(40) '$.name') AS j)
    AND ((c.action = 'update' AND c.changedFields LIKE @listed)
        OR (c.action = 'insert' AND ${isGiven('afterValue')})
        OR (c.action = 'delete' AND ${isGiven('beforeValue')}))`,
    {
      declaring: JSON.stringify(declaring),
      listed: `%"${field}"%`,
      member: `%"${field}":%`,
      nullMember: `%"${field}":null%`,
      spacedNullMember: `%"${field}": null%`,
    },
  );
}
