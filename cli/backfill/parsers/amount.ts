// Amounts of money as people type them: `50,000 - 60,000 EUR`, `55k`, `from €45.000 a year`. A word that is not known makes the whole
// text unreadable: it might change what the rest means.
import { currencyCodes } from '../../../shared/sections/currency-codes';
import type { AmountParse } from './parse';
import { blank, type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

export interface Amount {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly currency: string | undefined;
  readonly period: string | undefined;
}

const codes: ReadonlySet<string> = new Set(currencyCodes);
/** Signs that mean one currency wherever they stand; `$` and `¥` do not. */
const signs = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
]);
const periods = wordMap({
  hour: 'hour hourly hr h stunde std',
  day: 'day daily tag',
  week: 'week weekly wk woche',
  month: 'month monthly mo monat monatlich',
  year: 'year yearly annum annual annually yr pa jahr jährlich',
});
const bounds = wordMap({ min: 'from min minimum ab mind over above +', max: 'max maximum bis upto below under' });
const between = new Set(['-', '–', '—', 'to', 'bis']);
const passed = new Set(['a', 'an', 'per', 'pro', 'im', '/', '.', ',', '(', ')', 'gross', 'brutto']);
const thousand = new Set(['k', 'tsd', 'tsd.']);
const pieces = /\d+(?:[.,'’\u00a0\u202f ]\d+)*|[\p{L}]+(?:\.\p{L}+)*\.?|\S/gu;

/** The part of the amount that is asked for. One number alone is the lower end unless a word says otherwise. */
export function parseAmount(raw: Raw, { part, currencies, otherwise }: AmountParse): Parsed {
  const amount = typeof raw === 'number' ? { ...nothing, min: raw } : amountOf(textOf(raw) ?? '', currencies);
  if (amount === undefined) return unreadable('no-amount');
  const found = amount[part] ?? (part === 'currency' || part === 'period' ? otherwise : undefined);
  return found === undefined ? blank : value(found);
}

const nothing: Amount = { min: undefined, max: undefined, currency: undefined, period: undefined };

export function amountOf(text: string, currencies: ReadonlyMap<string, string>): Amount | undefined {
  const numbers: { amount: number; thousands: boolean }[] = [];
  const found = { currency: new Set<string>(), period: new Set<string>(), bound: new Set<string>() };
  let parted = false;
  for (const piece of text.replaceAll(/\bup to\b/giu, 'upto').match(pieces) ?? []) {
    const word = piece.toLowerCase();
    const last = numbers.at(-1);
    const bare = word.replaceAll('.', '');
    const code =
      currencies.get(word) ?? signs.get(word) ?? (codes.has(word.toUpperCase()) ? word.toUpperCase() : undefined);
    const [period, bound] = [periods.get(bare), bounds.get(bare)];
    if (/^\d/.test(piece)) {
      const amount = numberOf(piece);
      if (amount === undefined) return undefined;
      numbers.push({ amount, thousands: false });
    } else if (code !== undefined) found.currency.add(code);
    else if (last && thousand.has(word)) numbers.splice(-1, 1, { amount: last.amount * 1000, thousands: true });
    else if (between.has(word) && numbers.length === 1 && !parted) parted = true;
    else if (period !== undefined) found.period.add(period);
    else if (bound !== undefined) found.bound.add(bound);
    else if (!passed.has(word)) return undefined;
  }
  const ends = range(numbers, parted, found.bound);
  if (!ends || found.currency.size > 1 || found.period.size > 1) return undefined;
  return { ...ends, currency: [...found.currency][0], period: [...found.period][0] };
}

type Ends = Pick<Amount, 'min' | 'max'>;

/** In `50-60k` the k is meant for both. The lower end is the lower number, whichever was written first. */
function range(
  [first, second, third]: readonly { amount: number; thousands: boolean }[],
  parted: boolean,
  bound: ReadonlySet<string>,
): Ends | undefined {
  if (first === undefined || third !== undefined || (second !== undefined) !== parted || bound.size > 1)
    return undefined;
  if (second === undefined) {
    return bound.has('max') ? { min: undefined, max: first.amount } : { min: first.amount, max: undefined };
  }
  if (bound.has('max')) return undefined;
  const isShort = second.thousands && !first.thousands && first.amount < 1000;
  const one = isShort ? first.amount * 1000 : first.amount;
  return { min: Math.min(one, second.amount), max: Math.max(one, second.amount) };
}

/** Groups of three digits are thousands, one or two digits at the end are cents; undefined for what is neither. */
function numberOf(text: string): number | undefined {
  const match = /^(\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})*|\d+)(?:[.,](\d{1,2}))?$/u.exec(text);
  if (!match) return undefined;
  const parting = new Set((match[1] ?? '').replaceAll(/\d/g, ''));
  if (parting.size > 1 || (match[2] !== undefined && parting.has(text.at(-match[2].length - 1) ?? '')))
    return undefined;
  return Number(`${match[1]?.replaceAll(/\D/g, '')}.${match[2] ?? '0'}`);
}

function wordMap(meanings: { readonly [meaning: string]: string }): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(meanings).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning] as const)),
  );
}
