// A line of a Word document on its way into the flow: with what ends above it.
import type { FlowLine } from '../flow';
import type { Element } from './xml';

export interface LaidLine extends FlowLine {
  /** White space above, in lines; one without text is a line of it itself. */
  readonly space: number;
  /** Above it a page ends. */
  readonly breaksPage?: boolean;
  /** Above it a column of the page ends. */
  readonly breaksColumn?: boolean;
  /** The properties of a section that ends above it. */
  readonly section?: Element;
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
