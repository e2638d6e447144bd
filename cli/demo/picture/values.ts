// How a value of a row or an audit entry is written for a reader.
import { sectionByName } from '../../../shared/sections/all';
import type { Field, Json } from '../../../shared/sections/section';
import { cutText } from '../../../shared/sections/text';
import { visible } from '../terminal/text-width';

/** Text as it is, lists and objects in brackets, nothing as a dash. Line breaks are shown as signs. */
export function shown(value: Json | undefined): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return visible(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(shown).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, one]) => `${name}: ${shown(one)}`)
    .join(', ')}}`;
}

const longest = 300;

/** Long text, as of a whole resume, as far as a reader wants it; what is left out is counted. */
export function brief(told: string): string {
  if (told.length <= longest) return told;
  return `${cutText(told, longest).trimEnd()} … (${told.length} characters)`;
}

/** The fields of an audited value in the order of the section's declaration; of a draft, each value with its path. */
export function fieldsOf(entity: string, value: Json): readonly (readonly [name: string, value: Json])[] {
  if (value === null || typeof value !== 'object' || isList(value)) return [];
  const section = sectionByName(entity);
  if (!section) return leaves(value);
  const { position, ...item } = value;
  const fields = Object.entries(section.fields).filter(([name, field]) => isFilled(field, item[name]));
  const named = fields.map(([name]) => [name, item[name] ?? null] as const);
  return position === undefined ? named : [...named, ['position', position]];
}

/** Whether there is more than what a field holds that was not given. */
export function isFilled(field: Field, value: Json | undefined): boolean {
  return value !== undefined && JSON.stringify(value) !== JSON.stringify(field.empty);
}

/** Every value in a document, under names such as addresses/0/city. */
function leaves(value: Json, path = ''): readonly (readonly [path: string, value: Json])[] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  const entries = Object.entries(value) as [string, Json][];
  return entries.flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}/${name}`));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The first part of a UUID, enough to tell those of one profile apart. */
export function short(id: string | null): string {
  return id === null ? '—' : id.slice(0, 8);
}

/** The time of day in UTC, to the millisecond. */
export function timeOf(instant: string): string {
  return instant.slice(11, 23);
}
