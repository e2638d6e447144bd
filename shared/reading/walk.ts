// Walks all rows of a profile in a table, a page at a time, so that each look-up stays short however many there are.
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';

const usualPageSize = 500;
/** Of rows that hold documents: a draft has up to 192 kB, and an audit row holds two. */
export const documentsPageSize = 25;

export interface Walk {
  /** Columns, with those of the key, and the tables that they come from. */
  readonly select: string;
  /** For example `c`: the table that has profileId and key. */
  readonly alias: string;
  /** What the rows are sorted by: one or two columns with their types. No two rows of a profile have the same key. */
  readonly key: { readonly [column: string]: string };
  /** Rows that are looked up at once. */
  readonly pageSize?: number;
}

/** In the order of the key, `past` its position if one is given. Rows that arrive meanwhile come too, if they sort after those that were read. Throws DatabaseUnavailable. */
export async function* walk(
  pool: Pool,
  profileId: string,
  { select, alias, key, pageSize = usualPageSize }: Walk,
  past?: { readonly [column: string]: number },
): AsyncGenerator<Row> {
  const columns = Object.keys(key);
  const page = (condition: string) => `SELECT TOP (${pageSize}) ${select}
WHERE ${alias}.profileId = CAST(@profileId AS uniqueidentifier)${condition}
ORDER BY ${columns.map((column) => `${alias}.${column}`).join(', ')};`;
  const pageAfter = (last: Row) => {
    const position = Object.fromEntries(columns.map((column) => [column, String(last[column])]));
    return { text: page(`\n    AND ${after(alias, key)}`), parameters: { ...position, profileId } };
  };
  let batch = past ? pageAfter(past) : { text: page(''), parameters: { profileId } };
  for (;;) {
    const [rows = []] = await run(pool, { name: 'read page', ...batch });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    batch = pageAfter(last);
  }
}

/** Past the position in the parameters. The first column stands alone too, so that an index can be entered at the position. */
function after(alias: string, key: Walk['key']): string {
  const [first = '', second] = Object.keys(key);
  const is = (column: string, operator: string) => `${alias}.${column} ${operator} CAST(@${column} AS ${key[column]})`;
  return second === undefined ? is(first, '>') : `${is(first, '>=')} AND (${is(first, '>')} OR ${is(second, '>')})`;
}
