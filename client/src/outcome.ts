// What becomes of a write: the operation as the API's description has it, told apart by its status.
import type { FieldProblem } from './problem-error.ts';
import type { components } from './schema.ts';

/**
 *     pending ──▶ applied      something changed
 *             ──▶ unchanged    it asked for what was there already
 *             ──▶ superseded   something newer had been written before it came
 *             ──▶ conflict     what was there is not what the client had seen; nothing was overwritten
 *             ──▶ rejected     it cannot be done to what is there, or the database refused it
 */
export type Outcome = Applied | Unchanged | Superseded | Conflict | Rejected;

type Described = components['schemas']['Operation'];

interface Operation extends Omit<Described, 'status' | 'version' | 'error'> {
  readonly status: Described['status'];
}

interface Written extends Operation {
  /** Of the step after the operation, or of the draft for a draft. */
  readonly version: number | null;
}

export interface Applied extends Written {
  readonly status: 'applied';
}

export interface Unchanged extends Written {
  readonly status: 'unchanged';
}

export interface Superseded extends Operation {
  readonly status: 'superseded';
  /** `by`: the newer operation. */
  readonly error: OutcomeError & { readonly by: string };
}

export interface Conflict extends Operation {
  readonly status: 'conflict';
  readonly error: VersionMismatch | TagMismatch | ChangedSince | KeyReused;
}

export interface Rejected extends Operation {
  readonly status: 'rejected';
  /** `errors`: what is wrong with the item that would come of it. */
  readonly error: OutcomeError & { readonly errors?: readonly FieldProblem[] };
}

interface OutcomeError {
  readonly code: string;
  /** What to do. */
  readonly detail: string;
}

/** Null stands for nothing there, or for a deletion. */
interface BothValues extends OutcomeError {
  /** What is there now. */
  readonly current: unknown;
  /** What the write asked for. */
  readonly attempted: unknown;
}

/** Of a step or its draft. */
export interface VersionMismatch extends BothValues {
  readonly code: 'version-mismatch';
  readonly expectedVersion: number;
  readonly currentVersion: number;
}

/** Of an item. */
export interface TagMismatch extends BothValues {
  readonly code: 'tag-mismatch';
  readonly expectedTag: string;
  readonly currentTag: string;
}

/** Of a revert: what the operation left has been changed since. */
export interface ChangedSince extends BothValues {
  readonly code: 'changed-since';
}

/** The Idempotency-Key had been used for another request. */
export interface KeyReused extends OutcomeError {
  readonly code: 'idempotency-key-reused';
}

const statuses: readonly unknown[] = ['applied', 'unchanged', 'superseded', 'conflict', 'rejected'];

/** Whether the body of an answer is an outcome: of a pending operation it is not. */
export function isOutcome(body: unknown): body is Outcome {
  return body !== null && typeof body === 'object' && 'status' in body && statuses.includes(body.status);
}
