// What a resume offers to a profile, and what the profile is when it was taken: nothing doubled, nothing lost.
import fc from 'fast-check';
import type { ParsedResume, ParsedWork } from '../../../../shared/resume/model/parsed-resume';
import { withChosen } from '../../../../shared/resume/suggest/chosen';
import { type StepContent, type Suggestion, suggestionsOf } from '../../../../shared/resume/suggest/suggestions';
import type { StepName } from '../../../../shared/sections/section';
import { validateDraft, validateSubmit } from '../../../../shared/sections/validate';
import { idOf } from '../../../factories/commands';
import { found, nothingFound } from '../../../factories/parsed-resumes';

const parseId = idOf(1);

const job = (given: Partial<ParsedWork> = {}): ParsedWork => ({
  employer: found('Acme GmbH'),
  title: found('Software Developer'),
  start: found('2019-03'),
  end: found('2021-05'),
  highlights: [],
  ...given,
});

type Contents = { readonly [step in StepName]?: StepContent };

function suggest(resume: Partial<ParsedResume>, contents: Contents = {}): Suggestion[] {
  const steps = suggestionsOf({ parseId, resume: { ...nothingFound, ...resume } }, (step) => contents[step] ?? {});
  return steps.flatMap(({ suggestions }) => suggestions);
}

const experience = (...items: readonly object[]): Contents => ({
  experience: { workExperience: items as StepContent[] },
});

const stored = {
  itemId: idOf(7),
  employer: 'ACME',
  title: 'Software developer',
  startDate: '2019-03',
  endDate: '2021-05',
  city: null,
  isCurrent: false,
  highlights: [],
};

describe('a suggestion', () => {
  test('is new where the profile has nothing alike, with where each field was found and what is missing to submit it', () => {
    const [one, ...others] = suggest({ work: [job({ title: undefined as never })] });
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: 'work-experience/0', kind: 'new', current: null, confidence: 0.9 });
    expect(one?.fields[0]).toEqual({
      field: 'employer',
      suggested: 'Acme GmbH',
      current: null,
      confidence: 0.9,
      page: 1,
      line: 1,
    });
    expect(one?.errors).toMatchObject([{ path: '/title', code: 'required' }]);
  });

  test('is the same for the item that says so in other words', () => {
    expect(suggest({ work: [job()] }, experience(stored))).toMatchObject([
      { kind: 'same', itemId: idOf(7), fields: [] },
    ]);
  });

  test('differs field by field, and fills what is nothingFound', () => {
    const place = found({ text: 'Köln', city: 'Köln', countryCode: 'DE' });
    const [one] = suggest(
      { work: [job({ employer: found('Acme'), start: found('2019-02'), place })] },
      experience(stored),
    );
    expect(one?.fields.map(({ field, suggested, current }) => [field, suggested, current])).toEqual([
      ['city', 'Köln', null],
      ['countryCode', 'DE', null],
      ['startDate', '2019-02', '2019-03'],
    ]);
  });

  test('knows a date that is only more exact for a difference, one that is less exact for none', () => {
    const work = [job({ employer: found('Acme'), start: found('2019'), end: found('2021-05-31') })];
    expect(suggest({ work }, experience(stored))[0]?.fields).toMatchObject([
      { field: 'endDate', suggested: '2021-05-31' },
    ]);
  });

  test('takes nothing out of a list, and does not end what goes on', () => {
    const held = { ...stored, endDate: null, isCurrent: true, highlights: ['Built the mill.'] };
    const work = [job({ employer: found('Acme'), highlights: [found('built the mill'), found('Sold it')] })];
    expect(suggest({ work }, experience(held))[0]?.fields).toMatchObject([
      { field: 'highlights', suggested: ['Built the mill.', 'Sold it'], current: ['Built the mill.'] },
    ]);
  });

  test('is about another job where the time or the title is another', () => {
    const later = job({ start: found('2022'), end: found('2023') });
    const other = job({ title: found('Head of Sales'), start: found('2019'), end: found('2022') });
    const kinds = (work: ParsedWork) => suggest({ work: [work] }, experience(stored)).map(({ kind }) => kind);
    expect(kinds(later)).toEqual(['new']);
    expect(kinds({ ...other, start: found('2020-01') })).toEqual(['new']);
  });

  test('matches each item once, the best pair first', () => {
    const two = [{ ...stored, itemId: idOf(8), title: 'Lead developer', startDate: '2020' }, stored];
    const work = [job(), job({ title: found('Lead Developer'), start: found('2020') })];
    expect(suggest({ work }, experience(...two)).map(({ itemId }) => itemId)).toEqual([idOf(7), idOf(8)]);
  });

  test('leaves out what the section would refuse, and cuts what is too long at a word', () => {
    const work = [job({ url: found('ftp://example.com'), summary: found('word '.repeat(900).trim()) })];
    const fields = suggest({ work })[0]?.fields ?? [];
    expect(fields.map(({ field }) => field)).not.toContain('url');
    expect(String(fields.find(({ field }) => field === 'summary')?.suggested)).toMatch(/^(word ){799}word$/);
  });

  test('comes for each section that a resume speaks of', () => {
    const resume: Partial<ParsedResume> = {
      basics: { ...nothingFound.basics, location: found({ text: 'Lyon, FR', city: 'Lyon', countryCode: 'FR' }) },
      work: [job()],
      education: [{ institution: found('ENS'), courses: [] }],
      certifications: [{ name: found('PSM I'), issuer: found('Scrum.org') }],
      projects: [{ name: found('Mill'), url: found('http://mill.example'), highlights: [], technologies: [] }],
    };
    expect(suggest(resume).map(({ id }) => id)).toEqual([
      'addresses/0',
      'education/0',
      'certifications/0',
      'work-experience/0',
      'projects/0',
    ]);
    expect(suggest(resume).at(-1)?.item).toMatchObject({ url: 'https://mill.example' });
  });
});

