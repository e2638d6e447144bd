// Why a scan was not recognised though nothing is wrong with it.

/** The service cannot be had, or not yet: the file is to be taken again. */
export class RecognitionUnavailable extends Error {
  constructor(
    readonly how: string,
    options?: ErrorOptions,
  ) {
    super(`Document Intelligence is not available: ${how}`, options);
    this.name = 'RecognitionUnavailable';
  }
}
