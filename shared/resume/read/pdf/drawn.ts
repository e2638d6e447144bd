// What a page's drawing operators leave on it: characters with their place and look, and painted shapes by their outline's box.
import { type DrawingState, type Font, initialState, moveText, setTextMatrix } from './drawing-state';
import { apply, compose, type Matrix, matrixOf } from './matrix';
import { type DrawnGlyph, show } from './shown-text';

export interface DrawnShape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly fill: string;
}

export interface Drawing {
  readonly glyphs: readonly DrawnGlyph[];
  readonly shapes: readonly (DrawnShape & { /** How many glyphs were drawn before it. */ readonly after: number })[];
}

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** pdf.js's names of its operators, with their numbers. */
export type OperatorNumbers = Readonly<Record<string, number>>;

/** @param base from the page's user space to points from its top left. */
export function drawn(
  { fnArray, argsArray }: Operators,
  numbers: OperatorNumbers,
  base: Matrix,
  fontOf: (name: string) => Font | undefined,
): Drawing {
  const glyphs: DrawnGlyph[] = [];
  const shapes: (DrawnShape & { after: number })[] = [];
  const saved: DrawingState[] = [];
  let state = initialState(base);

  const save = () => {
    saved.push({ ...state });
  };
  const restore = () => {
    state = saved.pop() ?? state;
  };
  const transform = (argument: unknown) => {
    const matrix = matrixOf(argument);
    if (matrix) state.page = compose(state.page, matrix);
  };
  const setFont = (name: unknown, size: unknown) => {
    state.font = typeof name === 'string' ? fontOf(name) : undefined;
    state.fontSize = numberOf(size);
  };
  const fillsOrStrokes = new Set(
    [
      'fill',
      'eoFill',
      'stroke',
      'closeStroke',
      'fillStroke',
      'eoFillStroke',
      'closeFillStroke',
      'closeEOFillStroke',
    ].map((name) => numbers[name]),
  );
  const paint = (box: unknown, fill: string) => {
    if (!(box instanceof Float32Array) && !Array.isArray(box)) return;
    const [x0, y0, x1, y1] = box;
    const one = apply(state.page, numberOf(x0), numberOf(y0));
    const other = apply(state.page, numberOf(x1), numberOf(y1));
    shapes.push({
      left: Math.min(one.x, other.x),
      top: Math.min(one.y, other.y),
      right: Math.max(one.x, other.x),
      bottom: Math.max(one.y, other.y),
      fill,
      after: glyphs.length,
    });
  };

  const handlers: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save,
    restore,
    transform: (args) => transform(args),
    beginGroup: save,
    endGroup: restore,
    paintFormXObjectBegin: ([matrix]) => {
      save();
      transform(matrix);
    },
    paintFormXObjectEnd: restore,
    beginAnnotation: ([, , placed, matrix]) => {
      save();
      state = initialState(base);
      transform(placed);
      transform(matrix);
    },
    endAnnotation: restore,
    setGState: ([entries]) => {
      if (!Array.isArray(entries)) return;
      for (const [key, value] of entries) if (key === 'Font' && Array.isArray(value)) setFont(value[0], value[1]);
    },
    setFont: ([name, size]) => setFont(name, size),
    setCharSpacing: ([spacing]) => {
      state.charSpacing = numberOf(spacing);
    },
    setWordSpacing: ([spacing]) => {
      state.wordSpacing = numberOf(spacing);
    },
    setHScale: ([percent]) => {
      state.stretch = numberOf(percent) / 100;
    },
    setLeading: ([leading]) => {
      state.leading = -numberOf(leading);
    },
    setTextRenderingMode: ([mode]) => {
      state.mode = numberOf(mode);
    },
    setTextRise: ([rise]) => {
      state.rise = numberOf(rise);
    },
    setFillRGBColor: ([colour]) => {
      state.fill = String(colour);
    },
    setFillColorN: () => {
      state.fill = 'pattern';
    },
    setFillTransparent: () => {
      state.fill = 'transparent';
    },
    beginText: () => setTextMatrix(state, [1, 0, 0, 1, 0, 0]),
    setTextMatrix: ([matrix]) => setTextMatrix(state, matrixOf(matrix) ?? state.textMatrix),
    moveText: ([x, y]) => moveText(state, numberOf(x), numberOf(y)),
    setLeadingMoveText: ([x, y]) => {
      state.leading = numberOf(y);
      moveText(state, numberOf(x), numberOf(y));
    },
    nextLine: () => moveText(state, 0, state.leading),
    showText: ([shown]) => {
      if (Array.isArray(shown)) show(shown, state, glyphs);
    },
    constructPath: ([painted, , box]) => {
      if (typeof painted === 'number' && fillsOrStrokes.has(painted)) paint(box, state.fill);
    },
    paintImageXObject: () => paint([0, 0, 1, 1], 'image'),
    paintImageMaskXObject: () => paint([0, 0, 1, 1], state.fill),
    shadingFill: () => paint([-1e6, -1e6, 1e6, 1e6], 'pattern'),
  };

  const byNumber = new Map(Object.entries(handlers).map(([name, handler]) => [numbers[name], handler]));
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    byNumber.get(operator)?.(isArguments(args) ? args : []);
  }
  return { glyphs, shapes };
}

function isArguments(args: unknown): args is readonly unknown[] {
  return Array.isArray(args);
}

function numberOf(argument: unknown): number {
  return typeof argument === 'number' && Number.isFinite(argument) ? argument : 0;
}
