// How large the type of recognised lines is, and where their baselines are: the service tells only the boxes that the letters fill.
import { type MeasuredLine, measured } from './measured-line';
import type { UprightLine } from './upright-page';

export interface SizedLine extends UprightLine {
  readonly text: string;
  readonly fontSize: number;
  readonly baseline: number;
}

/** The middle of a dash or a bullet, above the baseline, as a share of the font size. */
const middle = 0.3;
/** Characters of a line from which its width says more of its size than its height. */
const wideEnough = 5;
/** Sizes that differ by less than that share are one: boxes are no more exact. */
const sameSize = 0.22;
/** As a share of the font size: baselines of lines side by side that differ by less are one. */
const sameBaseline = 0.22;
const fallback = 11;
const smallest = 4;
/** Steps of a point in which sizes and baselines are told. */
const step = 4;

/** @param pages of one document: what is text and what is larger shows on all of them together. */
export function sizedLines(pages: readonly (readonly UprightLine[])[]): readonly (readonly SizedLine[])[] {
  const lines = pages.map((page) => page.map(measured));
  const sizeOf = sizesIn(lines.flat());
  const sizes = usualSizes(lines.flat().flatMap((line) => weighed(line, sizeOf(line))));
  const [usual = fallback] = sizes;
  return lines.map((page) =>
    withSharedBaselines(
      page.map((one) => {
        const { line, text, descent } = one;
        const size = sizeOf(one);
        const fontSize = size === undefined ? usual : nearest(sizes, size);
        const baseline =
          size === undefined ? (line.top + line.bottom) / 2 + middle * fontSize : line.bottom - descent * size;
        return { ...line, text, fontSize, baseline };
      }),
    ),
  );
}

/** By height and width together: the longer a line, the more exact is its width. Undefined for one without letters. */
function sizesIn(lines: readonly MeasuredLine[]): (line: MeasuredLine) => number | undefined {
  // How much wider the type of this document is than Helvetica.
  const wider = middleOf(
    lines.flatMap((line) => weighed(line, line.byHeight === undefined ? undefined : line.byWidth / line.byHeight)),
  );
  return ({ byHeight, byWidth, text }) => {
    if (byHeight === undefined) return undefined;
    const trust = text.length / (text.length + wideEnough);
    return Math.max(smallest, (byWidth / (wider ?? 1)) ** trust * byHeight ** (1 - trust));
  };
}

interface Weighed {
  readonly value: number;
  readonly characters: number;
}

function weighed({ text }: MeasuredLine, value: number | undefined): readonly Weighed[] {
  return value === undefined ? [] : [{ value, characters: text.length }];
}

/** The size of most characters first; then that of most that are left, and so on. */
function usualSizes(values: readonly Weighed[]): readonly number[] {
  const sizes: number[] = [];
  let left = values;
  for (let usual = middleOf(left); usual !== undefined; usual = middleOf(left)) {
    const size = usual;
    sizes.push(Math.max(smallest, inSteps(size)));
    left = left.filter(({ value }) => Math.abs(value - size) > sameSize * size);
  }
  return sizes;
}

/** The value of the character in the middle. */
function middleOf(values: readonly Weighed[]): number | undefined {
  const sorted = [...values].sort((one, other) => one.value - other.value);
  let rest = sorted.reduce((sum, { characters }) => sum + characters, 0) / 2;
  return sorted.find(({ characters }) => {
    rest -= characters;
    return rest <= 0;
  })?.value;
}

function nearest(sizes: readonly number[], size: number): number {
  const apart = (other: number) => Math.abs(Math.log(other / size));
  return sizes.reduce((best, other) => (apart(other) < apart(best) ? other : best), sizes[0] ?? size);
}

/** A date and the title that it stands beside are lines of their own, whose boxes end in different places. */
function withSharedBaselines(lines: readonly SizedLine[]): readonly SizedLine[] {
  const rows: SizedLine[][] = [];
  for (const line of [...lines].sort((one, other) => one.baseline - other.baseline)) {
    const row = rows.at(-1);
    if (row?.every((other) => isBeside(line, other))) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => {
    const characters = row.reduce((sum, { text }) => sum + text.length, 0);
    const baseline = row.reduce((sum, line) => sum + (line.baseline * line.text.length) / characters, 0);
    return row.map((line) => ({ ...line, baseline: inSteps(baseline) }));
  });
}

function isBeside(line: SizedLine, other: SizedLine): boolean {
  const apart = Math.abs(line.baseline - other.baseline);
  if (apart > sameBaseline * Math.min(line.fontSize, other.fontSize)) return false;
  return leftOf(line) >= rightOf(other) || leftOf(other) >= rightOf(line);
}

function leftOf({ places }: UprightLine): number {
  return places.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY);
}

function rightOf({ places }: UprightLine): number {
  return places.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY);
}

function inSteps(points: number): number {
  return Math.round(points * step) / step;
}
