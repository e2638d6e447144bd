// German writes compounds as one word: what a word ends with tells what it is.

/** Only a compound counts, not the word alone. */
export function endsWithOne(word: string, endings: readonly string[]): boolean {
  return endings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
}
