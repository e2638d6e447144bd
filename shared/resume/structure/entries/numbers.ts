// The largest and the least of any number of numbers: as arguments of one call they would be too many.

/** -Infinity for none. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
}

/** Infinity for none. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((few, one) => Math.min(few, one), Number.POSITIVE_INFINITY);
}
