// Vertical strips of white space between words: what may part columns, or the cells of rows.
import type { Row } from './rows';
import type { Word } from './words';

export interface Gutter {
  /** Where what is to the right of it begins. */
  readonly x: number;
  /** Rows of the page that it runs through, the last one not included. */
  readonly from: number;
  readonly to: number;
  /** Words on its sides, row by row. */
  readonly left: readonly (readonly Word[])[];
  readonly right: readonly (readonly Word[])[];
}

/** As shares of the font size: nothing narrower is a gutter. Spaces of justified text are as wide, but no lines begin after them. */
const narrowest = 0.6;
const narrowestUnaligned = 1.2;
/** Lines that must stand on each side. */
const linesOnASide = 3;

type Side = 'left' | 'right' | 'both' | 'crossing';

/** Every gutter with enough lines on both sides. @param rows top to bottom. */
export function guttersOf(rows: readonly Row[]): readonly Gutter[] {
  const places = beginnings(rows);
  return places.flatMap((x, index) => {
    if (index > 0 && x - (places[index - 1] ?? 0) <= 0.5) return [];
    const aligned = places.filter((place) => Math.abs(place - x) < tolerance).length;
    const width = aligned >= linesOnASide ? narrowest : narrowestUnaligned;
    const sides = rows.map((row) => sideOf(row, x, width));
    return stretches(sides).flatMap((stretch) => {
      const gutter = gutterAt(x, trimmed(stretch, sides, rows), rows);
      return filled(gutter.left) >= linesOnASide && filled(gutter.right) >= linesOnASide ? [gutter] : [];
    });
  });
}

/** How many rows have something on that side. */
export function filled(side: readonly (readonly Word[])[]): number {
  return side.filter((words) => words.length > 0).length;
}

type Stretch = readonly [from: number, to: number];

function gutterAt(x: number, [from, to]: Stretch, rows: readonly Row[]): Gutter {
  const inside = rows.slice(from, to);
  const left = inside.map(({ words }) => words.filter((word) => word.x < x - tolerance));
  const right = inside.map(({ words }) => words.filter((word) => word.x >= x - tolerance));
  return { x, from, to, left, right };
}

/** Points by which what begins at one place may differ. */
const tolerance = 1.5;

/** Where words begin after a gap that may be a gutter, left to right. */
function beginnings(rows: readonly Row[]): readonly number[] {
  return rows
    .flatMap(({ words }) =>
      words.filter((word, index) => {
        const before = words[index - 1];
        return !before || word.x - before.right > narrowest * word.fontSize;
      }),
    )
    .map(({ x }) => x)
    .sort((one, other) => one - other);
}

/** @param width of the gutter, as a share of the font size. */
function sideOf({ words, fontSize }: Row, x: number, width: number): Side {
  const isCrossing = words.some((word) => word.x < x - tolerance && word.right > x - width * fontSize);
  if (isCrossing) return 'crossing';
  const hasLeft = words.some((word) => word.x < x - tolerance);
  const hasRight = words.some((word) => word.x >= x - tolerance);
  return hasLeft && hasRight ? 'both' : hasLeft ? 'left' : 'right';
}

/** Rows one after the other that do not cross it, from and to. */
function stretches(sides: readonly Side[]): readonly Stretch[] {
  const found: [number, number][] = [];
  for (const [index, side] of sides.entries()) {
    const last = found.at(-1);
    if (side === 'crossing') continue;
    if (last && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}

/** More lines than a heading and the beginning of a paragraph, or its end. */
const fewLines = 4;
/** Of the rows of a gutter: what stands beside a title ends before that share of them. */
const shortSide = 0.35;

/**
 * Without the lines of one side alone that belong to what is above or below: those that stand nearer to what crosses the gutter than to
 * what is beside it, and all of them where the other side is a short block and ends at a break of both (contacts beside a name).
 */
function trimmed([from, to]: Stretch, sides: readonly Side[], rows: readonly Row[]): Stretch {
  const inside = sides.slice(from, to);
  const has = (side: Side) => (other: Side) => other === side || other === 'both';
  const firstOfBoth = from + Math.max(inside.findIndex(has('left')), inside.findIndex(has('right')));
  const lastOfBoth = from + Math.min(inside.findLastIndex(has('left')), inside.findLastIndex(has('right')));
  const isShort = lastOfBoth - firstOfBoth < shortSide * (to - from);
  const breakBefore = [firstOfBoth, firstOfBoth - 1].find((row) => row > from && !isClose(rows[row - 1], rows[row]));
  const breakAfter = [lastOfBoth + 1, lastOfBoth + 2].find((row) => row < to && !isClose(rows[row - 1], rows[row]));
  if (isShort && (breakBefore !== undefined || breakAfter !== undefined))
    return [breakBefore ?? from, breakAfter ?? to];
  const begin = from > 0 ? largestGap(rows, from, firstOfBoth) : from;
  const end = to < rows.length ? largestGap(rows, lastOfBoth + 1, to) : to;
  return [begin - from > fewLines ? from : begin, to - end > fewLines ? to : end];
}

/** The row with the largest distance to the one above it; of rows alike the first. */
function largestGap(rows: readonly Row[], from: number, to: number): number {
  const gap = (row: number) => (rows[row]?.baseline ?? 0) - (rows[row - 1]?.baseline ?? 0);
  let largest = from;
  for (let row = from + 1; row <= to; row += 1) if (gap(row) > gap(largest) + 0.5) largest = row;
  return largest;
}

function isClose(above: Row | undefined, below: Row | undefined): boolean {
  if (!above || !below) return false;
  return below.baseline - above.baseline < 1.7 * Math.min(above.fontSize, below.fontSize);
}
