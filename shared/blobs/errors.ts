// The exact states of Blob Storage that a caller has to tell apart.

/** Storage did not do what it was asked for. It may be asked again. */
export class StorageUnavailable extends Error {
  constructor(cause: unknown) {
    super('Blob Storage is not available', { cause });
    this.name = 'StorageUnavailable';
  }
}
