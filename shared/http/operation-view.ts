// An operation as a client sees it: pending, or what became of it, and then what to do.
import type { StoredOperation } from '../reading/read-operations';
import type { Json } from '../sections/section';
import { malformedQuery } from './problem';

export interface OperationError {
  readonly code: string;
  /** Says what to do. */
  readonly detail: string;
  readonly [member: string]: Json;
}

export interface OperationView {
  readonly operationId: string;
  readonly status: string;
  readonly kind: string;
  readonly step: string | null;
  /** Of the step after the operation, or of the draft for save-draft; null where none came of it. */
  readonly version: number | null;
  readonly error?: OperationError;
  readonly acceptedAt: string;
  readonly completedAt: string;
}

export interface PendingView {
  readonly operationId: string;
  readonly status: 'pending';
}

/** What a Location carries of the fingerprint, to tell the client's own request from another under the same key. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 16);
}

/** The parameter of a Location, as it was given out. Throws 400. */
export function fingerprintIn(given: string | undefined): string | undefined {
  if (given === undefined || /^[0-9a-f]{16}$/.test(given)) return given;
  throw malformedQuery('fingerprint', 'Follow the Location of the answer to the write, unchanged.');
}

export function pendingView(operationId: string): PendingView {
  return { operationId, status: 'pending' };
}

/** `asked`: the short fingerprint of the client's request; where the stored one differs, the key was used for another. */
export function operationView(stored: StoredOperation, asked: string | undefined): OperationView {
  const { operationId, kind, step, version, acceptedAt, completedAt } = stored;
  const common = { operationId, kind, step, acceptedAt, completedAt };
  if (asked !== undefined && stored.fingerprint !== null && asked !== shortFingerprint(stored.fingerprint)) {
    const detail =
      'This Idempotency-Key was used before, with another request. Send this request again with a new key.';
    return { ...common, status: 'conflict', version: null, error: { code: 'idempotency-key-reused', detail } };
  }
  if (stored.errorCode === null) return { ...common, status: stored.status, version };
  return { ...common, status: stored.status, version, error: errorOf(stored.errorCode, stored) };
}

/** Codes that the writer stores, and what a client can do about each. */
const remedies: ReadonlyMap<string, string> = new Map([
  ['newer-write', 'Something newer was saved before this could be. Get the step to see it.'],
  [
    'version-mismatch',
    'The step has changed since it was read. Get it, put both together, and send that with its ETag.',
  ],
  [
    'tag-mismatch',
    'The item is not as it was when it was read. Get it, put both together, and send that with its ETag.',
  ],
  ['changed-since', 'What the operation left has been changed since. Look at both values and enter what is to stay.'],
]);

/** What the database refused without telling a client anything that it could use. */
const ofDatabase = /^(?:sql-\d+|undecidable|unsupported)$/;

/** Beside code and detail: what the writer stored with the code, and of a conflict both values, `current` and `attempted`. */
function errorOf(code: string, { errorDetail, conflict }: StoredOperation): OperationError {
  const members = membersOf(errorDetail);
  const ofWriter = ofDatabase.test(code) ? undefined : members.detail;
  const detail = remedies.get(code) ?? (typeof ofWriter === 'string' ? ofWriter : reportIt);
  return { ...members, ...membersOf(conflict), code, detail };
}

const reportIt = 'The database refused it. Report the operationId; sending it again does not help.';

function membersOf(stored: Json): { readonly [member: string]: Json } {
  return stored !== null && typeof stored === 'object' ? (stored as { readonly [member: string]: Json }) : {};
}
