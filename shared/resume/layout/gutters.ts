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

/** As shares of the font size: nothing narrower is a gutter; no space is that wide but in justified text. */
const narrowest = 0.6;
/** Lines that must stand on each side. */
const linesOnASide = 3;

type Side = 'left' | 'right' | 'both' | 'crossing';

/** Every gutter with enough lines on both sides. @param rows top to bottom. */
export function guttersOf(rows: readonly Row[]): readonly Gutter[] {
  return beginnings(rows).flatMap((x) => {
    const sides = rows.map((row) => sideOf(row, x));
    return stretches(sides).flatMap(([from, to]) => {
      const inside = rows.slice(from, to);
      const left = inside.map(({ words }) => words.filter((word) => word.x < x - tolerance));
      const right = inside.map(({ words }) => words.filter((word) => word.x >= x - tolerance));
      const enough = (side: readonly (readonly Word[])[]) =>
        side.filter((words) => words.length > 0).length >= linesOnASide;
      return enough(left) && enough(right) ? [{ x, from, to, left, right }] : [];
    });
  });
}

/** Points by which what begins at one place may differ. */
const tolerance = 1.5;

/** Where words begin after a gap that may be a gutter. */
function beginnings(rows: readonly Row[]): readonly number[] {
  const places = rows
    .flatMap(({ words }) =>
      words.filter((word, index) => {
        const before = words[index - 1];
        return !before || word.x - before.right > narrowest * word.fontSize;
      }),
    )
    .map(({ x }) => x)
    .sort((one, other) => one - other);
  return places.filter((place, index) => index === 0 || place - (places[index - 1] ?? 0) > 0.5);
}

function sideOf({ words, fontSize }: Row, x: number): Side {
  const isCrossing = words.some((word) => word.x < x - tolerance && word.right > x - narrowest * fontSize);
  if (isCrossing) return 'crossing';
  const hasLeft = words.some((word) => word.x < x - tolerance);
  const hasRight = words.some((word) => word.x >= x - tolerance);
  return hasLeft && hasRight ? 'both' : hasLeft ? 'left' : 'right';
}

/** Rows one after the other that do not cross it, from and to. */
function stretches(sides: readonly Side[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const [index, side] of sides.entries()) {
    const last = found.at(-1);
    if (side === 'crossing') continue;
    if (last && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}
