// One user's rows become one profile: what can be read is brought, what cannot is told without saying what it was.
import fc from 'fast-check';
import type { Row, Unreadable } from '../../../../cli/backfill/mapping/brought';
import { mapUser } from '../../../../cli/backfill/mapping/map-user';
import { readMapping } from '../../../../cli/backfill/mapping/read-mapping';
import { profileIdOf } from '../../../../shared/commands/identifiers';
import { validateItem } from '../../../../shared/sections/validate';
import { workExperience } from '../../../../shared/sections/work-experience';
import { type Changeable, exampleMapping, exampleSource } from './example';

const read = (mapping: unknown) => readMapping(JSON.stringify(mapping), 'example.json');
const user: Row = { userId: 7, subject: 'Abc-1' };
const job: Row = { jobId: '12', userId: 7, company: 'Acme', title: 'Nurse', fromDate: '2019-03-01' };
const bring = (rows: readonly Row[], mapping: unknown = exampleMapping(), of: Row = user) =>
  mapUser(read(mapping), of, new Map([['jobs', rows]]));
const jobsOf = (...rows: Row[]) =>
  bring(rows)
    .sections.get('work-experience')
    ?.map(({ given }) => given);
const short = ({ field, code, outcome }: Unreadable) => `${field} ${code} ${outcome}`;
const told = (...rows: Row[]) => bring(rows).unreadable.map(short);
const source = (more: Changeable) => exampleMapping({ ...exampleSource(), ...more });

test('a row becomes an item with an id that is the same each time', () => {
  const first = bring([job]);
  expect(first).toEqual(bring([job]));
  expect(first.userKey).toBe('7');
  expect(first.profileId).toBe(profileIdOf('https://login.example.com', 'Abc-1'));
  expect(first.ownerId).toBe('Abc-1');
  expect(first.unreadable).toEqual([]);
  const [item] = first.sections.get('work-experience') ?? [];
  expect(item?.given).toEqual({ employer: 'Acme', title: 'Nurse', startDate: '2019-03-01' });
  expect(item?.source).toEqual({ name: 'jobs', table: 'dbo.Jobs', key: '12', ordinal: 0 });
  const renamed = bring([job], { ...exampleMapping(), name: 'other' }).sections.get('work-experience')?.[0];
  expect(renamed?.itemId).not.toBe(item?.itemId);
});

test('a user whom the mapping gives no profile is told, and nothing of him is brought', () => {
  const brought = bring([job], exampleMapping(), { userId: 7, subject: ' ' });
  expect(brought).toMatchObject({ profileId: null, ownerId: null, lastUpdated: null });
  expect(brought.sections.size).toBe(0);
  expect(brought.unreadable).toEqual([
    {
      ...{ source: null, table: 'dbo.Users', key: '7', column: 'subject', path: null, section: null, field: null },
      ...{ code: 'no-profile-id', why: 'Nothing here gives the user a profile.', outcome: 'profile-left-out' },
    },
  ]);
});

test('otherwise his profile is derived from his key, or stands in a column', () => {
  const mapping = exampleMapping();
  const profiles = mapping.profiles as Changeable;
  const namespace = '7B0F6A3E-5C52-4C5C-9C57-0D6A4E2F1B11';
  const derived = { ...mapping, profiles: { ...profiles, otherwise: { by: 'key', namespace } } };
  expect(bring([], derived, { userId: 7, subject: null }).profileId).toBe(profileIdOf(namespace.toLowerCase(), '7'));
  const column = { ...mapping, profiles: { ...profiles, profileId: { by: 'column', column: 'guid' } } };
  expect(bring([], column, { ...user, guid: namespace }).profileId).toBe(namespace.toLowerCase());
  expect(bring([], column, { ...user, guid: 'none' }).profileId).toBeNull();
});

test('what cannot be read costs the field, or the item where it cannot do without', () => {
  expect(told({ ...job, toDate: 'soon' })).toEqual(['endDate no-date field-left-out']);
  expect(jobsOf({ ...job, toDate: 'soon' })).toHaveLength(1);
  expect(told({ ...job, fromDate: '2019-02-30' })).toEqual(['startDate impossible-date item-left-out']);
  expect(told({ ...job, company: '  ' })).toEqual(['employer required item-left-out']);
  expect(jobsOf({ ...job, company: '  ' })).toEqual([]);
});

test('a report tells table, key, column and why; the value is in the sample alone', () => {
  const secret = `secret ${'x'.repeat(60)}`;
  const [finding] = bring([{ ...job, toDate: secret }]).unreadable;
  expect(finding).toEqual({
    ...{ source: 'jobs', table: 'dbo.Jobs', key: '12', column: 'toDate', path: null },
    ...{ section: 'work-experience', field: 'endDate' },
    ...{ code: 'no-date', why: 'Is in none of the date formats that the mapping lists.', outcome: 'field-left-out' },
    sample: secret.slice(0, 40),
  });
});

