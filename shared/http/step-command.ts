// From a request to write a step to the command that travels: valid, or the record of why it was refused.
import { canonicalJson } from '../audit/canonical-json';
import type { Actor } from '../commands/envelope';
import { fingerprintOf, itemIdOf, newOperationId, operationIdOf } from '../commands/identifiers';
import type { RecordValidationErrors, SaveDraft, SubmitStep } from '../commands/kinds';
import { enteredSectionsOfStep } from '../sections/all';
import type { FieldError } from '../sections/field-error';
import type { Given, Json, StepName, StepPayload } from '../sections/section';
import { validateDraft, validateSubmit } from '../sections/validate';
import type { WriteHeaders } from './write-headers';

export interface StepWrite {
  readonly kind: 'save-draft' | 'submit-step';
  readonly profileId: string;
  readonly step: StepName;
  readonly body: Json;
  readonly headers: WriteHeaders;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly traceparent: string | undefined;
  /** ISO 8601 in UTC: when the edge took it. */
  readonly acceptedAt: string;
}

export type StepCommand =
  | { readonly ok: true; readonly command: SaveDraft | SubmitStep }
  | { readonly ok: false; readonly record: RecordValidationErrors; readonly errors: readonly FieldError[] };

/**
 * With an Idempotency-Key the operation is the same each time, and the fingerprint is of what the client asks for, before ids are
 * added to it: a retry has the same, in whatever order its keys come. A refusal has an operation of its own, so that the corrected
 * request may use the key again.
 */
export function stepCommand(write: StepWrite): StepCommand {
  const { kind, step, profileId, body, headers } = write;
  const { idempotencyKey: key, revision } = headers;
  const submitted = kind === 'submit-step';
  const validated = submitted ? validateSubmit(step, body) : validateDraft(step, body);
  if (!validated.ok) return { ok: false, errors: validated.errors, record: recordOf(write, validated.errors) };
  const expectedVersion = submitted ? headers.seen?.version : headers.seen?.draftVersion;
  const asked = { kind, step, expectedVersion, revision, payload: validated.payload };
  const operation =
    key === undefined
      ? { operationId: newOperationId() }
      : { operationId: operationIdOf(profileId, key), fingerprint: fingerprintOf(asked) };
  const payload = submitted ? withItemIds(step, operation.operationId, validated.payload) : validated.payload;
  return { ok: true, command: { ...commonOf(write), ...operation, expectedVersion, kind, payload } };
}

function recordOf(write: StepWrite, errors: readonly FieldError[]): RecordValidationErrors {
  const { kind, step, profileId, headers, body } = write;
  const { idempotencyKey: key, seen, revision } = headers;
  const payload = { attempted: kind === 'submit-step' ? ('submit' as const) : ('draft' as const), errors: [...errors] };
  const record = { ...commonOf(write), kind: 'record-validation-errors' as const, payload };
  if (key === undefined) return { ...record, operationId: newOperationId() };
  // What was refused has no order of its own: canonical JSON gives it one.
  const fingerprint = fingerprintOf({ kind, step, seen, revision, refused: canonicalJson(body) });
  // No key holds a line feed, so this names no operation of a client.
  return { ...record, operationId: operationIdOf(profileId, `refused\n${key}\n${fingerprint}`), fingerprint };
}

function commonOf({ profileId, step, actor, correlationId, traceparent, acceptedAt, headers }: StepWrite) {
  const { sessionId, revision, reason } = headers;
  return {
    version: 1 as const,
    profileId,
    step,
    actor,
    sessionId,
    revision,
    reason,
    source: 'web' as const,
    correlationId,
    traceparent,
    acceptedAt,
  };
}

/** A submitted item that came without an id gets the one of its place, the same at each retry; a draft stays as it was typed. */
function withItemIds(step: StepName, operationId: string, payload: StepPayload): StepPayload {
  const named: Record<string, StepPayload[string]> = { ...payload };
  for (const { property } of enteredSectionsOfStep(step)) {
    const items = payload[property];
    if (!Array.isArray(items)) continue;
    named[property] = items.map((item: Given, index) =>
      'itemId' in item ? item : { itemId: itemIdOf(operationId, property, index), ...item },
    );
  }
  return named;
}
