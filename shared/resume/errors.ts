// Why a file cannot be read.
import type { RefusalCode } from '../sections/resume-words';

/** The file is at fault: it is recorded as refused, with the reason. */
export class Unreadable extends Error {
  constructor(
    readonly reason: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(`the file cannot be read: ${reason}`, options);
    this.name = 'Unreadable';
  }
}
