// Dates as resumes print them, and the date that a reader of the print can know: of `2019–2021` nobody can tell the month.
import type { Language, PartialDate } from '../../../shared/resume/model/parsed-resume';
import type { Dated } from '../set/resume';

/**
 * short: Jan 2020 · long: January 2020 · numeric: 01/2020 · dotted: 01.2020 · days: 31.01.2020, 31/01/2020, January 31, 2020 ·
 * iso: 2020-01 · years: 2020 · seasons: Spring 2020
 */
export type DateForm = 'short' | 'long' | 'numeric' | 'dotted' | 'days' | 'iso' | 'years' | 'seasons';

const months: Readonly<Record<Language, { readonly short: string; readonly long: string }>> = {
  en: {
    short: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    long: 'January February March April May June July August September October November December',
  },
  de: {
    short: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.',
    long: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  },
  fr: {
    short: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
    long: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  },
  es: {
    short: 'ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.',
    long: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  },
};

/** Winter, spring, summer, autumn. */
const seasons: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  en: ['Winter', 'Spring', 'Summer', 'Fall'],
  de: ['Winter', 'Frühjahr', 'Sommer', 'Herbst'],
  fr: ['hiver', 'printemps', 'été', 'automne'],
  es: ['invierno', 'primavera', 'verano', 'otoño'],
};

const present: Readonly<Record<Language, readonly string[]>> = {
  en: ['Present', 'present', 'Current', 'now'],
  de: ['heute', 'aktuell', 'dato', 'Gegenwart'],
  fr: ["aujourd'hui", 'présent', 'ce jour', 'à ce jour'],
  es: ['actualidad', 'presente', 'la actualidad', 'hoy'],
};

const since: Readonly<Record<Language, string>> = { en: 'Since', de: 'Seit', fr: 'Depuis', es: 'Desde' };

/** What stands between two dates. */
export type Dash = ' – ' | '–' | ' - ' | ' to ';

export interface DateStyle {
  readonly form: DateForm;
  readonly dash: Dash;
  /** Which of the words for "present". */
  readonly present: 0 | 1 | 2 | 3;
  /** `Since March 2019` in place of `March 2019 – Present`. */
  readonly since: boolean;
}

const to: Readonly<Record<Language, string>> = { en: ' to ', de: ' bis ', fr: ' à ', es: ' a ' };

export function printDate(date: string, language: Language, form: DateForm): string {
  const [year = '', month, day] = date.split('-');
  if (!month || form === 'years') return year;
  const index = Number(month) - 1;
  const named = (names: string) => names.split(' ')[index] ?? '';
  switch (form) {
    case 'short':
      return `${named(months[language].short)} ${year}`;
    case 'long':
      return `${named(months[language].long)}${language === 'es' ? ' de ' : ' '}${year}`;
    case 'numeric':
      return `${month}/${year}`;
    case 'dotted':
      return `${month}.${year}`;
    case 'days':
      if (!day) return printDate(date, language, 'numeric');
      if (language === 'en') return `${named(months.en.long)} ${Number(day)}, ${year}`;
      return [day, month, year].join(language === 'de' ? '.' : '/');
    case 'iso':
      return `${year}-${month}`;
    case 'seasons':
      return `${seasons[language][Math.floor((Number(month) % 12) / 3) as 0 | 1 | 2 | 3]} ${year}`;
    default:
      return form satisfies never;
  }
}

/** What the print of a date still tells; a season tells the year. */
export function printedDate(date: string, form: DateForm): PartialDate {
  if (form === 'years' || form === 'seasons') return date.slice(0, 4);
  return form === 'days' ? date : date.slice(0, 7);
}

/** Empty without dates. Only an end is a single date; only a start goes on until today. */
export function printPeriod({ startDate, endDate }: Dated, language: Language, style: DateStyle): string {
  const print = (date: string) => printDate(date, language, style.form);
  if (!startDate) return endDate ? print(endDate) : '';
  if (!endDate) {
    return style.since
      ? `${since[language]} ${print(startDate)}`
      : `${print(startDate)}${dashOf(language, style)}${present[language][style.present]}`;
  }
  const [from, until] = [print(startDate), print(endDate)];
  return from === until ? until : `${from}${dashOf(language, style)}${until}`;
}

function dashOf(language: Language, { dash }: DateStyle): string {
  return dash === ' to ' ? to[language] : dash;
}
