// What a section asks of its items beyond their fields: how many there may be, and that only one of them carries a flag.
import type { FieldError } from '../sections/field-error';
import type { Given, Item, Section } from '../sections/section';
import type { StoredItem } from './state';

/** The item as a client would send it: without fields that only the service sets. */
export function givenOf(section: Section, item: Item): Given {
  const names = Object.keys(section.fields).filter((name) => section.fields[name]?.setBy !== 'system');
  return Object.fromEntries(names.map((name) => [name, item[name] ?? null]));
}

/** Of an item that carries the flag of its list while another one does too. */
export function flagFault(
  section: Section,
  itemId: string,
  item: Item,
  items: ReadonlyMap<string, StoredItem>,
): FieldError | undefined {
  const { onlyOne } = section;
  if (onlyOne === undefined || item[onlyOne] !== true) return undefined;
  const taken = [...items].some(([otherId, other]) => otherId !== itemId && other.item[onlyOne] === true);
  if (!taken) return undefined;
  return { path: `/${onlyOne}`, code: 'duplicate', message: 'Mark at most one entry of this list.' };
}

export function tooManyFault(section: Section, items: ReadonlyMap<string, unknown>): FieldError | undefined {
  if (items.size <= section.maxItems) return undefined;
  return { path: '', code: 'too_many', message: `Keep at most ${section.maxItems} entries.` };
}

/**
 * Whether the list of a submit, with the items that stay because they were written after it, is longer than any honest client makes it: a
 * full list of each. More is refused, or a client that counts the revisions of its submits below those of its items would add a list
 * with each submit and never lose one.
 */
export function isCrowded(section: Section, listed: readonly string[], staying: readonly string[]): boolean {
  return new Set([...listed, ...staying]).size > 2 * section.maxItems;
}
