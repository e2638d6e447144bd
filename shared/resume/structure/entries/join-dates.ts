// Dates in a narrow column of their own, broken over two lines: `März 2016 –` above `heute`, each with a part of the entry beside it.
import type { Line, Run } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';

export function joinDates(lines: readonly Line[], language: Language): readonly Line[] {
  const joined: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const count =
      [2, 3].find((lengthOf) => columnOfDates(lines.slice(at, at + lengthOf), lengthOf, language) !== undefined) ?? 1;
    const some = lines.slice(at, at + count);
    const x = count === 1 ? undefined : columnOfDates(some, count, language);
    joined.push(...(x === undefined ? some : withDatesAbove(some, x)));
    at += count;
  }
  return joined;
}

/** Where the cells begin that are one range together; not where it is whole without the last line. */
function columnOfDates(lines: readonly Line[], count: number, language: Language): number | undefined {
  const [first, ...others] = lines;
  if (first === undefined || lines.length < count || lines.some(({ bullet, page }) => bullet || page !== first.page))
    return undefined;
  if (others.some(({ gap }) => gap > 0.5) || lines.every(({ text }) => !text.includes('\t'))) return undefined;
  return cellsOf(first)
    .map(({ x }) => x)
    .find((x) => {
      const texts = lines.map((line) => cellAt(line, x)?.text);
      if (texts.some((text) => text === undefined || text.length > 25)) return undefined;
      return isOneRange(texts.join(' '), language) && !isOneRange(texts.slice(0, -1).join(' '), language);
    });
}

function isOneRange(text: string, language: Language): boolean {
  const [period, ...others] = findPeriods(text, language);
  if (period === undefined || others.length > 0 || period.isSingle || period.from > 0 || period.to < text.length)
    return false;
  return period.end !== undefined || /\p{L}$/u.test(text);
}

function withDatesAbove([first, ...others]: readonly Line[], x: number): readonly Line[] {
  if (first === undefined) return [];
  const below = others.flatMap((line) => cellAt(line, x) ?? []);
  const cells = cellsOf(first).map((cell) =>
    isAt(cell, x)
      ? {
          ...cell,
          text: [cell, ...below].map(({ text }) => text).join(' '),
          runs: [cell, ...below].flatMap(({ runs }) => runs),
        }
      : cell,
  );
  const rests = others.flatMap((line) => {
    const left = cellsOf(line).filter((cell) => !isAt(cell, x));
    return left.length === 0 ? [] : [lineOf(line, left)];
  });
  return [lineOf(first, cells), ...rests];
}

const isAt = (cell: Cell, x: number): boolean => Math.abs(cell.x - x) < 3;
const cellAt = (line: Line, x: number): Cell | undefined => cellsOf(line).find((cell) => isAt(cell, x));

interface Cell {
  readonly text: string;
  readonly x: number;
  readonly runs: readonly Run[];
}

/** The runs of each part between tabs. */
function cellsOf(line: Line): readonly Cell[] {
  const cells: Cell[] = [];
  let rest = [...line.runs];
  for (const text of line.text.split('\t')) {
    const runs: Run[] = [];
    let left = text.replaceAll(/\s/g, '').length;
    while (rest[0] !== undefined && left > 0) {
      left -= rest[0].text.replaceAll(/\s/g, '').length;
      runs.push(rest[0]);
      rest = rest.slice(1);
    }
    cells.push({ text: text.trim(), x: runs[0]?.x ?? line.x, runs });
  }
  return cells;
}

function lineOf(line: Line, cells: readonly Cell[]): Line {
  return {
    ...line,
    text: cells.map(({ text }) => text).join('\t'),
    runs: cells.flatMap(({ runs }) => runs),
    x: cells[0]?.x ?? line.x,
  };
}
