// Tables as lines. A table of data is read row by row, its cells as runs of one line: dates on the left, texts on the right. A table that
// lays out the page is read column by column. Which of them a row is, its cells say.

import { hasText, type LaidLine, textOf } from './laid-line';
import { type Piece, plainLook } from './run-cells';

type Cell = readonly LaidLine[];

/**
 *   data     dates beside texts, or one line in each cell
 *   labels   one line on the left ("Skills"), several on the right: what is on the left stands above
 *   columns  several lines in several cells
 */
type RowKind = 'data' | 'labels' | 'columns';

/** Dates stand in narrow cells: alone, over or under a place. */
const dateCell = { lines: 2, linesBelowDate: 3, characters: 30 };
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/;
/** Digits of another kind. */
const contact = /@|\+\d/;

/** Rows of columns that follow one another are columns over all of them. */
export function tableLines(rows: readonly (readonly Cell[])[]): LaidLine[] {
  const hasLabels = !isForm(rows);
  const parts: (readonly LaidLine[])[] = [];
  let open: (readonly Cell[])[] = [];
  const closeColumns = () => {
    parts.push(sideBySide(open));
    open = [];
  };
  for (const cells of rows) {
    const filled = cells.filter((cell) => cell.some(hasText));
    if (filled.length === 0) continue;
    const kind = kindOf(filled);
    if (kind !== 'columns' || (open[0] && open[0].length !== cells.length)) closeColumns();
    if (kind === 'columns') open.push(cells);
    else parts.push(kind === 'labels' && hasLabels ? filled.flat() : dataLines(cells));
  }
  closeColumns();
  return parts.flat();
}

/** Of labels and values, some of which need several lines: `Employer | Acme`. */
function isForm(rows: readonly (readonly Cell[])[]): boolean {
  const counts = rows.map((cells) => cells.map((cell) => cell.filter(hasText).length));
  const pairs = counts.filter(([label, ...values]) => label === 1 && values.some((count) => count > 0));
  return pairs.filter(([, ...values]) => values.every((count) => count <= 1)).length * 2 > pairs.length;
}

function kindOf(filled: readonly Cell[]): RowKind {
  const counts = filled.map((cell) => cell.filter(hasText).length);
  if (filled.length === 1 || filled.some(isDateCell)) return 'data';
  if (counts.slice(1).every((count) => count === 1)) return 'data';
  return counts[0] === 1 ? 'labels' : 'columns';
}

function isDateCell(cell: Cell): boolean {
  const texts = cell.filter(hasText).map(textOf);
  const isDated = texts.map((text) => year.test(text) && !contact.test(text));
  return (
    texts.length <= (isDated[0] ? dateCell.linesBelowDate : dateCell.lines) &&
    texts.every((text) => text.length <= dateCell.characters) &&
    isDated.includes(true)
  );
}

/** The first lines of all cells on one line, then the second ones; a list item keeps a line of its own. */
function dataLines(cells: readonly Cell[]): LaidLine[] {
  const breaking = cells.find((cell) => cell.some(({ breaksPage }) => breaksPage));
  const columns = cells.map((cell) => {
    const lines = withoutBlanks(cell === breaking ? cell : cell.map(onOnePage));
    return isDateCell(cell) ? joinedRanges(lines) : lines;
  });
  const result: LaidLine[] = [];
  const count = columns.reduce((most, { length }) => Math.max(most, length), 0);
  for (let at = 0; at < count; at++) {
    let last: { line: LaidLine; column: number } | undefined;
    for (const [column, lines] of columns.entries()) {
      const line = lines[at];
      if (!line) continue;
      if (last && !line.bullet && !last.line.bullet) {
        result.pop();
        last = { line: joined(last.line, line, '\t'.repeat(column - last.column)), column };
      } else {
        last = { line: { ...line, pieces: [blankPiece('\t'.repeat(column)), ...line.pieces] }, column };
      }
      result.push(last.line);
    }
  }
  return result;
}

/** "01/2019 –" and "today" under it are one range. */
function joinedRanges(lines: readonly LaidLine[]): LaidLine[] {
  const result: LaidLine[] = [];
  for (const line of lines) {
    const above = result.at(-1);
    const isOne = above && (/[-–—]$/.test(textOf(above)) || /^[-–—]/.test(textOf(line)));
    if (isOne) result[result.length - 1] = joined(above, line, ' ');
    else result.push(line);
  }
  return result;
}

function joined(one: LaidLine, other: LaidLine, by: string): LaidLine {
  return {
    ...other,
    ...one,
    pieces: [...one.pieces, blankPiece(by), ...other.pieces],
    space: Math.max(one.space, other.space),
    breaksPage: one.breaksPage === true || other.breaksPage === true,
  };
}

/** Lines without text become white space of the next one. */
function withoutBlanks(cell: Cell): LaidLine[] {
  const result: LaidLine[] = [];
  let space = 0;
  let breaksPage = false;
  for (const line of cell) {
    breaksPage ||= line.breaksPage === true;
    if (!hasText(line)) {
      space += line.space + 1;
      continue;
    }
    result.push({ ...line, space: line.space + (result.length > 0 ? space : 0), breaksPage });
    space = 0;
    breaksPage = false;
  }
  return result;
}

function sideBySide(rows: readonly (readonly Cell[])[]): LaidLine[] {
  const columns = (rows[0] ?? []).map((_, at) => rows.flatMap((cells) => cells[at] ?? []));
  const filled = columns.filter((cell) => cell.some(hasText));
  return filled.flatMap((cell, column) => cell.map((line) => ({ ...onOnePage(line), column })));
}

/** Cells break over pages each for itself: what is read after another cannot go back. */
function onOnePage(line: LaidLine): LaidLine {
  return { ...line, breaksPage: false };
}

function blankPiece(text: string): Piece {
  return { ...plainLook, text };
}
