// What the boxes of one recognised line say of the size of its type: how high its letters reach, and how wide its words are.
import type { UprightLine } from './upright-page';

export interface MeasuredLine {
  readonly line: UprightLine;
  readonly text: string;
  /** In points, as far as the letters' height tells: a tenth more or less. Undefined where it has no letters. */
  readonly byHeight: number | undefined;
  /** In points, had it been set in Helvetica: other type is wider or narrower, but the same on all lines. */
  readonly byWidth: number;
  /** How far the letters reach below the baseline, as a share of the font size. */
  readonly descent: number;
}

/** Letters without an ascender, and what is no higher. */
const low = /^[acegmnopqrsuvwxyzı.,:;…·•~+=<>«»–—-]*$/u;
const descending = /[gjpqyçQ()[\]{}|@]/u;
/** A box around signs alone says nothing of the size of the type. */
const written = /[\p{L}\p{N}]/u;

/** As shares of the font size, with what a box leaves around its letters: how far they go up and down from the baseline. */
const up = { high: 0.75, low: 0.55 };
const down = { descending: 0.25, none: 0.05 };

/** Roughly, as shares of the font size; the first that fits. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'’|!]/u, 0.25],
  [/[ftrI()[\]/-]/u, 0.32],
  [/[mwMW@%—]/u, 0.86],
  [/\p{Lu}/u, 0.68],
];
const usualWidth = 0.54;

export function measured(line: UprightLine): MeasuredLine {
  const words = line.line.words.map(({ content }) => content);
  const text = words.join(' ');
  const descent = descending.test(text) ? down.descending : down.none;
  const ascent = low.test(words.join('')) ? up.low : up.high;
  const height = atLeastOne(line.bottom - line.top) / (ascent + descent);
  const width = atLeastOne(line.places.reduce((sum, { left, right }) => sum + right - left, 0));
  return {
    line,
    text,
    byHeight: written.test(text) ? height : undefined,
    byWidth: width / inEms(words.join('')),
    descent,
  };
}

/** A box may be anything: what is said of it here is a length. */
function atLeastOne(points: number): number {
  return Math.max(1, points);
}

function inEms(text: string): number {
  let ems = text === '' ? usualWidth : 0;
  for (const character of text) ems += widths.find(([some]) => some.test(character))?.[1] ?? usualWidth;
  return ems;
}
