// Rows of one table as one statement: one JSON parameter, parents found by their business keys, numbers given in the rows' order.

import { cutText } from '../../shared/sections/text';
import { plainText, quoted } from '../../shared/writer/wire-text';
import type { Row, Value } from '../generate/rows';
import type { LoadedTable, Parent } from './tables';

/** The type of a column as the schema writes it, for example `nvarchar(200)`. */
export type ColumnType = (table: string, column: string) => string;

export interface Insert {
  readonly statement: string;
  /** For the parameter `rows`, nvarchar(max). */
  readonly rows: string;
}

/** Babelfish reads no more of a column in `OPENJSON … WITH`: longer text travels in two pieces. In UTF-16 code units. */
const longestPiece = 4000;
const rest = '_rest';

/** All rows have the same columns; there is at least one. */
export function insertOf(table: LoadedTable, rows: readonly Row[], typeOf: ColumnType): Insert {
  const parentBy = new Map(table.parents.map((parent) => [parent.by, parent]));
  const columns = Object.keys(rows[0] ?? {}).map((name) => columnOf(table, name, parentBy.get(name), typeOf));
  const joins = table.parents.map(
    ({ table: parent, by }, at) => `JOIN dbo.${parent} AS p${at} ON p${at}.${by} = j.${by}\n`,
  );
  const statement = `INSERT INTO dbo.${table.name} (${columns.map(({ target }) => target).join(', ')})
SELECT ${columns.map(({ value }) => value).join(',\n    ')}
FROM OPENJSON(@rows) WITH (rowNumber int '$.rowNumber', ${columns.flatMap(({ read }) => read).join(', ')}) AS j
${joins.join('')}ORDER BY j.rowNumber;`;
  return { statement, rows: `[${rows.map(rowJson).join(',')}]` };
}

interface Column {
  readonly target: string;
  readonly value: string;
  readonly read: readonly string[];
}

function columnOf(table: LoadedTable, name: string, parent: Parent | undefined, typeOf: ColumnType): Column {
  const type = typeOf(parent?.table ?? table.name, name);
  const read = `${name} ${type} '$.${name}'`;
  if (parent) return { target: parent.key, value: `p${table.parents.indexOf(parent)}.${parent.key}`, read: [read] };
  if (!type.startsWith('nvarchar')) return { target: name, value: `j.${name}`, read: [read] };
  if (type !== 'nvarchar(max)') return { target: name, value: plainText(`j.${name}`), read: [read] };
  const whole = plainText(`(j.${name} + COALESCE(j.${name}${rest}, ''))`);
  return { target: name, value: whole, read: [read, `${name}${rest} ${type} '$.${name}${rest}'`] };
}

function rowJson(row: Row, rowNumber: number): string {
  const members = [`"rowNumber":${rowNumber}`];
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue;
    if (typeof value !== 'string' || value.length <= longestPiece) members.push(`"${name}":${json(value)}`);
    else members.push(...pieces(name, value));
  }
  return `{${members.join(',')}}`;
}

function pieces(name: string, text: string): string[] {
  const at = cutText(text, longestPiece).length;
  if (text.length - at > longestPiece) throw new RangeError(`${name}: ${text.length} characters are more than travel`);
  return [`"${name}":${json(text.slice(0, at))}`, `"${name}${rest}":${json(text.slice(at))}`];
}

function json(value: Exclude<Value, null>): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}
