// What a layout prints with: words and dates in the document's language and the layout's style.
import type { Language } from '../../../shared/resume/model/parsed-resume';
import type { Dated, Place, Resume, Section, SetDocument } from '../set/resume';
import { type DateStyle, printDate, printPeriod } from './date-forms';
import { headings, type Label, labelTexts } from './texts';

export interface Ink {
  readonly resume: Resume;
  readonly language: Language;
  heading(section: Section): string;
  label(label: Label): string;
  date(date: string | undefined): string;
  period(dated: Dated): string;
  /** What the person has, in the person's order or this one. */
  order(usual: readonly Section[]): readonly Section[];
  /** One line: `12 Main St, Springfield, IL 62701` or `Hauptstraße 4, 10115 Berlin`. */
  place(place: Place | undefined): string;
  /** `Bachelor of Science, Computer Science`. */
  degree(studyType: string | undefined, area: string | undefined, between: string): string;
  /** Without scheme, as people print it. */
  bare(url: string): string;
}

export function inkFor({ id, language, resume }: SetDocument, style: DateStyle): Ink {
  const words = wordsOf(id);
  return {
    resume,
    language,
    heading: (section) => resume.meta?.headings?.[section] ?? headings[language][section][words],
    label: (label) => labelTexts[language][label],
    date: (date) => (date ? printDate(date, language, style.form) : ''),
    period: (dated) => printPeriod(dated, language, style),
    order: (usual) => {
      const order = resume.meta?.order ?? usual;
      return [...order, ...usual.filter((section) => !order.includes(section))].filter((section) =>
        has(resume, section),
      );
    },
    place: (place) => (place ? placeText(place) : ''),
    degree: (studyType, area, between) => [studyType, area].filter(Boolean).join(between),
    bare: (url) => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
  };
}

function has({ basics, ...rest }: Resume, section: Section): boolean {
  return section === 'summary' ? Boolean(basics.summary) : (rest[section] ?? []).length > 0;
}

function placeText({ address, postalCode, city, region, countryCode }: Place): string {
  const american = countryCode === 'US' || countryCode === 'CA';
  const town = american
    ? [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    : [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ');
  return [address, town].filter(Boolean).join(', ');
}

/** Which of the three sets of words a document has: always the same one. */
function wordsOf(id: string): 0 | 1 | 2 {
  let sum = 0;
  for (const character of id) sum += character.charCodeAt(0);
  return (sum % 3) as 0 | 1 | 2;
}
