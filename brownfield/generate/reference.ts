// The rows that belong to no user: what users choose from, some companies and their openings.
import { countries } from './countries';
import { dayIn, iso } from './dates';
import { some, streamOf } from './random';
import { audit, created, type Row, type RowsByTable } from './rows';
import { skills, titles } from './texts';

export const companies = 60;
export const jobs = 300;
export const roles: readonly [string, ...string[]] = ['candidate', 'recruiter', 'admin'];
export const stages = ['applied', 'screening', 'interview', 'offer'] as const;
export const templates: readonly [string, ...string[]] = ['welcome', 'reminder', 'weekly'];
export const skillNames = skills;

const tags = ['remote', 'urgent', 'Teilzeit', '急聘'] as const;
const sources = ['careers page', 'job board', 'referral'] as const;

export function companyNameOf(number: number): string {
  const { employers } = countries[number % countries.length] ?? countries[0];
  return `${employers[number % employers.length]} ${number}`;
}

export function jobNumberOf(number: number): string {
  return `J-${String(number).padStart(5, '0')}`;
}

/** Beside every user there is: user number 0 is nobody. */
export function referenceRows(seed: number): RowsByTable {
  const random = streamOf(seed, 0);
  const named = (column: string, names: readonly string[]): Row[] =>
    names.map((name) => ({ [column]: name, ...audit(random, 'admin') }));
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const jobNumbers = numbers(jobs);
  return new Map<string, readonly Row[]>([
    ['Roles', named('roleName', roles)],
    ['Skills', named('skillName', skillNames)],
    ['Tags', named('tagName', tags)],
    ['JobSources', named('sourceName', sources)],
    ['StageTypes', stages.map((stageName, sortOrder) => ({ stageName, sortOrder, ...audit(random, 'admin') }))],
    [
      'EmailTemplates',
      templates.map((templateName) => ({
        templateName,
        subjectLine: `Your ${templateName} message`,
        bodyText: 'Dear {{name}},\r\n\r\nwe have "news" for you.',
        ...audit(random, 'admin'),
      })),
    ],
    [
      'Companies',
      numbers(companies).map((number) => ({
        companyName: companyNameOf(number),
        website: random.pick([null, `https://example.org/${number}`]),
        industry: random.pick([null, 'Software', 'Health', 'Handwerk']),
        ...audit(random, 'admin'),
      })),
    ],
    [
      'CompanyLocations',
      numbers(companies).map((number) => {
        const country = random.pick(countries);
        return {
          companyName: companyNameOf(number),
          city: random.pick(country.cities)[0],
          country: country.code,
          isHeadquarters: true,
          ...audit(random, 'admin'),
        };
      }),
    ],
    [
      'Jobs',
      jobNumbers.map((number) => ({
        jobNumber: jobNumberOf(number),
        companyName: companyNameOf(random.int(1, companies)),
        sourceName: random.pick([...sources]),
        title: random.pick(titles),
        status: random.pick(['open', 'paused', 'closed']),
        postedOn: iso(dayIn(random, random.int(2018, 2024))),
        ...audit(random, 'admin'),
      })),
    ],
    [
      'JobTags',
      jobNumbers.flatMap((number) =>
        some(random, tags, 0, 2).map((tagName) => ({ jobNumber: jobNumberOf(number), tagName, ...created(random) })),
      ),
    ],
  ]);
}
