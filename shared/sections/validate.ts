// Whether a body may become what a step says: strict for a submit, lenient for a draft. Used at the edge, and again after the queue.
import { type Checked, checkBody, type Demands } from './check-body';
import { checkItem, checkPatch, type Mode } from './check-item';
import { type FieldError, FieldErrors } from './field-error';
import { isObject, type JsonObject } from './json';
import type { Form, Given, Json, StepName } from './section';

/**
 * A final body: every section that is entered in the step is there (a list that was forgotten would delete what is stored; a section
 * of one may be null, which clears it), and every item is complete and right. The payload is sparse: it has no nulls.
 */
export function validateSubmit(step: StepName, body: unknown): Checked {
  return validate(step, body, { mode: 'submit', itemIds: false });
}

/**
 * A draft: sections and fields may be missing, formats and rules are not looked at; refused are wrong types, what is too large for
 * its column, what cannot be stored, and unknown fields. The payload is what was given, without nulls. An itemId has to be right,
 * for it is no field that somebody fills in but how draft and submit know the same item.
 */
export function validateDraft(step: StepName, body: unknown): Checked {
  return validate(step, body, { mode: 'draft', itemIds: false });
}

/** For a payload that comes out of the queue: the same checks, and every item that was submitted has its itemId. */
export function validateQueued(step: StepName, mode: Mode, body: unknown): Checked {
  return validate(step, body, { mode, itemIds: mode === 'submit' });
}

export type ItemValidation =
  | { readonly ok: true; readonly payload: Given }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** One item by itself, complete and right; paths begin at the item. The payload is sparse and has no itemId. */
export function validateItem(form: Form, body: unknown): ItemValidation {
  return checked(body, (item, errors) => checkItem(form, item, 'submit', '', errors));
}

/**
 * A JSON Merge Patch (RFC 7396) of one item: each field that it names is right by itself, null empties a field that may be empty.
 * Whether the patched item holds to the rules over several fields shows when it is put together.
 */
export function validatePatch(form: Form, body: unknown): ItemValidation {
  return checked(body, (patch, errors) => checkPatch(form, patch, errors));
}

function checked(
  body: unknown,
  check: (item: JsonObject, errors: FieldErrors) => { readonly [field: string]: Json },
): ItemValidation {
  const errors = new FieldErrors();
  if (!isObject(body)) errors.add('', 'wrong_type', 'Send a JSON object.');
  const payload = isObject(body) ? check(body, errors) : {};
  return errors.list.length > 0 ? { ok: false, errors: errors.list } : { ok: true, payload };
}

function validate(step: StepName, body: unknown, demands: Demands): Checked {
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
