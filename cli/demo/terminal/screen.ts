// Where the demo writes to: so many columns wide, in colour only on a terminal that wants it.
import { styleText } from 'node:util';
import { pad, widthOf, wrap } from './text-width';

export type Style = 'plain' | 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export interface Screen {
  /** Columns. */
  readonly width: number;
  line(text?: string): void;
  /** The text in a style: without colour, the text. Widths are to be measured before. */
  paint(style: Style, text: string): string;
}

/** No terminal to ask: wide enough for a page of text. */
const usualWidth = 100;
/** What does not fit in these is left to the terminal to wrap. */
const narrowest = 80;
const widest = 120;

/** `columns`: what COLUMNS says, for an output that is no terminal. */
export function screenOn(stream: NodeJS.WriteStream, columns: string | undefined): Screen {
  const given = stream.isTTY ? stream.columns : Number(columns);
  return {
    width: given > 0 ? Math.min(widest, Math.max(narrowest, given)) : usualWidth,
    line: (text = '') => void stream.write(`${text.trimEnd()}\n`),
    // Asks the stream and its environment: no colour where it is no terminal, with NO_COLOR or with NODE_DISABLE_COLORS.
    paint: (style, text) => (style === 'plain' ? text : styleText(style, text, { stream })),
  };
}

/** A heading over a part of the picture, with what it is about on the right where there is room. */
export function heading(screen: Screen, title: string, about = ''): void {
  const room = screen.width - widthOf(title) - widthOf(about);
  screen.line();
  if (about === '' || room < 2) screen.line(screen.paint('bold', title));
  else screen.line(screen.paint('bold', title) + ' '.repeat(room) + screen.paint('dim', about));
  if (about !== '' && room < 2) screen.line(pad(about, screen.width, 'right'));
  screen.line(screen.paint('dim', '─'.repeat(screen.width)));
}

/** What happens beside the requests. */
export function note(screen: Screen, text: string): void {
  screen.line();
  for (const line of wrap(text, screen.width - 5)) screen.line(`     ${screen.paint('dim', line)}`);
}
