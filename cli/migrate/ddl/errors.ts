// What makes the text of a migration unreadable as T-SQL.

/** A string, a comment or a bracketed name that begins and never ends: nothing after it can be told apart. */
export class TextNeverEnds extends Error {
  constructor(
    readonly what: 'string' | 'comment' | 'bracketed name' | 'quoted name',
    /** Where it begins, from 1. */
    readonly line: number,
  ) {
    super(`The ${what} that begins on line ${line} never ends`);
    this.name = 'TextNeverEnds';
  }
}
