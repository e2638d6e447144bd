// A page of a list: its rows, and where it goes on.
import type { JsonSchema } from '../../sections/section';
import { described, listOf, nullable, object, text, uuid } from './schema';

/** `rows`: the name of the member that holds them; `more`: what else the page has. */
export function pageOf(rows: string, row: JsonSchema, more: { readonly [name: string]: JsonSchema } = {}): JsonSchema {
  return object({
    profileId: uuid,
    [rows]: listOf(row),
    ...more,
    nextCursor: nullable(described(text, 'Of the page that follows; null on the last.')),
    next: nullable(described(text, 'The path of the page that follows, with the same filters; null on the last.')),
  });
}
