// That the truth of each document and layout is what is printed, for what can be told without a browser.

import { layouts } from '../../../bench/resumes/layouts/all';
import { normalised } from '../../../bench/resumes/normalise';
import { printDate, printedDate, printPeriod } from '../../../bench/resumes/render/date-forms';
import { filesOf } from '../../../bench/resumes/render/files';
import { inkFor } from '../../../bench/resumes/render/ink';
import { readSet } from '../../../bench/resumes/set/resume';

const style = { form: 'short', dash: ' – ', present: 0, since: false } as const;
const pages = filesOf(readSet(), layouts).flatMap(({ name, document, layout, truth }) =>
  layout.writer === 'chromium' ? [{ name, truth, html: layout.page(inkFor(document, layout.dates)) }] : [],
);

it('has documents in four languages, a third of them held out, and layouts that are', () => {
  const documents = readSet();
  expect(new Set(documents.map(({ language }) => language)).size).toBe(4);
  const heldOut = documents.filter((document) => document.heldOut);
  expect(heldOut.length / documents.length).toBeGreaterThan(0.3);
  expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  expect(layouts.filter((layout) => layout.heldOut).map(({ id }) => id)).toEqual(['two-columns', 'centred']);
});

it('keeps employers, schools and titles of held-out documents out of the others', () => {
  const words = (heldOut: boolean) =>
    readSet()
      .filter((document) => document.heldOut === heldOut)
      .flatMap(({ resume: { work = [], education = [] } }) => [
        ...work.map(({ name }) => name),
        ...education.map(({ institution }) => institution),
      ])
      .map((name) => normalised(name ?? ''))
      .filter(Boolean);
  const known = new Set(words(false));
  expect(words(true).filter((name) => known.has(name))).toEqual([]);
});

it.each(pages)('prints what is true of $name', ({ truth, html }) => {
  const text = normalised(
    html
      .replace(/^.*<body>/s, '')
      .replace(/<a href="([^"]*)">/g, ' $1 ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  );
  const facts = [
    truth.name,
    ...truth.emails,
    ...truth.phones,
    ...truth.skills,
    ...truth.languages,
    ...truth.links.map((link) => link.replace(/^https?:\/\/(www\.)?/, '')),
    ...truth.work.flatMap(({ employer, title, highlights }) => [employer, title, ...highlights]),
    ...truth.education.flatMap(({ institution, studyType, area }) => [institution, studyType, area]),
    ...truth.certifications.flatMap(({ name, issuer }) => [name, issuer]),
    ...truth.projects.map(({ name }) => name),
    ...[...truth.work, ...truth.education].flatMap(({ start, end }) => [start?.slice(0, 4), end?.slice(0, 4)]),
  ];
  expect(facts.filter((fact) => fact !== undefined && !text.includes(normalised(fact)))).toEqual([]);
});

it.each([
  ['2020-01-31', 'en', 'short', 'Jan 2020', '2020-01'],
  ['2020-01-31', 'es', 'long', 'enero de 2020', '2020-01'],
  ['2020-03-31', 'de', 'days', '31.03.2020', '2020-03-31'],
  ['2020-03', 'fr', 'days', '03/2020', '2020-03'],
  ['2020-03-01', 'en', 'days', 'March 1, 2020', '2020-03-01'],
  ['2020-12', 'de', 'seasons', 'Winter 2020', '2020'],
  ['2020-09', 'fr', 'seasons', 'automne 2020', '2020'],
  ['2020', 'en', 'short', '2020', '2020'],
  ['2020-03', 'en', 'years', '2020', '2020'],
] as const)('prints %s in %s, %s, as %s: %s', (date, language, form, print, known) => {
  expect(printDate(date, language, form)).toBe(print);
  expect(printedDate(date, form)).toBe(known);
});

it('prints periods that go on, single dates and nothing', () => {
  expect(printPeriod({ startDate: '2020-01', endDate: '2021-02' }, 'en', style)).toBe('Jan 2020 – Feb 2021');
  expect(printPeriod({ startDate: '2020-01' }, 'fr', style)).toBe("janv. 2020 – aujourd'hui");
  expect(printPeriod({ startDate: '2020-01' }, 'de', { ...style, since: true })).toBe('Seit Jan. 2020');
  expect(printPeriod({ endDate: '2020-01' }, 'en', style)).toBe('Jan 2020');
  expect(printPeriod({ startDate: '2020-01-01', endDate: '2020-01-31' }, 'en', style)).toBe('Jan 2020');
  expect(printPeriod({}, 'en', style)).toBe('');
});
