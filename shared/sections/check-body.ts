// A step's body: which sections it may hold, which it must, and what concerns a list as a whole.
import { enteredSectionsOfStep, sectionsOfStep } from './all';
import { checkItem, type Mode, readField } from './check-item';
import { type FieldError, FieldErrors } from './field-error';
import { required, uuid } from './fields';
import { isObject, type JsonObject, ownValue } from './json';
import type { Given, Section, StepName, StepPayload } from './section';

export type Checked =
  | { readonly ok: true; readonly payload: StepPayload }
  | { readonly ok: false; readonly errors: FieldError[] };

export interface Demands {
  readonly mode: Mode;
  /** Whether every item of a list must have its id already. */
  readonly itemIds: boolean;
}

/** One check under way. */
interface Check extends Demands {
  readonly errors: FieldErrors;
  readonly seenIds: Set<string>;
}

const itemIdField = required(uuid());

/** Reads only own properties, goes no deeper than the fields do, and stops when it has enough errors. */
export function checkBody(step: StepName, body: unknown, demands: Demands): Checked {
  const check: Check = { ...demands, errors: new FieldErrors(), seenIds: new Set() };
  if (!isObject(body)) {
    check.errors.add('', 'wrong_type', 'Send a JSON object that holds the sections of this step.');
    return { ok: false, errors: check.errors.list };
  }
  refuseStrangers(step, body, check.errors);
  const payload: Record<string, readonly Given[] | Given | null> = {};
  for (const section of enteredSectionsOfStep(step)) {
    const value = ownValue(body, section.property);
    const given = section.cardinality === 'many' ? checkList(section, value, check) : checkOne(section, value, check);
    if (given !== undefined) payload[section.property] = given;
  }
  return check.errors.list.length > 0 ? { ok: false, errors: check.errors.list } : { ok: true, payload };
}

function checkOne(section: Section, value: unknown, check: Check): Given | null | undefined {
  const path = `/${section.property}`;
  if (value === null) return null;
  if (isObject(value)) return checkItem(section, value, check.mode, path, check.errors);
  if (value !== undefined) check.errors.add(path, 'wrong_type', 'Send an object with the fields of this section.');
  else if (check.mode === 'submit') check.errors.add(path, 'required', 'Send this section, or null to clear it.');
  return undefined;
}

function checkList(section: Section, value: unknown, check: Check): readonly Given[] | undefined {
  const { mode, errors } = check;
  const path = `/${section.property}`;
  if (value === undefined || value === null) {
    if (mode === 'submit')
      errors.add(path, 'required', 'Send this list, or an empty one to remove all of its entries.');
  } else if (!Array.isArray(value)) {
    errors.add(path, 'wrong_type', 'Send a list of entries.');
  } else if (value.length > section.maxItems) {
    errors.add(path, 'too_many', `Keep at most ${section.maxItems} entries.`);
  } else {
    return checkEntries(section, value, path, check);
  }
  return undefined;
}

function checkEntries(section: Section, values: readonly unknown[], path: string, check: Check): readonly Given[] {
  const { mode, errors } = check;
  const { onlyOne } = section;
  const entries: Given[] = [];
  let marked = 0;
  for (let index = 0; index < values.length && !errors.full; index++) {
    const entry = checkEntry(section, values[index], `${path}/${index}`, check);
    if (!entry) continue;
    entries.push(entry);
    if (onlyOne === undefined || entry[onlyOne] !== true) continue;
    marked += 1;
    if (marked > 1 && mode === 'submit') {
      errors.add(`${path}/${index}/${onlyOne}`, 'duplicate', 'Mark at most one entry of this list.');
    }
  }
  return entries;
}

function checkEntry(section: Section, value: unknown, path: string, check: Check): Given | undefined {
  if (!isObject(value)) {
    check.errors.add(path, 'wrong_type', 'Send an object with the fields of this entry.');
    return undefined;
  }
  const itemId = checkItemId(ownValue(value, 'itemId'), `${path}/itemId`, check);
  const given = checkItem(section, value, check.mode, path, check.errors);
  return itemId === undefined ? given : { itemId, ...given };
}

function checkItemId(value: unknown, path: string, check: Check): string | undefined {
  const { errors, seenIds } = check;
  if (value === undefined || value === null) {
    if (check.itemIds) errors.add(path, 'required', 'Give the UUID of this entry.');
    return undefined;
  }
  const itemId = readField(itemIdField, value, 'submit', path, errors);
  if (typeof itemId !== 'string') return undefined;
  if (seenIds.has(itemId))
    errors.add(path, 'duplicate', 'Give this entry a UUID of its own, another one has it already.');
  seenIds.add(itemId);
  return itemId;
}

function refuseStrangers(step: StepName, body: JsonObject, errors: FieldErrors): void {
  for (const key of Object.keys(body)) {
    if (errors.full) return;
    const section = sectionsOfStep(step).find(({ property }) => property === key);
    if (section?.enteredBy === 'candidate') continue;
    if (section) errors.addUnknown('', key, 'Take this section out, only the service itself fills it in.');
    else errors.addUnknown('', key);
  }
}
