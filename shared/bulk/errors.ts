// The ways in which a bulk ends before its last line.

/** More bytes than a bulk may have. Thrown while the bytes are read. */
export class TooManyBytes extends Error {
  constructor(readonly limit: number) {
    super(`A bulk has at most ${limit} bytes.`);
    this.name = 'TooManyBytes';
  }
}

/** A file of imports was changed again and again while the lines of a profile were being taken out of it. */
export class FileKeepsChanging extends Error {
  constructor(readonly tries: number) {
    super(`A file of imports was changed by somebody else ${tries} times while it was rewritten.`);
    this.name = 'FileKeepsChanging';
  }
}
