// Why a caller could not be proven through no fault of the caller.

/** The issuer's keys cannot be had, so no token can be told true or false. */
export class IssuerUnavailable extends Error {
  constructor(
    readonly issuer: string,
    cause: unknown,
  ) {
    super(`the keys of the issuer ${issuer} cannot be had`, { cause });
    this.name = 'IssuerUnavailable';
  }
}
