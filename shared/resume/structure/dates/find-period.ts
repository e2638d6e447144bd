// The dates and ranges of dates in a line of text. Numbers that only look like years or months (telephone numbers, postal codes, versions,
// amounts) are told by what stands right before and behind them.
import type { Language, PartialDate } from '../../model/parsed-resume';
import { type DateAt, dateAt, numberAt } from './date-at';
import { between, from as fromWord, openEnd, present, since, until } from './date-words';
import type { FoundPeriod } from './found-period';

/** In the order of the text; they do not overlap. */
export function findPeriods(text: string, language: Language): readonly FoundPeriod[] {
  const found: FoundPeriod[] = [];
  for (let at = 0; at < text.length; ) {
    const period = mayBegin(text, at) ? periodAt(text, at, language) : undefined;
    if (period !== undefined) found.push(period);
    at = period === undefined ? at + 1 : Math.max(period.to, at + 1);
  }
  return found;
}

function periodAt(text: string, at: number, language: Language): FoundPeriod | undefined {
  const lasting = lengthOf(since, text, at);
  const ending = lasting > 0 ? 0 : lengthOf(until, text, at);
  const opening = lasting + ending > 0 ? 0 : lengthOf(fromWord, text, at);
  for (const skipped of new Set([lasting + ending + opening, 0])) {
    const date = dateAt(text, at + skipped, language);
    if (date === undefined) continue;
    const range = rangeAt(text, at, skipped, date, language);
    if (range !== undefined) return range;
    const alone =
      date.weak || !endsHere(text, date.to) ? undefined : single(text, at, skipped, date, { lasting: lasting > 0 });
    if (alone !== undefined && skipped === lasting + ending) return alone;
  }
  return undefined;
}

/** Two dates, or one and "present", with a dash or a word between them. */
function rangeAt(
  text: string,
  at: number,
  skipped: number,
  first: DateAt,
  language: Language,
): FoundPeriod | undefined {
  const joint = lengthOf(between, text, first.to);
  if (joint === 0) return undefined;
  const next = first.to + joint;
  const now = first.weak && first.year === undefined ? 0 : lengthOf(present, text, next);
  if (now > 0) {
    return {
      ...spanOf(at, next + now, first.confidence + 0.05, first.ambiguous),
      start: partial(first),
      isCurrent: true,
      isSingle: false,
    };
  }
  if (
    first.endYear !== undefined &&
    dateAt(text, next, language)?.endYear === undefined &&
    !/\p{L}/u.test(text[at] ?? '')
  )
    return undefined;
  const whole = dateAt(text, next, language);
  const second = whole?.year === undefined ? shortYearAt(text, next, first) : whole;
  if (second?.year === undefined || !endsHere(text, second.to)) return undefined;
  const start = completed(text, at + skipped, first, second);
  const end = { ...second, year: second.endYear ?? second.year };
  if (start === undefined || isAfter(start, end)) return undefined;
  const confidence =
    Math.min(start.confidence, second.confidence) + 0.05 + (isYear(start) && isYear(second) ? 0.25 : 0);
  return {
    ...spanOf(at, second.to, confidence, first.ambiguous || second.ambiguous),
    start: partial(start),
    end: partial(end),
    isCurrent: false,
    isSingle: false,
  };
}

function single(
  text: string,
  at: number,
  skipped: number,
  date: DateAt,
  { lasting }: { lasting: boolean },
): FoundPeriod | undefined {
  const open = lasting ? 0 : lengthOf(openEnd, text, date.to);
  if (isYear(date) && date.endYear === undefined && skipped === 0 && open === 0 && !isYearAlone(text, at, date.to))
    return undefined;
  if (lasting || open > 0) {
    const confidence = lasting ? date.confidence + 0.05 : 0.6;
    return {
      ...spanOf(at, date.to + open, confidence, date.ambiguous),
      start: partial(date),
      isCurrent: true,
      isSingle: false,
    };
  }
  const span = spanOf(at, date.to, date.confidence, date.ambiguous);
  if (date.endYear === undefined) return { ...span, end: partial(date), isCurrent: false, isSingle: true };
  const years = { start: String(date.year), end: String(date.endYear) };
  return { ...span, ...years, confidence: 0.85, isCurrent: false, isSingle: false };
}

