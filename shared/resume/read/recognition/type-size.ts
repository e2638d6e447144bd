// How large the type of recognised lines is, and where their baselines are: the service tells only the boxes that the letters fill.
import type { UprightLine } from './upright-page';

export interface SizedLine extends UprightLine {
  readonly text: string;
  readonly fontSize: number;
  readonly baseline: number;
}

/** Letters without an ascender, and what is no higher. */
const low = /^[acegmnopqrsuvwxyzı.,:;…·•~+=<>«»–—-]*$/u;
const descending = /[gjpqyçQ()[\]{}|@]/u;
/** A box around signs alone says nothing of the size of the type. */
const written = /[\p{L}\p{N}]/u;

/** As shares of the font size, with what a box leaves around its letters: how far they go up and down from the baseline. */
const up = { high: 0.75, low: 0.55 };
const down = { descending: 0.25, none: 0.05 };
/** The middle of a dash or a bullet, above the baseline. */
const middle = 0.3;

/** Sizes that differ by less than that share are one: boxes are no more exact. */
const sameSize = 0.25;
/** As a share of the font size: baselines of lines side by side that differ by less are one. */
const sameBaseline = 0.22;
const fallback = 11;
const smallest = 4;
/** Steps of a point in which sizes and baselines are told. */
const step = 4;

/** @param pages of one document: what is text and what is larger shows on all of them together. */
export function sizedLines(pages: readonly (readonly UprightLine[])[]): readonly (readonly SizedLine[])[] {
  const measured = pages.map((lines) => lines.map(measure));
  const sizes = usualSizes(measured.flat());
  const [text = fallback] = sizes;
  return measured.map((lines) =>
    withSharedBaselines(
      lines.map(({ line, text: content, size, descent }) => {
        const fontSize = size === undefined ? text : nearest(sizes, size);
        const { top, bottom } = line;
        const baseline = size === undefined ? (top + bottom) / 2 + middle * fontSize : bottom - descent * size;
        return { ...line, text: content, fontSize, baseline };
      }),
    ),
  );
}

interface Measured {
  readonly line: UprightLine;
  readonly text: string;
  /** Undefined where it has no letters. */
  readonly size: number | undefined;
  readonly descent: number;
}

function measure(line: UprightLine): Measured {
  const text = line.line.words.map(({ content }) => content).join(' ');
  const descent = descending.test(text) ? down.descending : down.none;
  const ascent = low.test(text.replaceAll(' ', '')) ? up.low : up.high;
  const size = Math.max(smallest, (line.bottom - line.top) / (ascent + descent));
  return { line, text, size: written.test(text) ? size : undefined, descent };
}

/** The size of most characters first; then that of most that are left, and so on. */
function usualSizes(lines: readonly Measured[]): readonly number[] {
  const sizes: number[] = [];
  let left = lines
    .flatMap(({ size, text }) => (size === undefined ? [] : [{ size, characters: text.length }]))
    .sort((one, other) => one.size - other.size);
  while (left.length > 0) {
    const usual = middleOf(left);
    sizes.push(Math.max(smallest, inSteps(usual)));
    left = left.filter(({ size }) => Math.abs(size - usual) > sameSize * usual);
  }
  return sizes;
}

/** @param lines by their size. */
function middleOf(lines: readonly { readonly size: number; readonly characters: number }[]): number {
  let rest = lines.reduce((sum, { characters }) => sum + characters, 0) / 2;
  const found = lines.find(({ characters }) => {
    rest -= characters;
    return rest <= 0;
  });
  return found?.size ?? fallback;
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
  return Math.min(...places.map(({ left }) => left));
}

function rightOf({ places }: UprightLine): number {
  return Math.max(...places.map(({ right }) => right));
}

function inSteps(points: number): number {
  return Math.round(points * step) / step;
}