test('text that is too long is cut where the mapping says so, and never through a character', () => {
  const title = `${'x'.repeat(199)}👩 nurse`;
  expect(jobsOf({ ...job, title })?.[0]?.title).toBe('x'.repeat(199));
  expect(told({ ...job, title })).toEqual(['title too_long cut']);
  expect(told({ ...job, company: 'x'.repeat(201) })).toEqual(['employer too_long item-left-out']);
});

test('of a list only the entries are left out that cannot be kept', () => {
  const skills = `SQL, ${'y'.repeat(101)}, C#`;
  expect(jobsOf({ ...job, skills })?.[0]?.skills).toEqual(['SQL', 'C#']);
  expect(told({ ...job, skills })).toEqual(['skills too_long entry-left-out']);
  const many = Array.from({ length: 120 }, (_, index) => `skill ${index}`).join(',');
  expect(jobsOf({ ...job, skills: many })?.[0]?.skills).toHaveLength(100);
  expect(told({ ...job, skills: many })).toEqual(['skills too_many entry-left-out']);
});

test('a place that is empty gives way to the next', () => {
  expect(jobsOf({ ...job, isCurrent: null, toDate: 'Present' })?.[0]).toMatchObject({ isCurrent: true });
  expect(told({ ...job, isCurrent: null, toDate: 'Present' })).toEqual([]);
  expect(jobsOf({ ...job, isCurrent: false, toDate: '2020-01-01' })?.[0]).toMatchObject({ endDate: '2020-01-01' });
});

test('fields that contradict each other are told, and the one that the rule is about is left out', () => {
  expect(told({ ...job, toDate: '2018-01-01' })).toEqual(['endDate end_before_start field-left-out']);
  expect(told({ ...job, isCurrent: true, toDate: '2020-01-01' })).toEqual([
    'endDate current_with_end_date field-left-out',
  ]);
});

test('a value that the mapping names stands in for what cannot be read', () => {
  const fields = {
    ...(exampleSource().fields as Changeable),
    employer: { column: 'company', unreadable: { use: 'Unknown' } },
  };
  const brought = bring([{ ...job, company: null }], source({ fields }));
  expect(brought.sections.get('work-experience')?.[0]?.given.employer).toBe('Unknown');
  expect(brought.unreadable.map(short)).toEqual(['employer required replaced']);
});

test('a row in which nothing stands is no item, and nobody is told', () => {
  const fields = { ...(exampleSource().fields as Changeable), workMode: { value: 'remote' } };
  const brought = bring([{ jobId: '1', userId: 7, company: '', title: null, isCurrent: false }], source({ fields }));
  expect(brought.sections.get('work-experience')).toEqual([]);
  expect(brought.unreadable).toEqual([]);
});

test('rows that the mapping does not mean are no items', () => {
  const kinds = source({ when: { column: 'kind', in: ['job', 'Work'] } });
  const rows = [{ ...job, kind: 'WORK ' }, { ...job, kind: 'hobby' }, job];
  expect(bring(rows, kinds).sections.get('work-experience')).toHaveLength(1);
  const filled = source({ when: { column: ['company', 'title'] } });
  expect(bring([{ ...job, company: null, title: '' }], filled).unreadable).toEqual([]);
});

test('the same item again is brought once, and what is past the limit of the section is told', () => {
  expect(jobsOf(job, { ...job, jobId: '13' })).toHaveLength(1);
  expect(told(job, { ...job, jobId: '13' })).toEqual(['null same-item item-left-out']);
  const rows = Array.from({ length: 102 }, (_, index) => ({ ...job, jobId: String(index), title: `Job ${index}` }));
  expect(jobsOf(...rows)).toHaveLength(100);
  expect(told(...rows)).toEqual(['null too-many-items item-left-out', 'null too-many-items item-left-out']);
});

test('items are in the order that the mapping names, and the newest change of their rows counts', () => {
  const older = { ...job, jobId: '1', fromDate: '2010-01-01', createdDate: new Date('2024-05-01T10:00:00Z') };
  const newer = { ...job, lastUpdated: new Date('2023-01-01T00:00:00Z') };
  const lost = { ...job, jobId: '3', company: null, lastUpdated: new Date('2025-01-01T00:00:00Z') };
  const brought = bring([older, newer, lost]);
  expect(brought.sections.get('work-experience')?.map(({ source: { key } }) => key)).toEqual(['12', '1']);
  expect(brought.lastUpdated).toBe('2024-05-01T10:00:00.000Z');
});

const degrees = source({
  section: 'education',
  items: { json: 'degrees', at: 'list', python: true, blank: ['none'] },
  fields: { institution: { path: 'school.name' }, score: { path: 'gpa' } },
  order: undefined,
});
const degreesOf = (text: string) => bring([{ jobId: '5', userId: 7, degrees: text }], degrees);