/** `2015–19`. */
function shortYearAt(text: string, at: number, { year, month }: DateAt): DateAt | undefined {
  const [, short] = /^(\d{2})(?!\d|[./]\d)/.exec(text.slice(at, at + 4)) ?? [];
  if (year === undefined || month !== undefined || short === undefined) return undefined;
  const century = year - (year % 100) + (Number(short) < year % 100 ? 100 : 0);
  return { year: century + Number(short), to: at + 2, weak: false, ambiguous: false, confidence: 0.6 };
}

/** The first date of a range with what it shares with the second: the year, or month and year. */
function completed(text: string, at: number, first: DateAt, second: DateAt): DateAt | undefined {
  if (first.year !== undefined) return first;
  const { year = 0, month, day } = second;
  const { confidence } = second;
  if (first.month !== undefined) {
    if (month === undefined) return undefined;
    return { ...first, year: first.month > month ? year - 1 : year, confidence };
  }
  const number = numberAt(text, at);
  if (month === undefined || !(number >= 1)) return undefined;
  if (day !== undefined) return number <= day ? { ...first, year, month, day: number, confidence } : undefined;
  return number <= 12 ? { ...first, year: number > month ? year - 1 : year, month: number, confidence } : undefined;
}

const monetary = '[$€£¥#%]';

/** How far the neighbours of a number are looked at. */
const besides = 30;

/** A number of four digits that is neither part of a longer one nor an amount of something. */
function isYearAlone(text: string, at: number, to: number): boolean {
  const before = text.slice(Math.max(0, at - besides), at);
  const behind = text.slice(to, to + besides);
  if (new RegExp(`${monetary}\\s?$|\\d\\)?[  ]$|[\\d ]/ ?$`).test(before)) return false;
  if (
    new RegExp(`^\\s?(?:${monetary}|[+x×]|(?:k|km|m²|m2|h|eur|euros?|usd|chf)(?!\\p{L}))|^[  ]\\d`, 'iu').test(behind)
  )
    return false;
  if (
    /(?:\b(?:server|office|windows|excel|studio|iso|din|en|iec|rfc|version|exchange|sharepoint|sql|autocad|catia|nr\.?|no\.?|over|more than|about|über|mehr als|rund|plus de|más de|environ))[  ]$/iu.test(
      before,
    )
  ) {
    return /\b(?:en)[  ]$/u.test(before);
  }
  const inSentence = /\p{Ll}[  ]$/u.test(before) && /^[  ]\p{Ll}{3,}/u.test(behind);
  return (
    !inSentence ||
    /(?:^|[  ])(?:in|im|en|since|seit|depuis|desde|from|von|de|du|of|ab|anno|année|year|jahr|del|by|until|bis)[  ]$/iu.test(
      before,
    )
  );
}

/** At the start of a word, and not inside a longer number. */
function mayBegin(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (!/[\p{L}\d'’‘´`]/u.test(character)) return false;
  const before = text.slice(Math.max(0, at - 2), at);
  if (/[\p{L}\d_@+#$€£*]$/u.test(before)) return false;
  if (!/\d/.test(character)) return !/\p{L}['’]$/u.test(before);
  return !/\d[.,:/-]$|[./\\-]$/u.test(before) || /[\s)\p{L}]\.$/u.test(before);
}

function endsHere(text: string, to: number): boolean {
  return !/^(?:[\p{L}\d_@%€$]|[.,:/\\-]\d|[-/\\]\p{L}{1,2}\d)/u.test(text.slice(to, to + 5));
}

function spanOf(from: number, to: number, confidence: number, ambiguous: boolean) {
  return { from, to, confidence: Math.round(Math.min(confidence, 0.95) * 100) / 100, ambiguous };
}

function isYear({ month, year }: DateAt): boolean {
  return year !== undefined && month === undefined;
}

/** Compared as far as both say it. */
function isAfter(one: DateAt, other: DateAt): boolean {
  const parts = (['year', 'month', 'day'] as const).map((part) => [one[part], other[part]] as const);
  for (const [first, second] of parts) {
    if (first === undefined || second === undefined) return false;
    if (first !== second) return first > second;
  }
  return false;
}

function partial({ year, month, day }: DateAt): PartialDate {
  const parts = [
    String(year),
    ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0')),
  ];
  return parts.join('-');
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
