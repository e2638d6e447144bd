import { type Fact, score } from '../../../bench/resumes/score';
import type { TrueWork, Truth } from '../../../bench/resumes/set/truth';
import { f1, precision, recall, totalOf } from '../../../bench/resumes/totals';
import type { ParsedResume, ParsedWork } from '../../../shared/resume/model/parsed-resume';
import { found, nothingFound } from '../../factories/parsed-resumes';

const truth = (changes: Partial<Truth> = {}): Truth => ({
  language: 'en',
  name: 'Ada Byron',
  emails: [],
  phones: [],
  links: [],
  work: [],
  education: [],
  certifications: [],
  projects: [],
  skills: [],
  skillGroups: [],
  languages: [],
  ...changes,
});
const resume = (
  changes: Partial<Omit<ParsedResume, 'basics'>> & { basics?: Partial<ParsedResume['basics']> } = {},
): ParsedResume => ({
  ...nothingFound,
  ...changes,
  basics: { ...nothingFound.basics, name: found('Ada Byron'), ...changes.basics },
});
const post = (employer: string, title: string, start: string, end?: string): TrueWork => ({
  employer,
  title,
  start,
  ...(end ? { end } : {}),
  isCurrent: end === undefined,
  highlights: [],
});
const foundPost = ({ employer, title, start, end, isCurrent }: TrueWork): ParsedWork => ({
  highlights: [],
  ...(employer && { employer: found(employer) }),
  ...(title && { title: found(title) }),
  ...(start && { start: found(start) }),
  ...(end && { end: found(end) }),
  ...(isCurrent && { isCurrent: { ...found(''), value: true } }),
});
const outcomes = (facts: readonly Fact[], field: Fact['field']) =>
  facts.filter((fact) => fact.field === field).map(({ outcome }) => outcome);

it('says of each fact whether it is right, wrong, missed or extra', () => {
  const facts = score(
    truth({ emails: ['ada@example.org', 'byron@example.org'], phones: ['+44 20 7946 0000'], city: 'London' }),
    resume({
      basics: {
        name: found('Ada Lovelace'),
        emails: [found('Ada@example.org')],
        links: [{ url: found('x.org'), network: 'x.org' }],
      },
    }),
  );
  expect(outcomes(facts, 'name')).toEqual(['wrong']);
  expect(outcomes(facts, 'e-mail')).toEqual(['right', 'missed']);
  expect(outcomes(facts, 'phone')).toEqual(['missed']);
  expect(outcomes(facts, 'link')).toEqual(['extra']);
  expect(outcomes(facts, 'city')).toEqual(['missed']);
});

it('takes an academic title for a part of the name or not, and nothing else', () => {
  const named = truth({ name: 'Dr. Ada Byron' });
  expect(outcomes(score(named, resume()), 'name')).toEqual(['right']);
  expect(outcomes(score(truth(), resume({ basics: { name: found('Prof. Dr. Ada Byron') } })), 'name')).toEqual([
    'right',
  ]);
  expect(outcomes(score(truth(), resume({ basics: { name: found('Ada Maria Byron') } })), 'name')).toEqual(['wrong']);
});

it('misses everything of a file of which nothing was found', () => {
  const facts = score(truth({ work: [post('Mill', 'Programmer', '1842')] }), undefined);
  expect(facts.map(({ outcome }) => outcome)).toEqual(facts.map(() => 'missed'));
  expect(facts).toHaveLength(5);
});

