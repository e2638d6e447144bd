// What a suggestion would change of an item that is there. Nothing that stands there is taken away: lists only grow.
import type { Given, Json } from '../../sections/section';
import { agrees, alikeness, isSameText } from './alike';
import type { SuggestedField } from './suggested-item';

export interface FieldSuggestion extends Omit<SuggestedField, 'value'> {
  readonly suggested: Json;
  /** Null where nothing stands yet. */
  readonly current: Json;
}

/** The fields that say something else, or more, than the item. */
export function differences(fields: readonly SuggestedField[], item: Given): readonly FieldSuggestion[] {
  return fields.flatMap(({ value, ...where }): FieldSuggestion[] => {
    const current = item[where.field] ?? null;
    const suggested = isEmpty(current) ? value : better(where.field, value, current);
    if (suggested === undefined || contradicts(where.field, item)) return [];
    return [{ ...where, suggested, current: isEmpty(current) ? null : current }];
  });
}

/** Undefined where what stands there says the same, or more. */
function better(field: string, value: Json, current: Json): Json | undefined {
  if (Array.isArray(value) && Array.isArray(current)) {
    const added = value.filter((entry) => !current.some((one) => isSameText(String(one), String(entry))));
    return added.length === 0 ? undefined : [...current, ...added];
  }
  if (typeof value !== 'string' || typeof current !== 'string') return value === current ? undefined : value;
  if (/Date$/.test(field)) return agrees(value, current) && value.length <= current.length ? undefined : value;
  return isSameText(value, current) || alikeness(value, current) === 1 ? undefined : value;
}

/** An end and "still there" exclude each other: which of them is newer, the candidate knows. */
function contradicts(field: string, item: Given): boolean {
  if (field === 'isCurrent') return typeof item.endDate === 'string' && item.endDate !== '';
  return field === 'endDate' && item.isCurrent === true;
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
