// Numbers as text, with the decimal sign that the mapping names: without it nobody could tell 1.234 from 1,234.
import { type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

const forms = {
  '.': /^[+-]?(?:\d+|\d{1,3}(?:[,' ]\d{3})+)(?:\.\d+)?$/,
  ',': /^[+-]?(?:\d+|\d{1,3}(?:[.' ]\d{3})+)(?:,\d+)?$/,
} as const;

/** Thousands may be parted by the other sign, an apostrophe or a blank. */
export function parseNumber(raw: Raw, decimal: '.' | ','): Parsed {
  if (typeof raw === 'number') return value(raw);
  const text = textOf(raw);
  if (text === undefined || !forms[decimal].test(text)) return unreadable('no-number');
  const plain = text
    .replaceAll(decimal, 'd')
    .replaceAll(/[.,' ]/g, '')
    .replace('d', '.');
  const read = Number(plain);
  return Number.isFinite(read) ? value(read) : unreadable('no-number');
}
