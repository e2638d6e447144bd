// How sure we are of a field: 0 to 1, two decimals.

export function rounded(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100;
}

/** The same with every confidence in it, at any depth, multiplied by a factor: what stands in a doubtful block is doubtful. */
export function lowered<T>(found: T, factor: number): T {
  if (factor >= 1) return found;
  return lower(found, factor) as T;
}

function lower(value: unknown, factor: number): unknown {
  if (Array.isArray(value)) return value.map((item) => lower(item, factor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      key === 'confidence' && typeof field === 'number' ? rounded(field * factor) : lower(field, factor),
    ]),
  );
}
