// The ways in which a look-up gives no answer.

/** The database is away, too busy, or did not answer in time. The same look-up may succeed later. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database did not answer in time.', { cause });
    this.name = 'DatabaseUnavailable';
  }
}

/** A person's lists hold more than one answer may. */
export class ExportTooLarge extends Error {
  /** `limit`: in bytes. */
  constructor(readonly limit: number) {
    super(`The export holds more than ${limit} bytes.`);
    this.name = 'ExportTooLarge';
  }
}
