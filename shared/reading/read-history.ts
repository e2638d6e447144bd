// Looks a profile's changes up, newest first, a page at a time.

import { sections } from '../sections/all';
import { count, datetime2 } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type HistoryChange, historyChange, selectChanges } from './history-change';
import { Filters } from './page';
import { readArchivedLength } from './read-checkpoint';
import { readPage } from './read-page';
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
  /** The sequence up to which changes are archived, and in no page; null where none are, or another page follows. */
  readonly archivedThrough: number | null;
  /** Undefined on the last page. */
  readonly next: HistoryPosition | undefined;
}

/**
 * Undefined values change nothing: the filter is not part of the statement then. A page may end before its limit, by what it holds.
 * Throws DatabaseUnavailable.
 */
export async function readHistory(pool: Pool, query: HistoryQuery): Promise<HistoryPage> {
  const { page, last } = await readPage(query.limit, async (size, row) => {
    const { condition, parameters } = filtersOf(row ? { ...query, after: positionOf(row) } : query);
    const [rows = []] = await run(pool, {
      name: 'read history',
      text: `SELECT TOP (CAST(@limit AS int)) ${selectChanges}
WHERE ${condition}
ORDER BY c.sequence DESC, c.ordinal DESC;`,
      parameters: { ...parameters, limit: String(size) },
    });
    return rows;
  });
  const archived = last ? 0 : await readArchivedLength(pool, query.profileId);
  return { changes: page.map(historyChange), archivedThrough: archived || null, next: last && positionOf(last) };
}

function positionOf(row: Row): HistoryPosition {
  return { sequence: count(row.sequence), ordinal: count(row.ordinal) };
}

/** What one operation changed, in the order in which it did; empty for one that changed nothing or is not known, `archived` for one whose changes are. */
export async function readOperationChanges(
  pool: Pool,
  profileId: string,
  operationId: string,
): Promise<readonly HistoryChange[] | 'archived'> {
  const [rows = [], archived = []] = await run(pool, {
    name: 'read history',
    text: `SELECT ${selectChanges}
WHERE c.profileId = CAST(@profileId AS uniqueidentifier)
    AND ${ofOperation}
ORDER BY c.ordinal;
${selectArchived}`,
    parameters: { profileId, operationId },
  });
  return rows.length === 0 && archived.length > 0 ? 'archived' : rows.map(historyChange);
}

/** Operations stay when their changes are archived. */
const selectArchived = `SELECT o.sequence
FROM ops.Operation AS o
JOIN audit.ChainCheckpoint AS k ON k.profileId = o.profileId AND k.length >= o.sequence
WHERE o.profileId = CAST(@profileId AS uniqueidentifier) AND o.operationId = CAST(@operationId AS uniqueidentifier);`;

/** By the index of change sets by operation; the changes then by that of sequence and ordinal. */
const ofOperation = `c.sequence IN (SELECT one.sequence FROM audit.ChangeSet AS one
        WHERE one.profileId = CAST(@profileId AS uniqueidentifier)
            AND one.operationId = CAST(@operationId AS uniqueidentifier))`;

/**
 * The very id: the collation of the column may take capitals for small letters, and whatever it is, blanks at the end of a text do
 * not count where it is compared. With a full stop after them they are not at its end.
 */
const byActor = `(s.actorId + N'.') COLLATE Latin1_General_BIN2 = (@actorId + N'.') COLLATE Latin1_General_BIN2`;

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
  if (actorId !== undefined) filters.add(byActor, { actorId });
  if (sessionId !== undefined) filters.add('s.sessionId = CAST(@sessionId AS uniqueidentifier)', { sessionId });
  if (source !== undefined) filters.add('s.source = CAST(@source AS varchar(20))', { source });
  if (operationId !== undefined) filters.add(ofOperation, { operationId });
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
