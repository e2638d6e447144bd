// A plain text table: columns as wide as their text, and one or more that give way where the line is too short.
import type { Screen, Style } from './screen';
import { pad, widthOf, wrap } from './text-width';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Gives way when the table is too wide: its cells wrap. */
  readonly gives?: boolean;
  readonly style?: Style;
}

const gap = 2;
const leastWidth = 8;

/** One row a line, or more where a cell wraps. */
export function table(
  screen: Screen,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  indent = 2,
): void {
  const widths = widthsOf(columns, rows, screen.width - indent);
  const write = (cells: readonly string[], style?: Style) => {
    const wrapped = columns.map((_, at) => wrap(cells[at] ?? '', widths[at] ?? leastWidth));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    for (let row = 0; row < height; row++) {
      const line = columns.map((column, at) =>
        screen.paint(
          style ?? column.style ?? 'plain',
          pad(wrapped[at]?.[row] ?? '', widths[at] ?? leastWidth, column.align),
        ),
      );
      screen.line(' '.repeat(indent) + line.join(' '.repeat(gap)));
    }
  };
  write(
    columns.map(({ title }) => title),
    'dim',
  );
  for (const row of rows) write(row);
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], room: number): number[] {
  const widths = columns.map(({ title }, at) => Math.max(...[title, ...rows.map((row) => row[at] ?? '')].map(widthOf)));
  let excess = sum(widths) + gap * (columns.length - 1) - room;
  while (excess > 0) {
    const giving = columns.map((column, at) => (column.gives ? (widths[at] ?? 0) : 0));
    const widest = giving.indexOf(Math.max(...giving));
    if ((giving[widest] ?? 0) <= leastWidth) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
