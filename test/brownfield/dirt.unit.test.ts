// What the generator says that it planted is in the rows, and nothing of the kind is where it says nothing.
import { countries, unknownCountries } from '../../brownfield/generate/countries';
import { type DirtName, dirt } from '../../brownfield/generate/dirt';
import type { Row } from '../../brownfield/generate/rows';
import { type GeneratedUser, generateUser } from '../../brownfield/generate/user';

const users: readonly GeneratedUser[] = Array.from({ length: 4000 }, (_, index) => generateUser(7, index + 1));

const codes = new Set(countries.map(({ code }) => code));

const text = (row: Row, column: string) => String(row[column] ?? '');
const isBlank = (row: Row, column: string) => text(row, column).trim() === '';
const hasAddress = (row: Row) => row.addressLine1 !== null;
const isUs = (row: Row, column: string) => /^(0\d|1[0-2])\/[0-2]\d\/\d{4}$/.test(text(row, column));
const isWords = (row: Row, column: string) => /^[A-Z][a-z]+ \d{4}$/.test(text(row, column));
const isJson = (row: Row, column: string) => {
  try {
    JSON.parse(text(row, column));
    return true;
  } catch {
    return false;
  }
};
const degreesOf = (row: Row): Row[] =>
  isJson(row, 'educationJson') ? [JSON.parse(text(row, 'educationJson'))].flat() : [];

/** NaN, which is before nothing, where there is none; '0000-00-00' is dirt of another kind. */
const yearOf = (row: Row, column: string) => Number(/(?!0000)\d{4}/.exec(text(row, column))?.[0] ?? Number.NaN);

/** Whether a row has the dirt of this kind, told from its values alone. */
const shows: Partial<Record<DirtName, (row: Row) => boolean>> = {
  'no-subject': (row) => row.externalSubject === null,
  'country-unknown': (row) => unknownCountries.includes(text(row, 'country')),
  'country-missing': (row) => hasAddress(row) && isBlank(row, 'country'),
  'country-name': (row) =>
    text(row, 'country') !== '' && !codes.has(text(row, 'country')) && !unknownCountries.includes(text(row, 'country')),
  'city-missing': (row) => hasAddress(row) && isBlank(row, 'city'),
  'city-mojibake': (row) => /[ÃÅÄÐÑ×åæØÙ]/.test(text(row, 'city')),
  'address-blanks': (row) => text(row, 'addressLine1') !== text(row, 'addressLine1').trim(),
  'address-control': (row) => text(row, 'addressLine1').includes('\u007f'),
  'address-overlong': (row) => text(row, 'addressLine1').length > 200,
  'zip-overlong': (row) => text(row, 'zip').length > 20,
  'coordinates-half': (row) => (row.latitude === null) !== (row.longitude === null),
  'coordinates-comma': (row) => text(row, 'latitude').includes(','),
  'coordinates-senseless': (row) => ['n/a', '912.5'].includes(text(row, 'latitude')),
  'education-object': (row) => text(row, 'educationJson').startsWith('{'),
  'education-quotes': (row) => text(row, 'educationJson').startsWith("[{'"),
  'education-truncated': (row) => text(row, 'educationJson').startsWith('[{"') && !isJson(row, 'educationJson'),
  'education-empty': (row) => ['', '[]'].includes(String(row.educationJson)),
  'education-prose': (row) => row.educationJson === 'see resume',
  'certificates-none': (row) => ['none', 'n/a', '-'].includes(text(row, 'certifications')),
  'certificate-words': (row) => /\) - [A-Z][a-z]+ \d{4}/.test(text(row, 'certifications')),
  'certificate-order': (row) => /^\d{4}: /m.test(text(row, 'certifications')),
  'certificate-no-issuer': (row) => /^[^():]+, \d{4}-\d{2}$/m.test(text(row, 'certifications')),
  'skills-json': (row) => isJson(row, 'skills'),
  'skill-overlong': (row) =>
    text(row, 'skills')
      .split(', ')
      .some((skill) => skill.length > 100),
  'projects-broken': (row) => row.projectsJson !== null && !isJson(row, 'projectsJson'),
  'salary-short': (row) => /^\d+k [A-Z]{3}$/.test(text(row, 'desiredSalary')),
  'salary-bare': (row) => /^\d+$/.test(text(row, 'desiredSalary')),
  'salary-words': (row) => row.desiredSalary !== null && !/\d/.test(text(row, 'desiredSalary')),
  'available-us': (row) => isUs(row, 'availableFrom'),
  'available-german': (row) => /^\d\d\.\d\d\.\d{4}$/.test(text(row, 'availableFrom')),
  'available-words': (row) => row.availableFrom !== null && !/\d/.test(text(row, 'availableFrom')),
  'available-impossible': (row) => text(row, 'availableFrom').endsWith('-02-30'),
  'goals-overlong': (row) => text(row, 'careerGoals').length > 2000,
  'goals-control': (row) => text(row, 'careerGoals').includes('\u007f'),
  'job-date-us': (row) => isUs(row, 'startDate'),
  'job-date-words': (row) => isWords(row, 'startDate'),
  'job-date-zero': (row) => row.startDate === '0000-00-00',
  'job-date-impossible': (row) => /^31\.02|-02-30$|^13\/32/.test(text(row, 'startDate')),
  'job-date-missing': (row) => isBlank(row, 'startDate'),
  'job-end-zero': (row) => row.endDate === '0000-00-00',
  'job-end-first': (row) => yearOf(row, 'endDate') < yearOf(row, 'startDate'),
  'job-end-though-current': (row) => row.isCurrent === true && /\d/.test(text(row, 'endDate')),
  'job-end-present': (row) => row.endDate !== null && !/\d/.test(text(row, 'endDate')),
  'job-current-unknown': (row) => row.isCurrent === null && row.endDate === null,
  'job-no-employer': (row) => isBlank(row, 'companyName'),
  'job-no-title': (row) => isBlank(row, 'jobTitle'),
  'job-title-overlong': (row) => text(row, 'jobTitle').length > 200,
  'job-employer-blanks': (row) => !isBlank(row, 'companyName') && text(row, 'companyName').endsWith(' '),
  'job-text-control': (row) => text(row, 'description').includes('\u007f'),
  'job-text-overlong': (row) => text(row, 'description').length > 4000,
  'document-no-path': (row) => isBlank(row, 'filePath'),
  'document-old-type': (row) => row.contentType === 'application/msword',
  'document-no-type': (row) => row.contentType === null,
  'document-kind-spelling': (row) => !['resume', 'cover letter'].includes(text(row, 'kind')),
  'document-empty': (row) => row.sizeBytes === 0,
};

