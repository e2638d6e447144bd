// Reads a page of rows that hold documents: it ends by what it holds too, not by the number of its rows alone.
import type { Row } from './run';

/** About how much a page holds, in bytes of UTF-8: the row that passes it is the last. */
export const fullPageBytes = 4_000_000;
/** As many rows are looked up at once: what is read and not told stays small, and a usual page of 50 takes two look-ups. */
const sliceSize = 26;

/** Looks up `size` rows after that one, the first ones where it is undefined. */
export type ReadSlice = (size: number, after: Row | undefined) => Promise<readonly Row[]>;

/** At most `limit` rows. `last`: the row that the next page begins after; undefined on the last page. */
export async function readPage(
  limit: number,
  read: ReadSlice,
): Promise<{ readonly page: readonly Row[]; readonly last?: Row }> {
  const page: Row[] = [];
  let bytes = 0;
  for (;;) {
    // One row more than the page holds tells whether there is another page.
    const size = Math.min(sliceSize, limit + 1 - page.length);
    const rows = await read(size, page.at(-1));
    for (const row of rows) {
      const end = page.at(-1);
      if (end && (page.length === limit || bytes >= fullPageBytes)) return { page, last: end };
      page.push(row);
      bytes += bytesOf(row);
    }
    if (rows.length < size) return { page };
  }
}

/** Of a row's texts, in UTF-8: the rest does not matter. */
export function bytesOf(row: Row): number {
  const texts = Object.values(row).filter((value) => typeof value === 'string');
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
