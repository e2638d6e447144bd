import fc from 'fast-check';
import { align, floor } from '../../../bench/resumes/align';

it('takes the best sum, not the best pair first', () => {
  // Greedy would take 0.9 and be left with 0.
  expect(
    align([
      [0.9, 0.8],
      [0.8, 0],
    ]),
  ).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

it('keeps the order where all are alike', () => {
  const alike = [1, 1, 1].map(() => [0.5, 0.5, 0.5]);
  expect(align(alike)).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
});

it('leaves alone what has nothing in common', () => {
  expect(align([[floor / 2, 0.9], [0.1, 0.1], []])).toEqual([[0, 1]]);
  expect(align([])).toEqual([]);
  expect(align([[], []])).toEqual([]);
});

it('finds the largest sum there is', () => {
  const gain = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(gain, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  fc.assert(
    fc.property(matrix, (gains) => {
      const pairs = align(gains);
      expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length);
      expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length);
      const sum = pairs.reduce((total, [row, column]) => total + (gains[row]?.[column] ?? 0), 0);
      expect(sum).toBeCloseTo(bestSum(gains, 0, new Set()));
    }),
  );
});

/** By trying everything. */
function bestSum(gains: readonly (readonly number[])[], row: number, taken: Set<number>): number {
  const here = gains[row];
  if (!here) return 0;
  const sums = here.map((gain, column) =>
    taken.has(column) || gain < floor ? 0 : gain + bestSum(gains, row + 1, new Set([...taken, column])),
  );
  return Math.max(bestSum(gains, row + 1, taken), ...sums);
}
