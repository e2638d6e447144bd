// One date at one place of a text, in the forms that resumes use.
import type { Language } from '../../model/parsed-resume';
import { season } from './date-words';
import { monthOf } from './months';

export interface DateAt {
  /** None where it is shared with the date behind it: `Jan – Mar 2020`. */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** Of `2019/20`. */
  readonly endYear?: number;
  /** The first place behind it. */
  readonly to: number;
  /** Too little to be a date by itself: only with another one. */
  readonly weak: boolean;
  readonly ambiguous: boolean;
  readonly confidence: number;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Read = Partial<Omit<DateAt, 'to'>> | undefined;

const y = '(?:19[4-9]|20[0-4])\\d';
const name = '(?<name>\\p{L}{3,10})\\.?';
const apostrophe = "['’‘´`]";
const year = `(?:${apostrophe}?(?<year>${y})|${apostrophe}(?<short>\\d{2}))(?!\\d)`;
/** Around a month's name: `1-June-2012`, `Oct’ 2013`; a comma parts a day from what stands before. */
const dayMark = '(?:\\s*[-/]\\s*|\\s*)';
const mark = `(?:\\s*[-/.,'’]\\s*|\\s*)`;
const ordinal = '(?:st|nd|rd|th|er|\\.|º|°)?';

/** From the most to the least exact; the first that fits is taken. */
const forms: readonly (readonly [pattern: RegExp, read: (groups: Groups, language: Language) => Read])[] = [
  [form(`(?<year>${y})[-./](?<month>0[1-9]|1[0-2])[-./](?<day>0[1-9]|[12]\\d|3[01])(?!\\d)`), exact],
  [
    form(`(?<first>\\d{1,2})\\s?(?<mark>[./-])\\s?(?<second>\\d{1,2})\\s?\\k<mark>\\s?(?<year>${y})(?!\\d)`),
    dayAndMonth,
  ],
  [form('(?<first>\\d{2})(?<mark>[./])(?<second>\\d{2})\\k<mark>(?<short>\\d{2})(?![\\d./-])'), dayAndMonth],
  [form(`(?<day>\\d{1,2})${ordinal}${dayMark}(?:of |de |del )?${name}${mark}(?:de |del )?${year}`), named],
  [form(`${name}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|\\s+)(?<year>${y})(?!\\d)`), named],
  [form(`${name},?${mark}(?:de |del |of )?${year}`), named],
  [form(`(?<month>0?[1-9]|1[0-2])\\s?[/.-]\\s?${year}`), exact],
  [form(`(?<year>${y})(?<space> ?)(?<mark>[-/.])\\k<space>(?<month>0[1-9]|1[0-2])(?!\\d)`), yearAndMonth],
  [form(`(?<year>${y})(?:\\s*[,/.-]\\s*|\\s+)${name}(?!\\p{L})`), yearAndName],
  [form(`(?<year>${y})\\s?[/-]\\s?(?<endShort>\\d{2})(?![\\d./-])`), years],
  [form(`(?<year>${y})\\s?/\\s?(?<endYear>${y})(?!\\d)`), years],
  [
    form(year),
    ({ year, short }) => ({
      ...exact({ year, short }),
      confidence: short === undefined ? 0.6 : 0.5,
      weak: short !== undefined,
    }),
  ],
  [form(`(?<month>0[1-9]|1[0-2])[/.](?<short>\\d{2})(?![\\d./-])`), (groups) => weakly(exact(groups))],
  [
    form(`(?<day>\\d{1,2})${ordinal}${dayMark}${name}${mark}(?<short>\\d{2})(?![\\d.:/])`),
    (groups) => weakly(named(groups)),
  ],
  [form(`${name}[-\\s](?<short>\\d{2})(?![\\d.:/])`), (groups) => weakly(named(groups))],
  [form(`(?<day>\\d{1,2})${ordinal}\\s*(?:of |de )?${name}(?!\\p{L})`), (groups) => weakly(named(groups))],
  [form(`${name}(?!\\p{L})`), (groups) => weakly(named(groups))],
  [
    form('(?<first>\\d{1,2})[./](?<second>\\d{1,2})\\.?(?!\\d)'),
    (groups, language) => weakly(dayAndMonth(groups, language)),
  ],
  [form('(?<alone>\\d{1,2})[./]?(?!\\d)'), () => ({ weak: true, confidence: 0.5 })],
];

export function dateAt(text: string, at: number, language: Language): DateAt | undefined {
  return seasonAt(text, at, language) ?? formAt(text, at, language);
}

/** A number alone before a date: the day or the month is said by the other one. */
export function numberAt(text: string, at: number): number {
  return Number(/^\d{1,2}/.exec(text.slice(at, at + 2))?.[0] ?? Number.NaN);
}

/** `Summer 2019`, `WS 2018/19`, `Q3 2020`: the year is all of it that a date can say. */
function seasonAt(text: string, at: number, language: Language): DateAt | undefined {
  season.lastIndex = at;
  const match = season.exec(text);
  if (match === null) return undefined;
  const date = formAt(text, at + match[0].length, language);
  if (date?.year === undefined || date.month !== undefined) return undefined;
  return { ...date, confidence: 0.6 };
}

function formAt(text: string, at: number, language: Language): DateAt | undefined {
  for (const [pattern, read] of forms) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const date = match === null ? undefined : read(match.groups ?? {}, language);
    if (date === undefined || !isPossible(date)) continue;
    return { weak: false, ambiguous: false, confidence: 0.9, ...date, to: at + (match?.[0].length ?? 0) };
  }
  return undefined;
}

