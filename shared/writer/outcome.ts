// What can become of a command. A client sees it as the operation's status.
import type { FieldError } from '../sections/field-error';
import type { Json } from '../sections/section';

/**
 *     accepted ──▶ applied      something changed; the audit has it
 *              ──▶ unchanged    it asked for what was there already
 *              ──▶ superseded   something newer had been written before it came
 *              ──▶ conflict     what it is about was not as the client had seen it, or, for a revert, as the operation had left it
 *              ──▶ rejected     it cannot be done to what is there; or the database refused it: kept whole in ops.RejectedMessage
 *
 * Each is final, but for what the database refused, if an operator has it tried again (docs/adr/0014).
 */
export type Outcome =
  | { readonly status: 'applied'; readonly version: number | null }
  | { readonly status: 'unchanged'; readonly version: number }
  | { readonly status: 'superseded'; readonly by: string }
  | Conflict
  | Rejected;

/** `current`: what is there now; `attempted`: what the client sent. Null stands for nothing there, or for a deletion. */
export interface Conflict {
  readonly status: 'conflict';
  readonly version: number | null;
  readonly difference:
    | {
        readonly expectedVersion: number;
        readonly currentVersion: number;
        /** Of a submit that would have discarded a draft which it had not seen. */
        readonly expectedDraftVersion?: number;
        readonly currentDraftVersion?: number;
      }
    | { readonly expectedTag: string; readonly currentTag: string }
    | null;
  readonly current: Json;
  readonly attempted: Json;
}

export interface Rejected {
  readonly status: 'rejected';
  readonly code: string;
  /** Says what to do. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** How an outcome stands in ops.Operation: `errorDetail` is JSON of at most 2,000 characters; values stand in `conflict` alone. */
export interface OutcomeColumns {
  readonly version: number | null;
  readonly errorCode: string | null;
  readonly errorDetail: string | null;
  readonly conflict: string | null;
}

export function outcomeColumns(outcome: Outcome): OutcomeColumns {
  const none = { version: null, errorCode: null, errorDetail: null, conflict: null };
  switch (outcome.status) {
    case 'applied':
    case 'unchanged':
      return { ...none, version: outcome.version };
    case 'superseded':
      return { ...none, errorCode: 'newer-write', errorDetail: JSON.stringify({ by: outcome.by }) };
    case 'conflict':
      return conflictColumns(outcome);
    case 'rejected':
      return { ...none, errorCode: outcome.code, errorDetail: rejectedDetail(outcome) };
    default:
      return unknownOutcome(outcome);
  }
}

function conflictColumns({ version, difference, current, attempted }: Conflict): OutcomeColumns {
  const conflict = JSON.stringify({ current, attempted });
  if (difference === null) return { version, errorCode: 'changed-since', errorDetail: null, conflict };
  const errorCode = 'expectedTag' in difference ? 'tag-mismatch' : 'version-mismatch';
  return { version, errorCode, errorDetail: JSON.stringify(difference), conflict };
}

const longestDetail = 2000;

/** As many of the errors as fit, without the values that were refused. */
function rejectedDetail({ detail, errors }: Rejected): string {
  if (!errors) return JSON.stringify({ detail });
  const told = errors.map(({ path, code, message }) => ({ path, code, message }));
  for (let count = told.length; count > 0; count--) {
    const text = JSON.stringify({ detail, errors: told.slice(0, count) });
    if (text.length <= longestDetail) return text;
  }
  return JSON.stringify({ detail, errors: [] });
}

function unknownOutcome(outcome: never): never {
  throw new TypeError(`unknown outcome ${JSON.stringify(outcome)}`);
}