const word = fc.constantFrom('Acme', 'Globex', 'Initech', 'Umbrella', 'Developer', 'Lead', 'Nurse', 'GmbH');
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const date = fc.constantFrom('2015', '2016-04', '2018-09', '2019', '2021-01-31');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const jobs = fc.array(
  fc.record({ employer: name, title: maybe(name), start: maybe(date), highlights: fc.array(name, { maxLength: 2 }) }),
  { maxLength: 4 },
);

const asWork = (one: { employer: string; title?: string; start?: string; highlights: string[] }): ParsedWork => ({
  employer: found(one.employer),
  ...(one.title === undefined ? {} : { title: found(one.title) }),
  ...(one.start === undefined ? {} : { start: found(one.start) }),
  highlights: one.highlights.map((text) => found(text)),
});

const asItem = (one: { employer: string; title?: string; start?: string; highlights: string[] }, index: number) => ({
  itemId: idOf(100 + index),
  employer: one.employer,
  title: one.title ?? null,
  startDate: one.start ?? null,
  highlights: one.highlights,
});

test('taken whole, every suggestion is the same afterwards, nothing that stood there is gone, and the draft is right', () => {
  fc.assert(
    fc.property(jobs, jobs, (parsed, held) => {
      const resume = { ...nothingFound, work: parsed.map((one) => asWork(one as never)) };
      const before: StepContent = { workExperience: held.map((one, index) => asItem(one as never, index)) };
      const [step] = suggestionsOf({ parseId, resume }, () => before);
      const after = withChosen(
        'experience',
        before,
        (step?.suggestions ?? []).map((suggestion) => ({ suggestion })),
      );
      const items = after.workExperience as readonly { itemId: string; highlights?: string[] }[];
      expect(items.slice(0, held.length).map(({ itemId }) => itemId)).toEqual(
        held.map((_, index) => idOf(100 + index)),
      );
      for (const [index, { highlights }] of held.entries()) {
        expect(items[index]?.highlights ?? []).toEqual(expect.arrayContaining(highlights));
      }
      expect(validateDraft('experience', after)).toMatchObject({ ok: true });
      const again = suggestionsOf({ parseId, resume }, () => after).flatMap(({ suggestions }) => suggestions);
      expect(again.filter(({ kind }) => kind !== 'same')).toEqual([]);
    }),
  );
});

test('chosen fields alone are taken, and the step is complete for a submit', () => {
  const before = { workExperience: [stored] };
  const [one] = suggest(
    { work: [job({ employer: found('Acme'), start: found('2018'), summary: found('Mills.') })] },
    { experience: before },
  );
  if (!one) throw new Error('nothing is suggested');
  const after = withChosen('experience', before, [{ suggestion: one, fields: ['summary'] }]);
  expect(after).toMatchObject({ workExperience: [{ itemId: idOf(7), startDate: '2019-03', summary: 'Mills.' }] });
  expect(validateSubmit('experience', after)).toMatchObject({ ok: true });
});