describe('entries', () => {
  const mill = post('Analytical Mill Ltd', 'Programmer', '1842-01', '1843-10');
  const bank = post('Royal Bank', 'Clerk', '1840-03', '1841-12');

  it('are compared with the one they are likest, in whatever order they were found', () => {
    const facts = score(truth({ work: [mill, bank] }), resume({ work: [foundPost(bank), foundPost(mill)] }));
    expect(facts.every(({ outcome }) => outcome === 'right')).toBe(true);
  });

  it('that were not found are missed whole, and those that are none are extra whole', () => {
    const other = post('Somewhere Else Plc', 'Painter', '1799-01', '1799-02');
    const facts = score(truth({ work: [mill] }), resume({ work: [foundPost(other)] }));
    expect(outcomes(facts, 'employer')).toEqual(['missed', 'extra']);
    expect(outcomes(facts, 'work dates')).toEqual(['missed', 'missed', 'extra', 'extra']);
  });

  it('tell two posts at one employer apart', () => {
    const later = post('Analytical Mill Ltd', 'Chief Programmer', '1843-11');
    const facts = score(truth({ work: [later, mill] }), resume({ work: [foundPost(mill), foundPost(later)] }));
    expect(facts.every(({ outcome }) => outcome === 'right')).toBe(true);
  });

  it('have a wrong employer where the place is left in it', () => {
    const facts = score(
      truth({ work: [bank] }),
      resume({ work: [{ ...foundPost(bank), employer: found('Royal Bank, London') }] }),
    );
    expect(outcomes(facts, 'employer')).toEqual(['wrong']);
  });

  it('have dates that are as exact as the print, and no more', () => {
    const facts = score(truth({ work: [mill] }), resume({ work: [{ ...foundPost(mill), start: found('1842') }] }));
    expect(outcomes(facts, 'work dates')).toEqual(['wrong', 'right']);
  });

  it('take "present" for a fact of its own', () => {
    const current = post('Analytical Mill Ltd', 'Programmer', '1842-01');
    const ended = { ...foundPost(mill), start: found('1842-01') };
    expect(outcomes(score(truth({ work: [current] }), resume({ work: [ended] })), 'work dates')).toEqual([
      'right',
      'extra',
      'missed',
    ]);
  });

  it('may have their summary among the highlights', () => {
    const told = {
      ...mill,
      summary: 'Wrote the first program of all',
      highlights: ['Found the numbers of Bernoulli by machine'],
    };
    const both = [...told.highlights, told.summary].map(found);
    expect(
      outcomes(
        score(truth({ work: [told] }), resume({ work: [{ ...foundPost(mill), highlights: both }] })),
        'highlight',
      ),
    ).toEqual(['right']);
  });
});

it('takes a subject that the degree names already for neither right nor wrong', () => {
  const nurse = { institution: 'Universidad de Sevilla', studyType: 'Grado en Enfermería', isCurrent: false };
  const foundAs = (area: string) => ({
    institution: found(nurse.institution),
    studyType: found(nurse.studyType),
    area: found(area),
    courses: [],
  });
  const areas = (area: string) =>
    outcomes(score(truth({ education: [nurse] }), resume({ education: [foundAs(area)] })), 'area');
  expect(areas('Enfermería')).toEqual([]);
  expect(areas('Sevilla')).toEqual(['extra']);
});

it('takes the name of a group of skills for neither right nor wrong', () => {
  const facts = score(
    truth({ skills: ['Ada', 'SPARK'], skillGroups: ['Languages'] }),
    resume({ skills: [found('Languages'), found('ada'), found('Sewing')] }),
  );
  expect(outcomes(facts, 'skill')).toEqual(['right', 'missed', 'extra']);
});

describe('totals', () => {
  const facts = (...outcomes: Fact['outcome'][]): Fact[] => outcomes.map((outcome) => ({ field: 'skill', outcome }));

  it('count a wrong fact as a false and as a missed one', () => {
    const total = totalOf(facts('right', 'right', 'wrong', 'missed', 'extra', 'extra'), 'skill');
    expect(total).toEqual({ right: 2, false: 3, missed: 2 });
    expect(precision(total)).toBeCloseTo(2 / 5);
    expect(recall(total)).toBeCloseTo(2 / 4);
    expect(f1(total)).toBeCloseTo(4 / 9);
  });

  it('tell no share of nothing', () => {
    const none = totalOf([], 'name');
    expect([precision(none), recall(none), f1(none)]).toEqual([undefined, undefined, undefined]);
    const missed = totalOf(facts('missed'), 'skill');
    expect([precision(missed), recall(missed), f1(missed)]).toEqual([undefined, 0, 0]);
  });
});
