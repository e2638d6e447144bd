// A line on its way into the flow, with what is above it: of formats whose tables and columns have to be put in order first.
import type { Flow, FlowLine } from './flow';

export interface LaidLine extends FlowLine {
  /** White space above, in lines; one without text is a line of it itself. */
  readonly space: number;
  /** Above it a page ends. */
  readonly breaksPage?: boolean;
}

export const blank: LaidLine = { pieces: [], space: 0 };

export function hasText({ pieces }: FlowLine): boolean {
  return pieces.some(({ text }) => text.trim() !== '');
}

export function textOf({ pieces }: FlowLine): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim();
}

export function writeLine(flow: Flow, line: LaidLine): void {
  if (line.breaksPage) flow.breakPage();
  if (line.breaksPage && !hasText(line)) return;
  flow.space(line.space);
  flow.line(line);
}
