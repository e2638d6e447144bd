// Texts that say one thing over and over: what a careless pattern needs minutes for.
import type { FileToParse } from '../../shared/resume/sandbox/parse-file';

const things = [
  'a',
  '1',
  '+1',
  '#',
  '(',
  '[a](b',
  'a.',
  'a@',
  'a/',
  'http://',
  '_a',
  '\\',
  '&',
  ' \t',
  'é ',
  '• ',
  '2020 - ',
  'Jan ',
];
const inSections = ['Ada, ', 'Ada - ', 'A – ', 'A | ', '(A) ', 'Eng at ', 'X and ', 'A: ', '1/2/'];
const headings = ['Work Experience', 'Education', 'Projects', 'Skills', 'Certifications', 'Languages'];
const characters = 15_000;

export function monotonousFiles(): readonly FileToParse[] {
  return [
    ...things.map((thing) => over(thing, '')),
    ...inSections.flatMap((thing, index) => over(thing, `${headings[index % headings.length]}\n`)),
    over('Engineer, Example Ltd 2019 – 2020\n', 'Work Experience\n'),
    over('BSc, University of Bristol, 2019\n', 'Education\n'),
  ];
}

function over(thing: string, heading: string): FileToParse {
  const text = `${heading}${thing.repeat(characters / thing.length)}`;
  return { name: `${JSON.stringify(heading + thing)}.md`, bytes: Buffer.from(text) };
}
