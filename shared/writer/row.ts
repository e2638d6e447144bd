// Rows on their way to SQL: one JSON document a table, read there by OPENJSON with every column's type and path written out.
import type { Json } from '../sections/section';

export type Row = { readonly [column: string]: Json };

/** An ISO 8601 instant in UTC without its Z: datetime2 has no zone, and servers differ on a literal with one. */
export function sqlInstant(instant: string): string {
  return instant.endsWith('Z') ? instant.slice(0, -1) : instant;
}

export interface Table {
  readonly name: string;
  /** Type by column, as the migrations write it. */
  readonly key: { readonly [column: string]: string };
  readonly columns: { readonly [column: string]: string };
  /** Whether rows are changed after they were added: such tables keep who did it and when. */
  readonly updated: boolean;
}

/** `OPENJSON(@parameter) WITH (…) AS j`: the parameter's rows with these columns. */
export function rowsOf(parameter: string, columns: { readonly [column: string]: string }): string {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type} '$.${name}'`);
  return `OPENJSON(@${parameter}) WITH (${typed.join(', ')}) AS j`;
}

export function insertRows(table: Table, parameter: string): string {
  const authors: { [column: string]: string } = { createdBy: 'nvarchar(200)' };
  if (table.updated) authors.updatedBy = 'nvarchar(200)';
  const columns = { ...table.key, ...table.columns, ...authors };
  const names = Object.keys(columns);
  return `INSERT INTO ${table.name} (${names.join(', ')})
SELECT ${names.map((name) => `j.${name}`).join(', ')}
FROM ${rowsOf(parameter, columns)};`;
}

export function updateRows(table: Table, parameter: string): string {
  const columns = { ...table.columns, updatedBy: 'nvarchar(200)' };
  const assignments = Object.keys(columns).map((name) => `t.${name} = j.${name}`);
  return `UPDATE t
SET ${assignments.join(', ')}, t.lastUpdated = SYSUTCDATETIME()
FROM ${table.name} AS t
JOIN ${rowsOf(parameter, { ...table.key, ...columns })} ON ${onKey(table)};`;
}

export function deleteRows(table: Table, parameter: string): string {
  return `DELETE t
FROM ${table.name} AS t
JOIN ${rowsOf(parameter, table.key)} ON ${onKey(table)};`;
}

function onKey(table: Table): string {
  return Object.keys(table.key)
    .map((name) => `t.${name} = j.${name}`)
    .join(' AND ');
}