function exact({ year, short, month, day }: Groups): NonNullable<Read> {
  const full = year === undefined ? fullYear(short) : Number(year);
  return {
    ...(full === undefined ? {} : { year: full }),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

function named({ name = '', ...numbers }: Groups): Read {
  const month = monthOf(name);
  return month === undefined ? undefined : { ...exact(numbers), month };
}

/** Points are European, and so are slashes outside English; there the month comes first, unless it cannot. */
function dayAndMonth({ first, second, mark = '.', year, short }: Groups, language: Language): Read {
  const [one, other] = [Number(first), Number(second)];
  const monthFirst = mark !== '.' && language === 'en' ? one <= 12 : other > 12;
  const ambiguous = mark !== '.' && language === 'en' && one <= 12 && other <= 12 && one !== other;
  const [month, day] = monthFirst ? [one, other] : [other, one];
  const whole = year === undefined && short === undefined ? {} : exact({ year, short });
  return { ...whole, month, day, ambiguous, confidence: ambiguous ? 0.6 : 0.9 };
}

/** `2019/05` is a month, `2010/11` a year at school. */
function yearAndMonth({ year, space, mark, month }: Groups): Read {
  const isNextYear = Number(month) === (Number(year) + 1) % 100;
  return mark === '/'
    ? isNextYear
      ? undefined
      : exact({ year, month })
    : space === ''
      ? exact({ year, month })
      : undefined;
}

/** `2019 March`; a short name behind a year might be anything's beginning. */
function yearAndName({ year, name = '' }: Groups): Read {
  return name.length > 3 || /^\p{Lu}/u.test(name) ? named({ year, name }) : undefined;
}

function years({ year, endShort, endYear }: Groups): Read {
  const start = Number(year);
  const century = start - (start % 100);
  const end =
    endYear === undefined ? century + Number(endShort) + (Number(endShort) < start % 100 ? 100 : 0) : Number(endYear);
  return end > start && end - start <= 12 ? { year: start, endYear: end } : undefined;
}

function weakly(date: Read): Read {
  return date && { ...date, weak: true, confidence: 0.6 };
}

function fullYear(short: string | undefined): number | undefined {
  if (short === undefined) return undefined;
  return Number(short) + (Number(short) < 50 ? 2000 : 1900);
}

function isPossible({ year, month, day }: NonNullable<Read>): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  return day === undefined || (day >= 1 && day <= new Date(Date.UTC(year ?? 2000, month ?? 1, 0)).getUTCDate());
}

function form(pattern: string): RegExp {
  return new RegExp(pattern, 'iuy');
}
