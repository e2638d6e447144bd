// Periods that a narrow cell breaks over two lines (`avril 2019 –` above `aujourd'hui`), put together on the first of the two.
import type { Run } from '../model/document';
import type { PlainLine } from './lines';

/** A larger distance of baselines, as a share of the font size, is no next line of a cell. */
const nextLine = 1.8;
/** Points by which two that begin at the same place may differ. */
const aligned = 2;
const dash = '(?:[-–—]|bis|to|until|au|à|hasta|al|a)';
const endsOpen = new RegExp(`\\d\\s*${dash}$`, 'iu');
/** One of its own, closed or open: another entry. */
const isPeriod = new RegExp(`\\d\\s*${dash}(?:\\s|$)`, 'iu');
const beginsOpen = new RegExp(`^${dash}\\s*\\S`, 'iu');

/** @param lines of one column, top to bottom. A line of which nothing is left is gone. */
export function withJoinedCells(lines: readonly PlainLine[]): readonly PlainLine[] {
  const joined: PlainLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const [cell, ...others] = cellsOf(line);
    if (!last || !cell || !isRest(last, line, cell)) {
      joined.push(line);
      continue;
    }
    const runs = others.flatMap((other) => other.runs);
    const x = runs[0]?.x;
    joined[joined.length - 1] = {
      ...completed(last, cell.text),
      ...(x === undefined && { lastBaseline: line.baseline }),
    };
    if (x !== undefined) joined.push({ ...line, text: others.map(({ text }) => text).join('\t'), runs, x, start: x });
  }
  return joined;
}

interface Cell {
  readonly text: string;
  readonly runs: readonly Run[];
}

function cellsOf({ text, runs }: PlainLine): readonly Cell[] {
  let rest = runs;
  return text.split('\t').map((cell) => {
    let length = 0;
    const end = rest.findIndex((run) => {
      const isInside = length < cell.length;
      length += run.text.length;
      return !isInside;
    });
    const own = end === -1 ? rest : rest.slice(0, end);
    rest = end === -1 ? [] : rest.slice(end);
    return { text: cell, runs: own };
  });
}

/** Whether the cell goes on what the first cell of the line above it leaves open. */
function isRest(above: PlainLine, line: PlainLine, cell: Cell): boolean {
  const [first, second] = cellsOf(above);
  const distance = line.baseline - above.baseline;
  if (!first || !second || line.bullet || Math.abs(line.start - above.start) > aligned) return false;
  if (distance <= 0 || distance > nextLine * above.fontSize) return false;
  const last = cell.runs.at(-1);
  const beside = second.runs[0];
  if (!last || !beside || last.x + last.width > beside.x) return false;
  if (isPeriod.test(cell.text)) return false;
  return endsOpen.test(first.text) || (/\d{4}$/.test(first.text) && beginsOpen.test(cell.text));
}

function completed(line: PlainLine, rest: string): PlainLine {
  const [first, ...others] = cellsOf(line);
  const last = first?.runs.at(-1);
  if (!first || !last) return line;
  const runs = [...first.runs.slice(0, -1), { ...last, text: `${last.text} ${rest}` }];
  return {
    ...line,
    text: [`${first.text} ${rest}`, ...others.map(({ text }) => text)].join('\t'),
    runs: [...runs, ...others.flatMap((other) => other.runs)],
  };
}
