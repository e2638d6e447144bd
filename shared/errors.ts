// Why: a thrown value need not be an Error; what is logged or wrapped must be one.

/** The thrown value itself when it is an Error, else an Error that quotes it. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
