// The command that records a refusal.
import { canonicalJson } from '../audit/canonical-json';
import { fingerprintOf, newOperationId, operationIdOf } from '../commands/identifiers';
import type { attempts, RecordValidationErrors } from '../commands/kinds';
import type { FieldError } from '../sections/field-error';
import type { Json, StepName } from '../sections/section';
import type { Common } from './accept-write';
import type { WriteHeaders } from './write-headers';

export interface Refusal {
  readonly common: Common;
  readonly headers: WriteHeaders;
  readonly step: StepName;
  readonly attempted: (typeof attempts)[number];
  /** What was to be written, for example `put-item projects 0190…`: with the body it tells one refused request from another. */
  readonly target: string;
  /** What the client had seen of it, as If-Match says. */
  readonly seen: object | string | undefined;
  readonly body: Json;
  readonly errors: readonly FieldError[];
}

/** A refusal has an operation of its own, so that the corrected request may use its Idempotency-Key again. */
export function refusalRecord({
  common,
  headers,
  step,
  attempted,
  target,
  seen,
  body,
  errors,
}: Refusal): RecordValidationErrors {
  const payload = { attempted, errors: [...errors] };
  const record = { ...common, step, kind: 'record-validation-errors' as const, payload };
  const { idempotencyKey: key, revision } = headers;
  if (key === undefined) return { ...record, operationId: newOperationId() };
  // What was refused has no order of its own: canonical JSON gives it one.
  const fingerprint = fingerprintOf({ target, step, seen, revision, refused: canonicalJson(body) });
  // No key holds a line feed, so this names no operation of a client.
  return { ...record, operationId: operationIdOf(common.profileId, `refused\n${key}\n${fingerprint}`), fingerprint };
}