test('entries of JSON are items, and each is told by its pointer', () => {
  const text = '{"list": [{"school": {"name": "MIT"}, "gpa": 3.7}, null, {"gpa": "1,3"}, "Harvard"]}';
  const brought = degreesOf(text);
  expect(brought.sections.get('education')?.map(({ given, source: { ordinal } }) => [given, ordinal])).toEqual([
    [{ institution: 'MIT', score: '3.7' }, 0],
  ]);
  expect(brought.unreadable.map(({ column, path, code }) => `${column}${path} ${code}`)).toEqual([
    'degrees/list/3 no-object',
    'degrees/list/2/school/name required',
  ]);
});

test('an object instead of a list is a list of one, Python is read, and nothing is nothing', () => {
  expect(degreesOf('{"list": {"school": {"name": "MIT"}}}').sections.get('education')).toHaveLength(1);
  expect(degreesOf("{'list': [{'school': {'name': 'MIT'}, 'gpa': None}]}").sections.get('education')).toHaveLength(1);
  for (const text of ['', 'None', '{"list": []}', '{}', 'null']) expect(degreesOf(text).unreadable).toEqual([]);
});

test('broken JSON is told once for the row, with where it breaks', () => {
  const { unreadable } = degreesOf('{"list": [{"school": {"name": "MI');
  expect(unreadable).toMatchObject([{ code: 'broken-json', path: 'character 34', column: 'degrees', field: null }]);
  expect(degreesOf('{"list": 7}').unreadable).toMatchObject([{ code: 'no-items', path: '/list' }]);
});

test('lines are items by the first pattern that they fit', () => {
  const lines = source({
    section: 'certifications',
    items: {
      lines: 'text',
      pattern: ['^(?<name>.+) \\((?<issuer>.+)\\)$', '^(?<name>[^:]+): (?<issuer>.+)$'],
      blank: ['-'],
    },
    fields: { name: { group: 'name' }, issuer: { group: 'issuer' } },
    order: undefined,
  });
  const brought = bring([{ jobId: '5', userId: 7, text: 'PMP (PMI)\r\n\r\n-\nCCNA: Cisco\nTOEFL' }], lines);
  expect(
    brought.sections.get('certifications')?.map(({ given, source: { ordinal } }) => [given.issuer, ordinal]),
  ).toEqual([
    ['PMI', 0],
    ['Cisco', 3],
  ]);
  expect(brought.unreadable).toMatchObject([{ code: 'no-match', path: 'line 5', sample: 'TOEFL' }]);
});

test('a part of a column is read by a pattern', () => {
  const fields = {
    ...(exampleSource().fields as Changeable),
    city: { column: 'place', match: '^([^,]+)' },
    countryCode: { column: 'place', match: ', (.+)$', unmatched: 'blank', parse: 'country' },
  };
  const brought = bring(
    [
      { ...job, place: 'Köln, Germany' },
      { ...job, jobId: '13', place: 'Bath' },
    ],
    source({ fields }),
  );
  expect(brought.sections.get('work-experience')?.map(({ given }) => [given.city, given.countryCode])).toEqual([
    ['Köln', 'DE'],
    ['Bath', undefined],
  ]);
  expect(brought.unreadable).toEqual([]);
});

test('one primary address at most', () => {
  const fields = {
    kind: { value: 'home' },
    line1: { column: 'a' },
    city: { column: 'b' },
    countryCode: { value: 'DE' },
    isPrimary: { value: true },
  };
  const rows = ['x', 'y'].map((a, index) => ({ jobId: String(index), userId: 7, a, b: 'Köln' }));
  const brought = bring(rows, source({ section: 'addresses', fields, order: undefined }));
  expect(brought.sections.get('addresses')?.map(({ given }) => given.isPrimary)).toEqual([true, undefined]);
  expect(brought.unreadable.map(short)).toEqual(['isPrimary second-primary field-left-out']);
});

test('whatever stands in the columns, what is brought passes our own checks, and nothing throws', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('2019-01-01', '2018-01-01', 'present', null, '', 'Acme'),
    fc.integer(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
  );
  const names = ['company', 'title', 'fromDate', 'toDate', 'isCurrent', 'skills', 'lastUpdated'];
  const row = fc.record(Object.fromEntries(names.map((name) => [name, value])));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const brought = bring(rows.map((one, index) => ({ ...job, ...one, jobId: String(index) })));
      for (const { given } of brought.sections.get('work-experience') ?? []) {
        expect(validateItem(workExperience, given)).toEqual({ ok: true, payload: given });
      }
      for (const { why } of brought.unreadable) expect(why).toMatch(/^[A-Z].+\.$/);
    }),
  );
});
