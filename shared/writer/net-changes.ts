// Many commands of a batch may touch one row; SQL sees only what it was before and what it is in the end.

export interface NetChanges<K, R> {
  readonly inserts: readonly (readonly [K, R])[];
  readonly updates: readonly (readonly [K, R])[];
  readonly deletes: readonly (readonly [K, R])[];
}

/** Compares rows by key: the same object on both sides counts as untouched. */
export function netChanges<K, R>(loaded: ReadonlyMap<K, R>, current: ReadonlyMap<K, R>): NetChanges<K, R> {
  const entries = [...current];
  return {
    inserts: entries.filter(([key]) => !loaded.has(key)),
    updates: entries.filter(([key, row]) => loaded.has(key) && loaded.get(key) !== row),
    deletes: [...loaded].filter(([key]) => !current.has(key)),
  };
}
