// What a parser gives: a value, nothing, or why it cannot tell. A parser is pure and never guesses; what it cannot tell it says.
import type { Json } from '../../../shared/sections/section';

/** One fixed sentence for each code; none holds what was read. */
export const sentences = {
  'no-text': 'Is no text, number or date.',
  'no-date': 'Is in none of the date formats that the mapping lists.',
  'impossible-date': 'Is no date of the calendar.',
  'ambiguous-date': 'Fits several date formats of the mapping, with different dates.',
  'no-country': 'Is no country: neither a code of ISO 3166-1 nor a name that is known and means one country alone.',
  'no-list': 'Is no list of words.',
  'no-number': 'Is no number as the mapping says that numbers are written.',
  'no-amount': 'Is no amount of money or range of amounts that can be told for sure.',
  'no-boolean': 'Is none of the words for yes and no.',
  'no-coordinate': 'Is no coordinate in degrees.',
  'no-url': 'Is no address that begins with https://.',
  'no-word': 'Is none of the words that the mapping lists.',
  'no-match': 'Does not fit the pattern of the mapping.',
  'broken-json': 'Is no JSON.',
} as const;
export type ParseCode = keyof typeof sentences;

export type Parsed =
  | {
      readonly kind: 'value';
      readonly value: Json;
      /** Of a list: why entries are missing from it, one code an entry. */
      readonly lost?: readonly ParseCode[];
    }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable'; readonly code: ParseCode };

/** A column's value as the mssql client gives it, or a value of JSON; null is never handed to a parser. */
export type Raw = Json | Date;

export const blank: Parsed = { kind: 'blank' };

export function value(read: Json): Parsed {
  return { kind: 'value', value: read };
}

export function unreadable(code: ParseCode): Parsed {
  return { kind: 'unreadable', code };
}
