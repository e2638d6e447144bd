// The small bodies, of which nobody needs to know where people stumble.
import type { Form, Given, Json } from '../sections/section';
import { validateItem } from '../sections/validate';
import { refusal } from './refuse';

/** A body that says nothing: there is none, or it is an empty object. */
export const nothing: Form = { cardinality: 'one', fields: {}, rules: [] };

/** The members that were given, without nulls. Throws 422 naming every one that is wrong. */
export function readForm(form: Form, body: Json): Given {
  const validated = validateItem(form, body);
  if (!validated.ok) throw refusal(validated.errors);
  return validated.payload;
}
