// From a request to write a step to the command that travels: valid, or the record of why it was refused.
import { canonicalJson } from '../audit/canonical-json';
import type { Actor, RecordValidationErrors, SaveDraft, SubmitStep } from '../commands/envelope';
import { fingerprintOf, itemIdOf, newOperationId, operationIdOf } from '../commands/identifiers';
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
 * The fingerprint is of what the client asked for, before ids are added to it: a retry has the same, in whatever order its keys
 * come. With an Idempotency-Key the operation is the same too; a refusal has one of its own, so that the corrected request may
 * use the key again.
 */
export function stepCommand(write: StepWrite): StepCommand {
  const { kind, step, profileId, body, headers } = write;
  const { idempotencyKey: key, revision } = headers;
  const expectedVersion = kind === 'submit-step' ? headers.seen?.version : headers.seen?.draftVersion;
  const expected = expectedVersion === undefined ? {} : { expectedVersion };
  const asked = { kind, step, ...expected, ...(revision === undefined ? {} : { revision }) };
  const validated = kind === 'submit-step' ? validateSubmit(step, body) : validateDraft(step, body);
  if (!validated.ok) {
    // What was refused has no order of its own: canonical JSON gives it one.
    const fingerprint = fingerprintOf({ ...asked, refused: canonicalJson(body) });
    return { ok: false, errors: validated.errors, record: recordOf(write, fingerprint, validated.errors) };
  }
  const fingerprint = fingerprintOf({ ...asked, payload: validated.payload });
  const operationId = key === undefined ? newOperationId() : operationIdOf(profileId, key);
  const payload = kind === 'submit-step' ? withItemIds(step, operationId, validated.payload) : validated.payload;
  return { ok: true, command: { ...commonOf(write, fingerprint), ...expected, operationId, kind, payload } };
}

function recordOf(write: StepWrite, fingerprint: string, errors: readonly FieldError[]): RecordValidationErrors {
  const { kind, profileId, headers } = write;
  const key = headers.idempotencyKey;
  // No key holds a line feed, so this names no operation of a client.
  const operationId =
    key === undefined ? newOperationId() : operationIdOf(profileId, `refused\n${key}\n${fingerprint}`);
  const payload = { attempted: kind === 'submit-step' ? ('submit' as const) : ('draft' as const), errors: [...errors] };
  return { ...commonOf(write, fingerprint), operationId, kind: 'record-validation-errors', payload };
}

function commonOf(write: StepWrite, fingerprint: string) {
  const { profileId, step, actor, correlationId, traceparent, acceptedAt, headers } = write;
  const { sessionId, revision, reason } = headers;
  return {
    version: 1 as const,
    profileId,
    step,
    actor,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(revision === undefined ? {} : { revision }),
    ...(reason === undefined ? {} : { reason }),
    source: 'web' as const,
    correlationId,
    ...(traceparent === undefined ? {} : { traceparent }),
    acceptedAt,
    fingerprint,
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
