// Words of one region as lines, top to bottom.
import type { Run } from '../model/document';
import { type ListRow, listRowsOf } from './bullets';
import type { Region } from './reading-order';
import { rowsOf } from './rows';
import { round, runsOf } from './runs';

/** A line before it is known what stands around it. */
export interface PlainLine {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly x: number;
  /** Where it begins, with its bullet. */
  readonly start: number;
  readonly baseline: number;
  /** Of the last line that something of it stood on. */
  readonly lastBaseline: number;
  readonly width: number;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly bullet: boolean;
  readonly column: number;
  /** Whether it is the first of its column. */
  readonly top: boolean;
}

/** Baselines in one line differ by less than that share of the smaller font size. */
const tolerance = 0.35;
/** A line begins a line's height below the one before; what is lowered by less stands beside it. */
const lowered = 0.85;
const larger = 1.1;

export function linesOf({ words, column, top }: Region): readonly PlainLine[] {
  return besidesFirst(listRowsOf(rowsOf(words, tolerance))).map((row, index) =>
    lineOf(row, column, top && index === 0),
  );
}

/** A heading in larger type that hangs on the left of its text, a little lower than the first line, is read before that line. */
function besidesFirst(rows: readonly ListRow[]): readonly ListRow[] {
  const ordered: ListRow[] = [];
  for (const row of rows) {
    const before = ordered.at(-1);
    if (before !== undefined && hangsBeside(before, row)) ordered.splice(-1, 1, row, before);
    else ordered.push(row);
  }
  return ordered;
}

function hangsBeside({ row: before }: ListRow, { row }: ListRow): boolean {
  const right = Math.max(...row.words.map((word) => word.right));
  const left = Math.min(...before.words.map((word) => word.x));
  const isBeside = row.baseline - before.baseline < lowered * Math.max(row.fontSize, before.fontSize);
  return isBeside && row.fontSize > larger * before.fontSize && right + before.fontSize < left;
}

function lineOf(
  { row: { words, baseline, fontSize }, bullet, start }: ListRow,
  column: number,
  top: boolean,
): PlainLine {
  const { runs, text } = runsOf(words);
  const x = Math.min(...words.map((word) => word.x));
  const right = Math.max(...words.map((word) => word.right));
  const letters = (bold: boolean) =>
    runs.reduce((count, run) => (run.bold === bold ? count + run.text.length : count), 0);
  return {
    text,
    runs,
    x: round(x),
    start: round(start),
    baseline,
    lastBaseline: baseline,
    width: round(right - x),
    fontSize: round(fontSize),
    bold: letters(true) > letters(false),
    bullet,
    column,
    top,
  };
}
