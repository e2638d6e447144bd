// One item of a body: which fields it may hold, whether each is right by itself, and the rules over several of them.
import { Refused } from './checks';
import type { FieldErrors } from './field-error';
import { fieldsOf } from './form-fields';
import { completeItem } from './item';
import { type JsonObject, ownValue } from './json';
import type { Field, Form, Given, Json } from './section';

export type Mode = 'submit' | 'draft';

/** Reads the item that stands at `path`: what was given of its fields, without nulls. What is wrong with it goes to `errors`. */
export function checkItem(
  form: Form,
  item: JsonObject,
  mode: Mode,
  path: string,
  errors: FieldErrors,
): { [field: string]: Json } {
  const refused = new Set<string>();
  refuseStrangers(form, item, path, errors);
  const given: Record<string, Json> = {};
  for (const [name, field] of fieldsOf(form)) {
    if (errors.full) break;
    const value = field.setBy === 'system' ? null : ownValue(item, name);
    if (value === undefined || value === null) {
      if (field.required && mode === 'submit') {
        refused.add(name);
        errors.add(`${path}/${name}`, 'required', 'Fill this in.');
      }
      continue;
    }
    const read = readField(field, value, mode, `${path}/${name}`, errors);
    if (read === undefined) refused.add(name);
    else given[name] = read;
  }
  if (mode === 'submit') applyRules(form, given, refused, path, errors);
  return given;
}

/** Reads a merge patch that stands at the body itself: each field by itself, null where it is to be emptied. */
export function checkPatch(form: Form, patch: JsonObject, errors: FieldErrors): { [field: string]: Json } {
  refuseStrangers(form, patch, '', errors);
  const given: Record<string, Json> = {};
  for (const [name, field] of fieldsOf(form)) {
    const value = field.setBy === 'system' ? undefined : ownValue(patch, name);
    if (value === undefined) continue;
    if (value !== null) {
      const read = readField(field, value, 'submit', `/${name}`, errors);
      if (read !== undefined) given[name] = read;
    } else if (field.required) errors.add(`/${name}`, 'required', 'This field cannot be emptied.');
    else given[name] = null;
  }
  return given;
}

/** The value as the field keeps it, or undefined when it was refused. */
export function readField(
  field: Field,
  value: unknown,
  mode: Mode,
  path: string,
  errors: FieldErrors,
): Json | undefined {
  const kept = (mode === 'submit' ? field.strict : field.draft)(value);
  if (!(kept instanceof Refused)) return kept;
  for (const { at, code, message, given, key } of kept.faults) {
    if (key !== undefined) errors.addUnknown(`${path}${at}`, key);
    else errors.add(`${path}${at}`, code, message, field.personal ? undefined : shortJson(given));
  }
  return undefined;
}

function refuseStrangers(form: Form, item: JsonObject, path: string, errors: FieldErrors): void {
  for (const key of Object.keys(item)) {
    if (errors.full) return;
    if (key === 'itemId' && form.cardinality === 'many') continue;
    const field = ownValue(form.fields, key);
    if (!field) errors.addUnknown(path, key);
    else if (field.setBy === 'system' && item[key] !== null) {
      errors.addUnknown(path, key, 'Take this field out, only the service itself fills it in.');
    }
  }
}

/** A rule that looks at a field which was just refused would only repeat that. */
function applyRules(form: Form, given: Given, refused: ReadonlySet<string>, path: string, errors: FieldErrors): void {
  if (form.rules.length === 0) return;
  const item = completeItem(form, given);
  for (const rule of form.rules) {
    const readable = !rule.reads.some((name) => refused.has(name));
    if (readable && rule.broken(item)) errors.add(`${path}/${rule.field}`, rule.code, rule.message);
  }
}

const longestJson = 200;

/** Lists, objects and what is too long to be told are left out: they do not help to find the fault. */
function shortJson(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  if (typeof value === 'string' && value.length > longestJson) return undefined;
  const json = JSON.stringify(value);
  return json.length <= longestJson ? json : undefined;
}
