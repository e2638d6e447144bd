// How far to the right the lines of each column of a document may go: as far as the longest of them does.
import type { Document, Line } from '../../model/document';
import { columnOf } from './column-edges';
import { least } from './numbers';

/** Right edges in points, by page and column; none where there is no geometry. */
export type ColumnRoom = ReadonlyMap<string, number>;

/** Lines over the whole width have the number of the first column: what reaches into the next one is none of it. */
export function columnRoom({ format, pages }: Document): ColumnRoom {
  const room = new Map<string, number>();
  if (format !== 'pdf') return room;
  for (const { lines } of pages) {
    const columns = new Map<string, Line[]>();
    for (const line of lines) columns.set(columnOf(line), [...(columns.get(columnOf(line)) ?? []), line]);
    for (const [key, own] of columns) {
      const column = own[0]?.column ?? 0;
      const next = least(lines.filter((line) => line.column > column).map(({ x }) => x));
      const ends = own.map(({ x, width }) => x + width).filter((end) => end < next);
      const [last] = ends.toSorted((one, other) => other - one);
      if (last !== undefined) room.set(key, last);
    }
  }
  return room;
}
