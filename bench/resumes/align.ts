// Which entry that was found is which entry of the truth: one to one, by the best sum of likeness.

/** Below it two entries have nothing to do with one another. */
export const floor = 0.25;

/**
 * Pairs of indexes (row, column) with the largest sum of `gains[row][column]`, gains below the floor left unpaired. The Hungarian method
 * (Kuhn 1955; with potentials, O(n³)); of equal sums the one in order.
 */
export function align(gains: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const size = Math.max(gains.length, ...gains.map((row) => row.length), 0);
  // Ties go to pairs of the same order: a nudge too small to outweigh any likeness.
  const cost = (row: number, column: number) => {
    const gain = gains[row]?.[column] ?? 0;
    return gain < floor ? 0 : -gain + 1e-9 * Math.abs(row - column);
  };
  const rowOf = assignment(size, cost);
  return rowOf
    .map((row, column) => [row, column] as const)
    .filter(([row, column]) => (gains[row]?.[column] ?? 0) >= floor)
    .sort(([one], [other]) => one - other);
}

/** The row of each column where the sum of costs is smallest. */
function assignment(size: number, cost: (row: number, column: number) => number): number[] {
  const none = size;
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const matched = new Int32Array(size + 1).fill(none);
  for (let row = 0; row < size; row += 1) {
    const slack = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(size + 1).fill(none);
    const seen = new Uint8Array(size + 1);
    let column = none;
    matched[none] = row;
    do {
      seen[column] = 1;
      const at = matched[column] as number;
      let delta = Number.POSITIVE_INFINITY;
      let next = none;
      for (let other = 0; other < size; other += 1) {
        if (seen[other]) continue;
        const reduced = cost(at, other) - (rowPotential[at] as number) - (columnPotential[other] as number);
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced;
          before[other] = column;
        }
        if ((slack[other] as number) < delta) {
          delta = slack[other] as number;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (seen[other]) {
          const row = matched[other] as number;
          rowPotential[row] = (rowPotential[row] as number) + delta;
          columnPotential[other] = (columnPotential[other] as number) - delta;
        } else slack[other] = (slack[other] as number) - delta;
      }
      column = next;
    } while (matched[column] !== none);
    while (column !== none) {
      const from = before[column] as number;
      matched[column] = matched[from] as number;
      column = from;
    }
  }
  return [...matched.subarray(0, size)];
}
