// Rows on their way to SQL: one JSON document a table, read there by OPENJSON with every column's type and path written out.
import type { Json } from '../sections/section';
import { noneSame, type SameColumns, sameValue, without } from './same-columns';
import { plainText, quoted } from './wire-text';

export type Row = { readonly [column: string]: Json };

/** An ISO 8601 instant in UTC without its Z: datetime2 has no zone, and servers differ on a literal with one. */
export function sqlInstant(instant: string): string {
  return instant.endsWith('Z') ? instant.slice(0, -1) : instant;
}

/** The types of columns as the migrations write them; `json` stands for nvarchar(max) that holds JSON, `nvarchar(max)` for one of text. */
export type ColumnTypes = { readonly [column: string]: string };

export interface Table {
  readonly name: string;
  readonly key: ColumnTypes;
  readonly columns: ColumnTypes;
  /** Whether rows are changed after they were added: such tables keep who did it and when. */
  readonly updated: boolean;
}

/** The columns that a table's new rows are given. */
export function insertedColumns(table: Table): ColumnTypes {
  const authors = table.updated ? { createdBy: authorType, updatedBy: authorType } : { createdBy: authorType };
  return { ...table.key, ...table.columns, ...authors };
}

/** The columns by which rows are found and those that are given new values. */
export function updatedColumns(table: Table): ColumnTypes {
  return { ...table.key, ...table.columns, updatedBy: authorType };
}

const authorType = 'nvarchar(200)';

/**
 * A column's name on the wire, by its place among the columns: the names themselves would be a fifth of what is sent. Who reads has to
 * list the columns in the order in which they were written, the first of them at least.
 */
function memberOf(place: number): string {
  return `c${place.toString(36)}`;
}

/** Text of any length. It travels as a list of one, for servers read more than `shortJson` of a column as JSON alone. */
const longText = 'nvarchar(max)';

function travelsAsJson(type: string): boolean {
  return type === 'json' || type === longText;
}

/**
 * Rows as one JSON document of these columns, for `rowsOf` to read. A `json` column's value is JSON text and goes in as it is;
 * null is left out.
 */
export function rowsJson(types: ColumnTypes, rows: readonly Row[]): string {
  const columns = Object.entries(types).map(([name, type], place) => ({
    name,
    prefix: `"${memberOf(place)}":`,
    write: writerOf(type),
  }));
  const documents = rows.map((row) => {
    const members: string[] = [];
    for (const { name, prefix, write } of columns) {
      const value = row[name] ?? null;
      if (value !== null) members.push(prefix + write(value));
    }
    return `{${members.join(',')}}`;
  });
  return `[${documents.join(',')}]`;
}

/** The distinct keys, in order. */
export function keysJson(types: ColumnTypes, rows: readonly Row[]): string {
  const documents = rows.map((row) => rowsJson(types, [row]).slice(1, -1));
  return `[${[...new Set(documents)].sort().join(',')}]`;
}

function writerOf(type: string): (value: NonNullable<Json>) => string {
  if (type === 'json') return String;
  if (type === longText) return (value) => `[${quoted(String(value))}]`;
  return (value) => (typeof value === 'string' ? quoted(value) : String(value));
}

/**
 * What every server reads of one column in `OPENJSON … WITH`, less the list around a text; Babelfish 4.4 reads no more than 4,000. In
 * UTF-16 code units.
 */
const shortJson = 4000 - '[""]'.length;

/** Whether any of the rows holds JSON, or text, that `rowsOf` must read the long way. */
export function holdsLong(types: ColumnTypes, rows: readonly Row[]): boolean {
  const names = Object.keys(types).filter((name) => travelsAsJson(types[name] ?? ''));
  return rows.some((row) => names.some((name) => String(row[name] ?? '').length > shortJson));
}

/**
 * The parameter's rows with these columns, as j. The long way finds the JSON of a column in the text of its row: it takes more
 * time, and every server reads any length.
 */
export function rowsOf(parameter: string, types: ColumnTypes, long = false): string {
  const entries = Object.entries(types);
  const typed = entries.flatMap(([name, type], place) => {
    if (!travelsAsJson(type)) return [`${name} ${type} '$.${memberOf(place)}'`];
    return long ? [] : [`${name} nvarchar(max) '$.${memberOf(place)}' AS JSON`];
  });
  if (!long) return `OPENJSON(@${parameter}) WITH (${typed.join(', ')}) AS j`;
  const columns = entries.map(([name, type], place) =>
    travelsAsJson(type) ? `JSON_QUERY(r.[value], '$.${memberOf(place)}') AS ${name}` : `j.${name}`,
  );
  return `(SELECT ${columns.join(', ')}
FROM OPENJSON(@${parameter}) AS r
CROSS APPLY OPENJSON(r.[value]) WITH (${typed.join(', ')}) AS j) AS j`;
}

/** The rows in the parameter have all columns but those that are the same in all of them. */
export function insertRows(table: Table, parameter: string, long = false, same: SameColumns = noneSame): string {
  const columns = insertedColumns(table);
  const values = Object.entries(columns).map((column) =>
    same.has(column[0]) ? sameValue(parameter, column, same) : selected(column),
  );
  return `INSERT INTO ${table.name} (${Object.keys(columns).join(', ')})
SELECT ${values.join(',\n    ')}
FROM ${rowsOf(parameter, without(columns, same), long)};`;
}

export function updateRows(table: Table, parameter: string, long = false): string {
  const values = Object.entries({ ...table.columns, updatedBy: authorType });
  const assignments = values.map((column) => `t.${column[0]} = ${selected(column)}`);
  return `UPDATE t
SET ${assignments.join(',\n    ')}, t.lastUpdated = SYSUTCDATETIME()
FROM ${table.name} AS t
JOIN ${rowsOf(parameter, updatedColumns(table), long)} ON ${onKey(table)};`;
}

export function deleteRows(table: Table, parameter: string): string {
  return `DELETE t
FROM ${table.name} AS t
JOIN ${rowsOf(parameter, table.key)} ON ${onKey(table)};`;
}

function selected([name, type]: readonly [string, string]): string {
  if (type === longText) return plainText(unlisted(`j.${name}`));
  return type.startsWith('nvarchar(') ? plainText(`j.${name}`) : `j.${name}`;
}

/** A text without the list that it travelled in: `["` before it, and the only quotation mark that is left with its bracket behind it. */
function unlisted(column: string): string {
  return `REPLACE(SUBSTRING(${column}, 3, LEN(${column})) COLLATE Latin1_General_BIN2, '"]', '')`;
}

/** The condition that a table's row, as t, has the key of the parameter's, as j. */
export function onKey(table: Table): string {
  return Object.keys(table.key)
    .map((name) => `t.${name} = j.${name}`)
    .join(' AND ');
}
