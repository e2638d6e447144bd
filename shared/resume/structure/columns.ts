// Which columns of different pages are one: what a sidebar goes on with on the next page, and whether there are sidebars at all.
import type { Document, Line, Page } from '../model/document';

interface Column {
  readonly page: number;
  readonly column: number;
  /** Where most of its lines begin and end. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Of its first line, in reading order. */
  readonly order: number;
  track: number;
}

export interface Tracks {
  /** The same for all lines that are read on from each other; across pages too. */
  of(line: Line): number;
  /** Of the first line of its column, in points from the top of the page. */
  topOf(line: Line): number;
}

const first = 0;

/** Side by side, each column is a track of its own, and goes on in the column of the next page that stands below it. */
export function tracksOf({ pages }: Document): Tracks {
  const columns = pages.flatMap(columnsOf);
  const oneTrack = flowOn(columns);
  let next = first;
  for (const [index, column] of columns.entries()) {
    const before = columns.slice(0, index).filter(({ page }) => page < column.page);
    const last = before.filter(({ page }) => page === before.at(-1)?.page);
    const taken = columns.slice(0, index).filter(({ page }) => page === column.page);
    const above = last
      .filter(({ track }) => !taken.some((other) => other.track === track))
      .map((other) => ({ track: other.track, shared: sharedWidth(column, other) }))
      .sort((one, other) => other.shared - one.shared)
      .find(({ shared }) => shared > 0);
    if (oneTrack) column.track = first;
    else if (above !== undefined) column.track = above.track;
    else {
      column.track = next;
      next += 1;
    }
  }
  const byName = new Map(columns.map((column) => [`${column.page}:${column.column}`, column]));
  const columnOf = ({ page, column }: Line) => byName.get(`${page}:${column}`);
  return { of: (line) => columnOf(line)?.track ?? first, topOf: (line) => columnOf(line)?.top ?? 0 };
}

function columnsOf({ number, lines }: Page): readonly Column[] {
  return [...new Set(lines.map(({ column }) => column))].map((column) => {
    const own = lines.filter((line) => line.column === column);
    return {
      page: number,
      column,
      left: quantile(
        own.map(({ x }) => x),
        0.25,
      ),
      right: quantile(
        own.map(({ x, width }) => x + width),
        0.95,
      ),
      top: Math.min(...own.map(({ y }) => y)),
      order: lines.findIndex((line) => line.column === column),
      track: first,
    };
  });
}

/** All about as wide, and read from left to right: text runs on from one into the next. A sidebar is narrower than what it stands by. */
function flowOn(columns: readonly Column[]): boolean {
  const widths = columns.flatMap((column) => {
    const left = columns.find((other) => other.page === column.page && other.column === column.column - 1);
    if (left === undefined) return [];
    return [left.order > column.order ? 0 : (column.right - column.left) / Math.max(1, left.right - left.left)];
  });
  return widths.length > 0 && widths.every((ratio) => ratio > 0.75 && ratio < 1.33);
}

function sharedWidth(one: Column, other: Column): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
