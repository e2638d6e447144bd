// How many answers of each status each operation gave.

export class Tally {
  readonly #counts = new Map<string, Map<number, number>>();

  count(operation: string, status: number): void {
    const statuses = this.#counts.get(operation) ?? new Map<number, number>();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    this.#counts.set(operation, statuses);
  }

  get total(): number {
    return this.operations.reduce(
      (sum, [, statuses]) => sum + [...statuses.values()].reduce((one, more) => one + more, 0),
      0,
    );
  }

  get operations(): readonly (readonly [string, ReadonlyMap<number, number>])[] {
    return [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}
