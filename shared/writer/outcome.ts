// What can become of a command. A client sees it as the operation's status.

/**
 *     accepted ──▶ applied      something changed; the audit has it
 *              ──▶ unchanged    it asked for what was there already
 *              ──▶ superseded   something newer had been written before it came
 *              ──▶ conflict     the step was not at the version that the client had seen
 *              ──▶ rejected     the database refused it; kept whole in ops.RejectedMessage
 *
 * Each is final.
 */
export type Outcome =
  | { readonly status: 'applied'; readonly version: number | null }
  | { readonly status: 'unchanged'; readonly version: number }
  | { readonly status: 'superseded'; readonly by: string }
  | { readonly status: 'conflict'; readonly expectedVersion: number; readonly currentVersion: number }
  | { readonly status: 'rejected'; readonly code: string; readonly detail: string };

/** How an outcome stands in ops.Operation: `errorDetail` is JSON of at most 2,000 characters and holds no value of the payload. */
export interface OutcomeColumns {
  readonly version: number | null;
  readonly errorCode: string | null;
  readonly errorDetail: string | null;
}

export function outcomeColumns(outcome: Outcome): OutcomeColumns {
  switch (outcome.status) {
    case 'applied':
    case 'unchanged':
      return { version: outcome.version, errorCode: null, errorDetail: null };
    case 'superseded':
      return { version: null, errorCode: 'newer-write', errorDetail: JSON.stringify({ by: outcome.by }) };
    case 'conflict': {
      const { expectedVersion, currentVersion } = outcome;
      const errorDetail = JSON.stringify({ expectedVersion, currentVersion });
      return { version: currentVersion, errorCode: 'version-mismatch', errorDetail };
    }
    case 'rejected':
      return { version: null, errorCode: outcome.code, errorDetail: JSON.stringify({ detail: outcome.detail }) };
    default:
      return unknownOutcome(outcome);
  }
}

function unknownOutcome(outcome: never): never {
  throw new TypeError(`unknown outcome ${JSON.stringify(outcome)}`);
}
