// Items that the service holds: what somebody has entered stands beside a stored file. What the candidate says of it is what it is called
// and whether it is the one to use; the facts of the file, and what else the service knows of it, are the service's.
import type { Form, Given, Item, Section } from './section';
import { type ItemValidation, validateItem } from './validate';

export function isHeld({ held }: Section, item: Item | undefined): boolean {
  return held !== undefined && typeof item?.[held.by] === 'string';
}

/** The fields that no client changes: what the service alone sets and, of a held item, its facts. */
export function serviceFields(section: Section, item: Item): Item {
  const facts = isHeld(section, item) ? section.held?.facts : undefined;
  const isService = (name: string) => section.fields[name]?.setBy === 'system' || facts?.includes(name) === true;
  const names = Object.keys(section.fields).filter(isService);
  return Object.fromEntries(names.map((name) => [name, item[name] ?? null]));
}

/** A held item of which nobody says anything: called as it came, and not the one that may carry the flag of its list. */
export function asItCame({ held, onlyOne }: Section, item: Item): Item {
  const names = Object.entries(held?.asItCame ?? {}).map(([name, from]) => [name, item[from] ?? item[name] ?? null]);
  return { ...item, ...Object.fromEntries(names), ...(onlyOne === undefined ? {} : { [onlyOne]: false }) };
}

/** Checks what is to stand in place of the item. Facts of a held one are not looked at: a file may be what nobody is let enter. */
export function validateStanding(section: Section, standing: Item, given: Given): ItemValidation {
  if (!isHeld(section, standing)) return validateItem(section, given);
  const isOwn = ([name]: readonly [string, unknown]) => section.held?.facts.includes(name) === false;
  const form: Form = { ...section, fields: Object.fromEntries(Object.entries(section.fields).filter(isOwn)) };
  return validateItem(form, Object.fromEntries(Object.entries(given).filter(isOwn)));
}
