// The ways in which an act on dead letters cannot be done.
import { type DeadLetter, idOf } from './dead-letter';

/** The record of the act does not find this letter again: it was left as it is, and so were those that were to be acted on with it. */
export class LetterNotOnRecord extends Error {
  constructor(readonly letter: DeadLetter) {
    const why = letter.enqueuedAt === null ? ': the broker does not tell when it was enqueued' : '';
    super(`${idOf(letter)} cannot be put on record${why}. It was left as it is; leave it out to act on the others.`);
    this.name = 'LetterNotOnRecord';
  }
}
