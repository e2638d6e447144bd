// Figures of a noisy machine: medians and percentiles, never means.

/** The value below which that share (0 to 1) of the values lies, by the nearest rank. Throws RangeError for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no values to take a percentile of');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** To so many significant digits: more would pretend an exactness that the machine has not got. */
export function rounded(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}
