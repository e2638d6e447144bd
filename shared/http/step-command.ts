// From a request to write a step to the command that travels: valid, or the record of why it was refused.
import { itemIdOf } from '../commands/identifiers';
import type { SaveDraft, SubmitStep } from '../commands/kinds';
import { enteredSectionsOfStep } from '../sections/all';
import type { Given, Json, StepName, StepPayload } from '../sections/section';
import { validateDraft, validateSubmit } from '../sections/validate';
import { type Common, operationOf } from './accept-write';
import { refusalRecord } from './refusal-record';
import type { Refused } from './refuse';
import type { StepHeaders } from './write-headers';

export interface StepWrite {
  readonly kind: 'save-draft' | 'submit-step';
  readonly step: StepName;
  readonly body: Json;
  readonly headers: StepHeaders;
  readonly common: Common;
}

export type StepCommand =
  | { readonly ok: true; readonly command: SaveDraft | SubmitStep }
  | ({ readonly ok: false } & Refused);

/** A retry under the same Idempotency-Key is the same operation with the same items, in whatever order its keys come. */
export function stepCommand({ kind, step, body, headers, common }: StepWrite): StepCommand {
  const submitted = kind === 'submit-step';
  const validated = submitted ? validateSubmit(step, body) : validateDraft(step, body);
  if (!validated.ok) {
    const { errors } = validated;
    const attempted = submitted ? 'submit' : 'draft';
    const refusal = { common, headers, step, attempted, target: kind, seen: headers.seen, body, errors } as const;
    return { ok: false, errors, record: refusalRecord(refusal) };
  }
  const expectedVersion = submitted ? headers.seen?.version : headers.seen?.draftVersion;
  const expectedDraftVersion = submitted ? headers.seen?.draftVersion : undefined;
  const expected = { expectedVersion, ...(expectedDraftVersion === undefined ? {} : { expectedDraftVersion }) };
  const asked = { kind, step, ...expected, revision: headers.revision, payload: validated.payload };
  const operation = operationOf(common.profileId, headers, asked);
  const payload = submitted ? withItemIds(step, operation.operationId, validated.payload) : validated.payload;
  return { ok: true, command: { ...common, ...operation, step, ...expected, kind, payload } };
}

/** A submitted item that came without an id gets the one of its place, the same at each retry; a draft stays as it was typed. */
export function withItemIds(step: StepName, operationId: string, payload: StepPayload): StepPayload {
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
