// Whether a body may become what a step says: strict for a submit, lenient for a draft. Used at the edge, and again after the queue.
import { z } from 'zod';
import { type Checked, checkBody, type Demands } from './check-body';
import type { Mode } from './check-item';
import { pointerSegments } from './field-error';
import type { StepName, StepPayload } from './section';

export type { FieldError, FieldErrorCode } from './field-error';
export type { Given, StepPayload } from './section';
export type Validation = Checked;

/**
 * A final body: every section that is entered in the step is there (a list that was forgotten would delete what is stored; a section
 * of one may be null, which clears it), and every item is complete and right. The payload is sparse: it has no nulls.
 */
export function validateSubmit(step: StepName, body: unknown): Validation {
  return validate(step, body, { mode: 'submit', itemIds: false });
}

/**
 * A draft: sections and fields may be missing, formats and rules are not looked at; refused are wrong types, what is too large for
 * its column, what cannot be stored, and unknown fields. The payload is what was given, without nulls. An itemId has to be right,
 * for it is no field that somebody fills in but how draft and submit know the same item.
 */
export function validateDraft(step: StepName, body: unknown): Validation {
  return validate(step, body, { mode: 'draft', itemIds: false });
}

/** For a payload that comes out of the queue: the same checks, and every item that was submitted has its itemId. */
export function payloadSchema(step: StepName, mode: Mode): z.ZodType<StepPayload> {
  return schemas[mode][step];
}

const schemas = { submit: everyStep('submit'), draft: everyStep('draft') };

function everyStep(mode: Mode): Record<StepName, z.ZodType<StepPayload>> {
  return {
    address: schemaFor('address', mode),
    education: schemaFor('education', mode),
    experience: schemaFor('experience', mode),
    projects: schemaFor('projects', mode),
    aspirations: schemaFor('aspirations', mode),
    resume: schemaFor('resume', mode),
  };
}

function schemaFor(step: StepName, mode: Mode): z.ZodType<StepPayload> {
  return z.unknown().transform((body, context) => {
    const checked = validate(step, body, { mode, itemIds: mode === 'submit' });
    if (checked.ok) return checked.payload;
    for (const { path, code, message } of checked.errors) {
      context.issues.push({ code: 'custom', input: body, path: pointerSegments(path), message, params: { code } });
    }
    return z.NEVER;
  });
}

function validate(step: StepName, body: unknown, demands: Demands): Validation {
  try {
    return checkBody(step, body, demands);
  } catch (thrown) {
    // What is no JSON (a proxy, a getter that throws) can make the check throw; anything else that does is our own fault.
    if (isJson(body)) throw thrown;
    return { ok: false, errors: [{ path: '', code: 'wrong_type', message: 'Send a body that is JSON.' }] };
  }
}

function isJson(body: unknown): boolean {
  try {
    JSON.stringify(body);
    return true;
  } catch {
    return false;
  }
}
