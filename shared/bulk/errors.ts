// The ways in which a bulk ends before its last line.

/** More bytes than a bulk may have. Thrown while the bytes are read. */
export class TooManyBytes extends Error {
  constructor(readonly limit: number) {
    super(`A bulk has at most ${limit} bytes.`);
    this.name = 'TooManyBytes';
  }
}

/** There is no time left for what has not been accepted yet. Passing: the same bulk goes on where it is sent again. */
export class OutOfTime extends Error {
  constructor() {
    super('The bulk took longer than it may.');
    this.name = 'OutOfTime';
  }
}

/** A file of imports was changed again and again while the lines of a profile were being taken out of it. */
export class FileKeepsChanging extends Error {
  constructor(readonly tries: number) {
    super(`A file of imports was changed by somebody else ${tries} times while it was rewritten.`);
    this.name = 'FileKeepsChanging';
  }
}
