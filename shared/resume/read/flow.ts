// A document from text that has no geometry: readers say line after line what stands there, and it is laid out as the model says
// (shared/resume/model/document.ts).
import { Unreadable } from '../errors';
import { limits } from '../limits';
import type { Document, Format, Line, Page, Run } from '../model/document';
import type { Warning } from '../model/warning';
import { cleanText } from './clean-text';
import { type Piece, runCells } from './run-cells';

export interface FlowLine {
  /** A tab in a text is a wide gap. */
  readonly pieces: readonly Piece[];
  readonly level?: number;
  readonly bullet?: boolean;
  readonly heading?: number;
  readonly column?: number;
}

/** US Letter: only what the source does not say. */
const pageSize = { width: 612, height: 792 };
const lineHeight = 14;
const indent = 18;
const cellWidth = 120;

export class Flow {
  private readonly pages: Line[][] = [[]];
  private above = 0;
  private characters = 0;

  constructor(private readonly format: Format) {}

  /** White space above the next line, in lines; of several the sum. */
  space(lines: number): void {
    this.above += lines;
  }

  /** The next line stands on a new page, if anything stands on this one. */
  breakPage(): void {
    if (this.page.length === 0) return;
    if (this.pages.length >= limits.pages) throw new Unreadable('too-many-pages');
    this.pages.push([]);
    this.above = 0;
  }

  /**
   * One without any text is white space.
   * @throws Unreadable beyond the limits of text and lines
   */
  line({ pieces, level = 0, bullet = false, heading, column = 0 }: FlowLine): void {
    const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (length > limits.characters) throw new Unreadable('too-much-text');
    const cells = runCells(pieces.map((piece) => ({ ...piece, text: cleanText(piece.text) })));
    const runs = cells.flatMap((cell, at) => placed(cell, level * indent + (column + at) * cellWidth));
    const [first] = runs;
    const last = runs.at(-1);
    if (!first || !last) {
      this.space(1);
      return;
    }
    const text = cells.flatMap((cell) => (cell.length > 0 ? [cell.map((run) => run.text).join(' ')] : [])).join('\t');
    this.characters += text.length;
    if (this.characters > limits.characters || this.page.length >= limits.linesPerPage) {
      throw new Unreadable('too-much-text');
    }
    const fontSize = mostly(runs, (run) => run.fontSize);
    this.page.push({
      page: this.pages.length,
      line: this.page.length + 1,
      text,
      runs,
      x: first.x,
      y: lineHeight * (this.page.length + 1),
      width: last.x + last.width - first.x,
      height: fontSize,
      fontSize,
      bold: mostly(runs, (run) => run.bold),
      bullet,
      level,
      column,
      gap: this.gapAbove(column),
      ...(heading === undefined ? {} : { heading }),
    });
    this.above = 0;
  }

  document(warnings: readonly Warning[] = []): Document {
    const pages: Page[] = this.pages.map((lines, at) => ({
      number: at + 1,
      width: pageSize.width,
      height: Math.max(pageSize.height, lineHeight * (lines.length + 1)),
      lines,
    }));
    return { format: this.format, pages, warnings };
  }

  private get page(): Line[] {
    return this.pages.at(-1) ?? [];
  }

  /** What follows columns over the whole width again is a region of its own. */
  private gapAbove(column: number): number {
    const before = this.page.at(-1);
    if (!before || (before.column !== column && column > 0)) return Number.POSITIVE_INFINITY;
    const above = before.column === column ? this.above : Math.max(1, this.above);
    return Math.round(above * 100) / 100;
  }
}

/** Widths are guessed at half an em a character. */
function placed(runs: readonly Piece[], from: number): Run[] {
  let x = from;
  return runs.map((run) => {
    const width = (run.text.length * run.fontSize) / 2;
    const at = { ...run, x, width };
    x += width + run.fontSize / 2;
    return at;
  });
}

/** The value that most characters have. */
function mostly<T>(runs: readonly Run[], of: (run: Run) => T): T {
  const counts = new Map<T, number>();
  for (const run of runs) counts.set(of(run), (counts.get(of(run)) ?? 0) + run.text.length);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (!most) throw new RangeError('a line has runs');
  return most[0];
}
