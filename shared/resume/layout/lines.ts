// Words of one column as lines, top to bottom.
import type { Run } from '../model/document';
import { type Row, rowsOf } from './rows';
import { round, runsOf } from './runs';
import type { Word } from './words';

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

/** Baselines in one line differ by less than that share of the smaller font size. */
const tolerance = 0.35;

export function linesOf(words: readonly Word[], column: number): readonly PlainLine[] {
  return rowsOf(words, tolerance).map((row) => lineOf(row, column));
}

function lineOf({ words, baseline, fontSize }: Row, column: number): PlainLine {
  const { runs, text } = runsOf(words);
  const x = Math.min(...words.map((word) => word.x));
  const right = Math.max(...words.map((word) => word.right));
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
