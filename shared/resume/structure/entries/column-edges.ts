// Where the columns of a block end on the right: a line that was broken for want of room ends there.
import type { Line } from '../../model/document';
import { largest } from './numbers';

export interface Edges {
  /** Where the lines of each column end at most. */
  readonly right: ReadonlyMap<string, number>;
  /** More white space than this is between lines that do not belong together. */
  readonly gap: number;
}

/** A4 lying on its side. */
const widestPage = 842;

/** Letters: no column of text is narrower. */
const shortestFull = 16;

export const columnOf = ({ page, column }: Line): string => `${page}/${column}`;

/** No edge where a line is wider than any page, because its source has no widths, nor where one line alone is that long. */
export function columnEdges(lines: readonly Line[]): Edges {
  const ends = new Map<string, number[]>();
  for (const line of lines) ends.set(columnOf(line), [...(ends.get(columnOf(line)) ?? []), line.x + line.width]);
  const letter = largest(lines.map(({ fontSize }) => fontSize)) / 2;
  const right = new Map<string, number>();
  for (const [column, all] of ends) {
    const [last = 0, before = 0] = all.toSorted((one, other) => other - one);
    if (last < widestPage && before > last - 12 * letter) right.set(column, last);
  }
  const gaps = lines
    .map(({ gap }) => gap)
    .filter(Number.isFinite)
    .toSorted((one, other) => one - other);
  return { right, gap: (gaps[Math.floor(gaps.length / 2)] ?? 0) + 0.3 };
}

/** Whether the next line's first word had no room on the line. */
export function isForced(line: Line, next: Line, { right }: Edges): boolean {
  const edge = right.get(columnOf(line));
  if (edge === undefined || line.text.length < shortestFull) return false;
  const word = next.text.split(/\s/, 1)[0] ?? '';
  const letter = line.width / Math.max(1, line.text.length);
  return line.x + line.width + (word.length + 1) * letter > edge - letter;
}

/** Whether it fills most of what the column's longest line does. */
export function isFull(line: Line, { right }: Edges): boolean {
  const edge = right.get(columnOf(line));
  return edge !== undefined && line.width > 0.75 * (edge - line.x);
}

/** How far left of a line the next one may begin to go on with it: a list without a hanging indent goes on under its bullet. */
export function underBullet({ bullet, fontSize }: Line): number {
  return bullet ? 1.5 * fontSize : 3;
}
