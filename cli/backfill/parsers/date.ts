// Dates in the formats that a mapping lists, as YYYY, YYYY-MM or YYYY-MM-DD: as much as was written, and nothing made up.
import { isPartialDate } from '../../../shared/sections/partial-date';
import { monthOfName, monthOfShortName } from '../../../shared/words/month-names';
import { escapePattern } from './escape';
import { blank, type Parsed, type Raw, unreadable, value } from './parsed';
import { textOf } from './text';

type Token = 'YYYY' | 'MMMM' | 'MMM' | 'MM' | 'M' | 'DD' | 'D' | 'hh' | 'mm' | 'ss';

/** Times of the day are read over. */
const tokens: Readonly<Record<Token, string>> = {
  YYYY: '(?<year>\\d{4})',
  MMMM: '(?<fullName>\\p{L}+)',
  MMM: '(?<shortName>\\p{L}+\\.?)',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  hh: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}(?:\\.\\d+)?',
};
const parts = /YYYY|MMMM|MMM|MM|M|DD|D|hh|mm|ss|\s+|\S/gu;

/** What is wrong with a format, or undefined when it can be used. */
export function faultOfFormat(format: string): string | undefined {
  const found = format.match(parts) ?? [];
  const count = (...wanted: string[]) => found.filter((part) => wanted.includes(part)).length;
  if (found.some((part) => part === 'Y')) return 'Years have four digits: write YYYY.';
  if (count('YYYY') !== 1) return 'A format has YYYY once.';
  const months = count('MMMM', 'MMM', 'MM', 'M');
  const days = count('DD', 'D');
  if (months > 1 || days > 1) return 'A format has one month and one day at most.';
  return days > months ? 'A format with a day has a month too.' : undefined;
}

const compiled = new Map<string, RegExp>();

function patternOf(format: string): RegExp {
  const known = compiled.get(format);
  if (known) return known;
  const source = (format.match(parts) ?? []).map((part) => {
    if (/^\s+$/.test(part)) return '\\s+';
    return Object.hasOwn(tokens, part) ? tokens[part as Token] : escapePattern(part);
  });
  const pattern = new RegExp(`^${source.join('')}$`, 'iu');
  compiled.set(format, pattern);
  return pattern;
}

/** A date column gives its day whatever the formats. A date whose digits are all 0 is none. */
export function parseDate(raw: Raw, formats: readonly string[]): Parsed {
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? unreadable('no-date') : day(raw);
  const text = textOf(raw);
  if (text === undefined) return unreadable('no-date');
  if (/^[0\W_]*$/.test(text)) return blank;
  const dates = new Set(formats.map((format) => read(text, format)).filter((date) => date !== undefined));
  const possible = [...dates].filter(isPartialDate);
  if (possible.length > 1) return unreadable('ambiguous-date');
  const [date] = possible;
  if (date !== undefined) return value(date);
  return unreadable(dates.size > 0 ? 'impossible-date' : 'no-date');
}

function day(instant: Date): Parsed {
  const date = instant.toISOString().slice(0, 10);
  return isPartialDate(date) ? value(date) : unreadable('impossible-date');
}

/** What stands there as a partial date, also one that no calendar has; undefined when it is not in the format. */
function read(text: string, format: string): string | undefined {
  const groups = patternOf(format).exec(text)?.groups;
  if (groups?.year === undefined) return undefined;
  const { year, month, fullName, shortName, day } = groups;
  if (fullName !== undefined || shortName !== undefined) {
    const named = fullName !== undefined ? monthOfName(fullName) : monthOfShortName(shortName ?? '');
    return named === undefined ? undefined : dateOf(year, String(named), day);
  }
  return dateOf(year, month, day);
}

function dateOf(...given: readonly (string | undefined)[]): string {
  return given
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
