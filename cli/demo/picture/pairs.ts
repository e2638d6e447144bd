// Names and values side by side: two a line where they are short, a line of its own where one is long.
import type { Screen } from '../terminal/screen';
import { pad, runsRightToLeft, widthOf, wrap } from '../terminal/text-width';

export type Pair = readonly [name: string, value: string];

const gap = 2;

export function pairs(screen: Screen, all: readonly Pair[], indent: number): void {
  const nameWidth = Math.max(...all.map(([name]) => name.length)) + gap;
  const room = screen.width - indent;
  const half = Math.floor((room - gap) / 2);
  const isShort = ([, value]: Pair) => widthOf(value) <= half - nameWidth && !runsRightToLeft(value);
  const cell = ([name, value]: Pair) => screen.paint('dim', pad(name, nameWidth)) + value;
  const margin = ' '.repeat(indent);

  let left: Pair | undefined;
  const endLine = () => {
    if (left) screen.line(margin + cell(left));
    left = undefined;
  };
  for (const pair of all) {
    if (!isShort(pair)) {
      endLine();
      const [first = '', ...rest] = wrap(pair[1], room - nameWidth);
      screen.line(margin + cell([pair[0], first]));
      for (const line of rest) screen.line(margin + ' '.repeat(nameWidth) + line);
    } else if (left) {
      const fill = ' '.repeat(half + gap - nameWidth - widthOf(left[1]));
      screen.line(margin + cell(left) + fill + cell(pair));
      left = undefined;
    } else left = pair;
  }
  endLine();
}
