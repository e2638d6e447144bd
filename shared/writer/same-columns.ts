// A column that says the same in every row of a long statement travels once, as a parameter of its own, and not with each row.
import type { Json } from '../sections/section';
import type { ColumnTypes, Row } from './row';
import { isPlain } from './wire-text';

/** The value that all rows have in a column, as text; null: all have none. */
export type SameColumns = ReadonlyMap<string, string | null>;

/** Of fewer rows the text of the statement stays the same whatever is in them, so that the server knows it again. */
const manyRows = 100;

export const noneSame: SameColumns = new Map();

/** The columns in which the rows agree; none when there are few rows. */
export function sameColumns(types: ColumnTypes, rows: readonly Row[]): SameColumns {
  const [first] = rows;
  if (!first || rows.length < manyRows) return noneSame;
  return new Map(
    Object.entries(types).flatMap(([name, type]) => {
      const value = first[name] ?? null;
      const sent = textOf(value, type);
      return sent !== undefined && rows.every((row) => (row[name] ?? null) === value) ? [[name, sent] as const] : [];
    }),
  );
}

/** The other columns, in their order. */
export function without(types: ColumnTypes, same: SameColumns): ColumnTypes {
  return same.size === 0 ? types : Object.fromEntries(Object.entries(types).filter(([name]) => !same.has(name)));
}

/** The parameters, by name, of a statement whose rows are in that parameter. */
export function sameParameters(parameter: string, same: SameColumns): { readonly [name: string]: string } {
  return Object.fromEntries(
    [...same].flatMap(([name, value]) => (value === null ? [] : [[parameterOf(parameter, name), value]])),
  );
}

/** The T-SQL expression. Text has no cast, which would cut off in silence what is too long for its column. */
export function sameValue(parameter: string, [name, type]: readonly [string, string], same: SameColumns): string {
  if (same.get(name) === null) return `CAST(NULL AS ${type === 'json' ? 'nvarchar(max)' : type})`;
  const value = `@${parameterOf(parameter, name)}`;
  return type === 'json' || /char/.test(type) ? value : `CAST(${value} AS ${type})`;
}

function parameterOf(parameter: string, name: string): string {
  return `${parameter}_${name}`;
}

/** What stays what it is as a text without any coding; undefined of anything else. */
function textOf(value: Json, type: string): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && (type === 'json' || isPlain(value)) ? value : undefined;
}
