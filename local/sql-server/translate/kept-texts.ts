// What was made of the texts that came last.

export class KeptTexts<T> {
  readonly #made = new Map<string, T>();

  /** `most`: how many are kept; the one that was made first goes first. */
  constructor(private readonly most: number) {}

  get(text: string, make: () => T): T {
    const known = this.#made.get(text);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(text, made);
    const [first] = this.#made.keys();
    if (this.#made.size > this.most && first !== undefined) this.#made.delete(first);
    return made;
  }
}
