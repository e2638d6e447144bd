// Segments of one column as lines, top to bottom.
import type { Run } from '../model/document';
import { round, runsOf } from './runs';
import { type Segment, segmentOf } from './segments';

/** A line before it is known what stands around it. */
export interface PlainLine {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly column: number;
}

/** Of the font size: a line's height, with what is usual between lines. */
export const lineHeight = 1.2;

export function linesOf(segments: readonly Segment[], column: number): readonly PlainLine[] {
  return rowsOf(segments).map((row) => lineOf(row, column));
}

/** Segments on one line: baselines that differ by less than a third of the smaller font. */
export function rowsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((one, other) => one.baseline - other.baseline || one.x - other.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && segment.baseline - first.baseline < 0.35 * Math.min(segment.fontSize, first.fontSize)) {
      row.push(segment);
    } else rows.push([segment]);
  }
  return rows.map((row) => row.sort((one, other) => one.x - other.x));
}

function lineOf(row: readonly Segment[], column: number): PlainLine {
  const words = row.flatMap((segment) => segment.words);
  const { x, right, baseline, fontSize } = segmentOf(words);
  const { runs, text } = runsOf(words);
  const letters = (bold: boolean) =>
    runs.reduce((count, run) => (run.bold === bold ? count + run.text.length : count), 0);
  return {
    text,
    runs,
    x: round(x),
    baseline,
    width: round(right - x),
    fontSize: round(fontSize),
    bold: letters(true) > letters(false),
    column,
  };
}
