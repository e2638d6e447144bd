// The part of PDF's graphics state that text depends on, and how operators change it (ISO 32000-2, 8.4 and 9.3).
import { identity, type Matrix } from './matrix';

export interface Font {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Whether its characters are signs: such as lists begin with, or pictures of a telephone. */
  readonly symbols: 'bullets' | 'icons' | undefined;
  /** Width of a glyph's unit in text space at size 1: 0.001 but for Type 3 fonts. */
  readonly unit: number;
  readonly vertical: boolean;
}

export interface DrawingState {
  /** From user space to the page, y from the top. */
  page: Matrix;
  font: Font | undefined;
  /** Signed: a negative one writes from right to left. */
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** Horizontal scaling, 1 for 100 %. */
  stretch: number;
  rise: number;
  leading: number;
  /** Text rendering mode: 3 and 7 draw nothing. */
  mode: number;
  fill: string;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export function initialState(page: Matrix): DrawingState {
  return {
    page,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
    mode: 0,
    fill: '#000000',
    textMatrix: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}

export function moveText(state: DrawingState, x: number, y: number): void {
  state.lineX += x;
  state.lineY += y;
  state.x = state.lineX;
  state.y = state.lineY;
}

export function setTextMatrix(state: DrawingState, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = 0;
  state.y = 0;
  state.lineX = 0;
  state.lineY = 0;
}
