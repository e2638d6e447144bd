// What the look-ups of lists have in common: their filters, and a page at a time.
import type { Row } from './run';

/** The conditions of a list and the parameters that stand in them. The first is the profile's, whose column is given. */
export class Filters {
  readonly parameters: Record<string, string>;
  readonly #conditions: string[];

  constructor(column: string, profileId: string) {
    this.#conditions = [`${column} = CAST(@profileId AS uniqueidentifier)`];
    this.parameters = { profileId };
  }

  add(condition: string, parameters: Readonly<Record<string, string>>): void {
    this.#conditions.push(condition);
    Object.assign(this.parameters, parameters);
  }

  get condition(): string {
    return this.#conditions.join('\n    AND ');
  }
}

/** One row more than a page holds tells whether there is another page: the value of `SELECT TOP (CAST(@limit AS int))`. */
export function limitFor(pageSize: number): { readonly limit: string } {
  return { limit: String(pageSize + 1) };
}

/** `last`: the row that the next page begins after; undefined on the last page. */
export function pageOf(rows: readonly Row[], pageSize: number): { readonly page: readonly Row[]; readonly last?: Row } {
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return rows.length > pageSize && last ? { page, last } : { page };
}