const told = Object.entries(shows).map(([kind, test]) => [kind as DirtName, test] as const);

test.each(told)('%s is where it was planted, and nowhere else', (kind, test) => {
  const wrong: string[] = [];
  let found = 0;
  for (const user of users) {
    const rows = user.rows.get(dirt[kind].table) ?? [];
    const copies = dirt[kind].table === 'WorkHistory' ? copiesIn(user) : new Set<number>();
    const planted = new Set(user.planted.filter((one) => one.kind === kind).map(({ row }) => row));
    for (const [at, row] of rows.entries()) {
      if (copies.has(at)) continue;
      if (test(row) !== planted.has(at)) wrong.push(`user ${user.number}, row ${at}`);
      if (planted.has(at)) found += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(0);
});

test('a job that is there twice has the same row twice', () => {
  for (const user of users) {
    const rows = user.rows.get('WorkHistory') ?? [];
    for (const copy of copiesIn(user)) expect(rows[copy]).toEqual(rows[copy - 1]);
  }
});

test.each([
  ['degree-date-words', (one: Row) => isWords(one, 'from')],
  ['degree-date-us', (one: Row) => text(one, 'from').includes('/')],
  ['degree-no-school', (one: Row) => isBlank(one, 'school')],
] as const)('%s is in the list where nothing else has spoiled it', (kind, test) => {
  const ofOne = users.filter(({ planted }) => planted.some((one) => one.kind === kind));
  const readable = ofOne.flatMap(({ rows }) => rows.get('UserProfiles') ?? []).map(degreesOf);
  const lists = readable.filter((list) => list.length > 1);
  expect(lists.length).toBeGreaterThan(0);
  for (const list of lists) expect(list.some(test)).toBe(true);
});

/** Where the second row of a job that is there twice is. */
function copiesIn(user: GeneratedUser): Set<number> {
  return new Set(user.planted.filter(({ kind }) => kind === 'job-twice').map(({ row }) => row + 1));
}
