// Affine maps of the plane as PDF writes them: [a b c d e f] takes (x, y) to (ax + cy + e, bx + dy + f) (ISO 32000-2, 8.3.3).
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Reads six numbers out of an operator's argument; `undefined` where it is something else. */
export function matrixOf(argument: unknown): Matrix | undefined {
  if (!isListOfNumbers(argument)) return undefined;
  const [a, b, c, d, e, f] = Array.from(argument);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined) {
    return undefined;
  }
  return [a, b, c, d, e, f];
}

function isListOfNumbers(argument: unknown): argument is ArrayLike<number> {
  if (ArrayBuffer.isView(argument)) return true;
  return Array.isArray(argument) && argument.every((number) => typeof number === 'number');
}
