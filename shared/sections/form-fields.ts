// What is asked of a form for every single item, and so is made once a form.
import type { Field, Form, Item, Json } from './section';

export type Entries = readonly (readonly [name: string, field: Field])[];

const entries = new WeakMap<Form['fields'], Entries>();
const empties = new WeakMap<Form['fields'], Item>();

/** The fields with their names, in the order of their declaration. */
export function fieldsOf({ fields }: Form): Entries {
  return entries.get(fields) ?? kept(entries, fields, Object.entries(fields));
}

/** The item of which nothing is given, as a new object. */
export function emptyItem(form: Form): Record<string, Json> {
  const { fields } = form;
  const empty = empties.get(fields);
  if (empty) return { ...empty };
  return { ...kept(empties, fields, Object.fromEntries(fieldsOf(form).map(([name, field]) => [name, field.empty]))) };
}

function kept<T>(all: WeakMap<Form['fields'], T>, fields: Form['fields'], made: T): T {
  all.set(fields, made);
  return made;
}
