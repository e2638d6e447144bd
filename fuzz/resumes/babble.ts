// Resumes of the right words in no order: what a parser takes for headings, names, dates and places, where it does not expect them.
import type { Random } from '../../bench/workload/random';
import type { FileToParse } from '../../shared/resume/sandbox/parse-file';

type Words = readonly [string, ...string[]];

const headings: Words = [
  'Work Experience',
  'EDUCATION',
  'Projekte',
  'Compétences',
  'Idiomas',
  'Certifications',
  '## Skills',
  'References',
];
const names: Words = [
  'Ada Example',
  'Example Ltd',
  'Musterwerk GmbH & Co. KG',
  'University of Bristol',
  'Engineer',
  'B.Sc. (Hons)',
  'École d’ingénieurs',
];
const places: Words = ['Bristol, UK', '50667 Köln', 'Paris (75)', 'San José, CA 95101', 'remote'];
const dates: Words = [
  '2019',
  'Jan 2020 – Present',
  '03/2019 - heute',
  '31.12.99',
  'seit 2018',
  '2015-2012',
  'de mars 2019 à',
  '00/0000',
  'Summer ’15',
  '20190101',
];
const contacts: Words = [
  'ada@example.org',
  '+49 (0)221 0000',
  'https://github.com/ada',
  'mailto:',
  'www.',
  'linkedin.com/in/',
  'ada (at) example (dot) org',
];
const joints: Words = [' ', ' ', '\t', ', ', ' | ', ' – ', ' @ ', ': ', ' (', ') ', '/', ''];
const beginnings: Words = ['', '', '', '• ', '- ', '  * ', '1. ', '\t', '> ', '| '];
const strange: Words = [
  '\u202e',
  '😀',
  '\ufeff',
  'a\u0301'.repeat(20),
  '\u{1F1E9}',
  '\ud800',
  '\u00ad',
  '…',
  '%',
  '\\',
  '&lt;',
  '$1',
  '__proto__',
];
const kinds: readonly [Words, ...Words[]] = [headings, names, names, places, dates, dates, contacts, strange];

/** The same random numbers make the same babble. */
export function babble(random: Random): FileToParse {
  const lines = Array.from({ length: random.int(1, 120) }, () => lineOf(random));
  return { name: `babble.${random.pick(['txt', 'md', 'html'])}`, bytes: Buffer.from(lines.join('\n')) };
}

function lineOf(random: Random): string {
  if (random.chance(0.2)) return random.chance(0.5) ? '' : random.pick(headings);
  const words = Array.from(
    { length: random.int(1, 6) },
    () => `${random.pick(random.pick(kinds))}${random.pick(joints)}`,
  );
  return `${random.pick(beginnings)}${words.join('')}`;
}
