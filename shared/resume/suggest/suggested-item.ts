// What a resume says of one item of a section: only values that the section would take, each with where it was found.
import { readField } from '../../sections/check-item';
import { FieldErrors } from '../../sections/field-error';
import type { Field, Json, Section } from '../../sections/section';
import { cutText } from '../../sections/text';
import type { Found } from '../model/parsed-resume';

export interface SuggestedField extends Pick<Found, 'confidence' | 'page' | 'line'> {
  readonly field: string;
  readonly value: Json;
}

export interface SuggestedItem {
  readonly section: Section;
  /** From 0, among the items that the parse has for the section: with the parse's id it makes the id of a new item. */
  readonly index: number;
  readonly fields: readonly SuggestedField[];
}

/** Text that is too long is cut at a word; what a field refuses all the same is left out. */
export function suggestedItem(
  section: Section,
  index: number,
  found: { readonly [field: string]: Found<Json> | undefined },
): SuggestedItem {
  const fields = Object.entries(found).flatMap(([name, one]): SuggestedField[] => {
    const field = section.fields[name];
    if (field === undefined) throw new RangeError(`${section.name} has no field ${name}`);
    const value = one && accepted(field, fitted(field, one.value));
    if (one === undefined || value === undefined) return [];
    return [{ field: name, value, confidence: one.confidence, page: one.page, line: one.line }];
  });
  return { section, index, fields };
}

/** One finding out of several: a list with the least of their confidences and the place of the first. */
export function listOf(found: readonly Found[]): Found<Json> | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const confidence = Math.min(...found.map((one) => one.confidence));
  return { ...first, value: found.map(({ value }) => value), confidence };
}

function accepted(field: Field, value: Json): Json | undefined {
  return readField(field, value, 'submit', '', new FieldErrors());
}

function fitted({ schema, storage }: Field, value: Json): Json {
  if (storage !== 'json' || !Array.isArray(value)) return cut(value, schema.maxLength);
  const { maxItems, items } = schema;
  const maxLength = typeof items === 'object' && items !== null && 'maxLength' in items ? items.maxLength : undefined;
  return value.slice(0, typeof maxItems === 'number' ? maxItems : undefined).map((entry) => cut(entry, maxLength));
}

function cut(value: Json, maxLength: unknown): Json {
  if (typeof value !== 'string' || typeof maxLength !== 'number' || value.length <= maxLength) return value;
  const kept = cutText(value, maxLength);
  const atWord = kept.slice(0, kept.search(/\s+\S*$/) + 1).trimEnd();
  return atWord === '' ? kept : atWord;
}
