// Dates that stand at the right of an entry's list, since a cell of two lines does there, go to the line that the entry begins with.

import { isDateText } from './date-text';
import type { PlainLine } from './lines';

/** Lines that such a cell may have. */
const linesOfACell = 2;

/** @param lines of one column, top to bottom. */
export function withRaisedDates(lines: readonly PlainLine[]): readonly PlainLine[] {
  const raised: PlainLine[] = [];
  for (const line of lines) {
    const date = line.bullet ? dateAtEnd(line) : undefined;
    const entry = date ? entryBefore(raised, date.x) : -1;
    const first = raised[entry];
    if (!date || !first) {
      raised.push(line);
      continue;
    }
    raised[entry] = { ...first, text: `${first.text}\t${date.text}`, runs: [...first.runs, date] };
    const runs = line.runs.slice(0, -1);
    raised.push({ ...line, text: line.text.slice(0, line.text.lastIndexOf('\t')), runs });
  }
  return raised;
}

/** The last run, where it is a cell with a date. */
function dateAtEnd({ text, runs }: PlainLine): PlainLine['runs'][number] | undefined {
  const last = runs.at(-1);
  return last && runs.length > 1 && text.endsWith(`\t${last.text}`) && isDateText(last.text) ? last : undefined;
}

/** The line that is no item of the list, has a cell in the date's column, and no date. */
function entryBefore(lines: readonly PlainLine[], x: number): number {
  const at = lines.findLastIndex(({ bullet }) => !bullet);
  const line = lines[at];
  const cell = line?.runs.at(-1);
  if (!line || !cell || lines.length - at > linesOfACell || !line.text.endsWith(`\t${cell.text}`)) return -1;
  return cell.x + cell.width > x && !isDateText(cell.text) ? at : -1;
}
