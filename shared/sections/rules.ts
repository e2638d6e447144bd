// The rules over several fields of one item that sections share. A rule is looked at when no field that it reads was refused by itself.
import { isBefore } from './partial-date';
import type { Item, Json, Rule } from './section';

/** The end is not before the start, as far as both are known: 2020 to 2020-05 is fine. */
export function endNotBefore(start: string, end: string, message: string): Rule {
  const broken = (item: Item) => {
    const [from, to] = [item[start], item[end]];
    return typeof from === 'string' && typeof to === 'string' && isBefore(to, from);
  };
  return { field: end, reads: [start, end], code: 'end_before_start', message, broken };
}

/** What is still going on has no end yet. */
export const noEndWhileCurrent: Rule = {
  field: 'endDate',
  reads: ['isCurrent', 'endDate'],
  code: 'current_with_end_date',
  message: 'Take out the end date, or do not mark this as current.',
  broken: (item) => item.isCurrent === true && isGiven(item.endDate),
};

/** Both fields or none: reported at the one that is missing. */
export function bothOrNeither(one: string, other: string, message: string): Rule[] {
  const missing = (field: string, partner: string): Rule => ({
    field,
    reads: [field, partner],
    code: 'both_or_neither',
    message,
    broken: (item) => !isGiven(item[field]) && isGiven(item[partner]),
  });
  return [missing(one, other), missing(other, one)];
}

/** When one of `fields` is given, one of `needed` has to be: reported at `at`, where the person can mend it. */
export function needs(fields: readonly string[], needed: readonly string[], at: string, message: string): Rule {
  const given = (item: Item, names: readonly string[]) => names.some((name) => isGiven(item[name]));
  const broken = (item: Item) => given(item, fields) && !given(item, needed);
  return { field: at, reads: [...fields, ...needed], code: 'needs_other_field', message, broken };
}

/** The lower end of a range is not above its upper end: reported at the upper. */
export function ordered(lower: string, upper: string, message: string): Rule {
  const broken = (item: Item) => {
    const [from, to] = [item[lower], item[upper]];
    return typeof from === 'number' && typeof to === 'number' && from > to;
  };
  return { field: upper, reads: [lower, upper], code: 'range_order', message, broken };
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
