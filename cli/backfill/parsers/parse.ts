// Which parsers there are and with what options: one word or one object of a mapping's `parse`.
import type { Json } from '../../../shared/sections/section';

export const amountParts = ['min', 'max', 'currency', 'period'] as const;
export type AmountPart = (typeof amountParts)[number];

export type Parse =
  | { readonly kind: 'as-it-is' }
  | { readonly kind: 'text'; readonly mojibake: boolean }
  | { readonly kind: 'date'; readonly formats: readonly string[] }
  | { readonly kind: 'country' }
  | ListParse
  | { readonly kind: 'bullets'; readonly marked: boolean }
  | { readonly kind: 'prose' }
  | { readonly kind: 'number'; readonly decimal: '.' | ',' }
  | AmountParse
  | BooleanParse
  | { readonly kind: 'coordinate'; readonly part: 'latitude' | 'longitude' }
  | { readonly kind: 'url'; readonly upgrade: boolean }
  | { readonly kind: 'json' }
  | WordParse;

export interface ListParse {
  readonly kind: 'list';
  readonly separators: readonly string[];
  /** What each entry is read by. */
  readonly each: Parse | undefined;
}

export interface AmountParse {
  readonly kind: 'amount';
  readonly part: AmountPart;
  /** Currency codes by the signs and words (in lower case) that mean them here, for example `$`. */
  readonly currencies: ReadonlyMap<string, string>;
  /** The currency or period of amounts that name none. */
  readonly otherwise: string | undefined;
}

export interface BooleanParse {
  readonly kind: 'boolean';
  /** In lower case. */
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
}

export interface WordParse {
  readonly kind: 'map';
  /** By words in lower case; null means nothing. */
  readonly words: ReadonlyMap<string, Json>;
  /** For all other words; undefined: they are unreadable. */
  readonly otherwise: Json | undefined;
}
