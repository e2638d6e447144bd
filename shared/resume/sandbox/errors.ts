// What can go wrong with the sandbox itself. What is wrong with a file is in its result.

/** The pool was closed before the file had its turn, or while it was parsed. */
export class PoolClosed extends Error {
  constructor() {
    super('the pool of parsers is closed');
    this.name = 'PoolClosed';
  }
}

/** No parser can run here, whatever the file: nothing is said about the file, so that it is tried again. */
export class ParserNotStarted extends Error {
  constructor(
    readonly how: string,
    options?: ErrorOptions,
  ) {
    super(`the parser's process did not start: ${how}`, options);
    this.name = 'ParserNotStarted';
  }
}
