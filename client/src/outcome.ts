// What becomes of a write: the operation as the API's description has it, told apart by its status.
import type { components } from './schema.ts';

/**
 *     pending ──▶ applied      something changed
 *             ──▶ unchanged    it asked for what was there already
 *             ──▶ superseded   something newer had been written before it came
 *             ──▶ conflict     what was there is not what the client had seen; nothing was overwritten
 *             ──▶ rejected     the database refused it; it is kept whole for the operators
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
  readonly error: VersionMismatch | KeyReused;
}

export interface Rejected extends Operation {
  readonly status: 'rejected';
  readonly error: OutcomeError;
}

interface OutcomeError {
  readonly code: string;
  /** What to do. */
  readonly detail: string;
}

export interface VersionMismatch extends OutcomeError {
  readonly code: 'version-mismatch';
  readonly expectedVersion: number;
  readonly currentVersion: number;
  /** What is there now. */
  readonly current: unknown;
  /** What the write asked for. */
  readonly attempted: unknown;
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
