// A mapping with faults is refused with all of them, each with its path and what to do.
import { MappingFaulty } from '../../../../cli/backfill/mapping/errors';
import { readMapping } from '../../../../cli/backfill/mapping/read-mapping';
import { type Changeable, exampleMapping, exampleSource } from './example';

const read = (mapping: unknown) => readMapping(JSON.stringify(mapping), 'example.json');

function faultsOf(mapping: unknown): readonly string[] {
  try {
    read(mapping);
  } catch (thrown) {
    if (!(thrown instanceof MappingFaulty)) throw thrown;
    return thrown.faults.map(({ path, what, remedy }) => `${path}: ${what} ${remedy}`);
  }
  return [];
}

const withFields = (fields: Changeable, more: Changeable = {}) => {
  const source = exampleSource();
  return exampleMapping({ ...source, ...more, fields: { ...(source.fields as Changeable), ...fields } });
};

test('a mapping without faults is read, its parsers filled in', () => {
  const { sources, name } = read({
    ...withFields({ endDate: { column: 'toDate', parse: 'day' } }),
    parsers: { day: { date: ['DD.MM.YYYY'] } },
  });
  expect(name).toBe('example');
  const [source] = sources;
  expect(source?.table).toEqual({ schema: 'dbo', table: 'Jobs' });
  expect(source?.order).toEqual({ field: 'startDate', descending: true });
  expect(source?.fields.get('endDate')?.from[0]?.parse).toEqual({ kind: 'date', formats: ['DD.MM.YYYY'] });
  expect(source?.fields.get('title')?.unreadable).toEqual({ do: 'cut' });
  expect(source?.fields.get('employer')?.unreadable).toEqual({ do: 'leave-out-item' });
  expect(source?.fields.get('skills')?.unreadable).toEqual({ do: 'leave-out' });
});

test('what is no JSON is told by line and column', () => {
  expect(() => readMapping('{\n  "version": 1,\n  x\n}', 'example.json')).toThrow(
    'The mapping example.json cannot be used:\n- This is no JSON: it breaks at line 3, column 3.',
  );
});

test('all faults are told at once', () => {
  const mapping = exampleMapping({ ...exampleSource(), table: 'Jobs', colour: 'red', key: 'job id' });
  expect(faultsOf({ ...mapping, version: 2, name: 'No Name' })).toEqual([
    'version: This is no value for it. Write 1.',
    'name: This cannot be used. Write small letters, digits and hyphens, 60 at most.',
    'sources[0].table: This cannot be used. Name the table with its schema, as in dbo.Users.',
    'sources[0].key: This cannot be used. Name one column: letters, digits, _, $ and #, without brackets.',
    expect.stringContaining('sources[0].colour: There is no such key.'),
  ]);
});

test.each<[string, Changeable, string]>([
  [
    'a field that is not there',
    { employr: { column: 'x' } },
    'sources[0].fields.employr: work-experience has no such field. Is employer meant?',
  ],
  ['a value from nowhere', { title: {} }, 'sources[0].fields.title: A value comes from one place.'],
  [
    'a value from two places',
    { title: { column: 'a', value: 'b' } },
    'sources[0].fields.title: A value comes from one place.',
  ],
  ['a misspelt key', { title: { colum: 'a' } }, 'sources[0].fields.title.colum: There is no such key.'],
  [
    'a column with a bracket',
    { title: { column: 'a]; DROP' } },
    'sources[0].fields.title.column: This cannot be used. Name one column',
  ],
  [
    'a parser that is not there',
    { skills: { column: 'a', parse: 'lst' } },
    'sources[0].fields.skills.parse: There is no parser "lst". Is list meant?',
  ],
  [
    'a parser that does not fit',
    { startDate: { column: 'a', parse: 'list' } },
    'sources[0].fields.startDate.parse: The parser list does not fit this field, which holds a date. Use one that does (text, date, map), or none.',
  ],
  [
    'two parsers in one',
    { skills: { column: 'a', parse: { bullets: 'all', date: ['YYYY'] } } },
    'sources[0].fields.skills.parse: A parser is one thing.',
  ],
  [
    'no parser in one',
    { skills: { column: 'a', parse: {} } },
    'sources[0].fields.skills.parse: A parser is one thing.',
  ],
  [
    'a date format without a year',
    { startDate: { column: 'a', parse: { date: ['MM/DD/YY'] } } },
    'sources[0].fields.startDate.parse.date[0]: This is no date format. Years have four digits',
  ],
  [
    'an amount for a text',
    { title: { column: 'a', parse: { amount: 'min' } } },
    'sources[0].fields.title.parse: The parser amount (min) does not fit this field, which holds text.',
  ],
  [
    'a value that the field refuses',
    { countryCode: { value: 'Germany' } },
    'sources[0].fields.countryCode.value: The field does not accept this value.',
  ],
  [
    'a word that the field refuses',
    { workMode: { column: 'a', parse: { map: { home: 'at-home' } } } },
    'sources[0].fields.workMode.parse: The field does not accept this value. Choose one of',
  ],
  [
    'a replacement that the field refuses',
    { startDate: { column: 'a', unreadable: { use: 'never' } } },
    'sources[0].fields.startDate.unreadable.use: The field does not accept this value.',
  ],
  [
    'a required field that is left out',
    { employer: { column: 'a', unreadable: 'leave-out' } },
    'sources[0].fields.employer.unreadable: No item can do without employer.',
  ],
  [
    'a date that is cut',
    { endDate: { column: 'a', unreadable: 'cut' } },
    'sources[0].fields.endDate.unreadable: Only text and lists can be cut.',
  ],
  [
    'an unknown way with the unreadable',
    { endDate: { column: 'a', unreadable: 'leaveout' } },
    'sources[0].fields.endDate.unreadable: This is no value for it. Write "leave-out" or "leave-out-item" or "cut". Is leave-out meant?',
  ],
  ['a path in a row', { title: { path: 'a' } }, 'sources[0].fields.title.path: The items of this source are no JSON.'],
  [
    'a group in a row',
    { title: { group: 'a' } },
    'sources[0].fields.title.group: The items of this source are no lines.',
  ],
  [
    'a pattern that is none',
    { title: { column: 'a', match: '(' } },
    'sources[0].fields.title.match: This is no regular expression.',
  ],
  [
    'a pattern without a group',
    { title: { column: 'a', match: 'x' } },
    'sources[0].fields.title.match: The pattern does not have one group.',
  ],
  [
    'a value that is parsed',
    { title: { value: 'a', parse: 'text' } },
    'sources[0].fields.title: A "value" is not parsed.',
  ],
])('%s is a fault', (_, fields, expected) => {
  const faults = faultsOf(withFields(fields));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(expected);
});

test.each<[string, Changeable, string]>([
  ['a section that is not there', { section: 'work' }, 'sources[0].section: There is no section "work".'],
  [
    'a section of the service',
    { section: 'resume-parsing' },
    'sources[0].section: Only the service itself writes resume-parsing.',
  ],
  ['a source of a name that is taken', { name: 'profiles' }, 'sources[0].name: This name is taken.'],
  ['a source of the name of the way back', { name: 'undo' }, 'sources[0].name: This name is taken.'],
  ['an order by nothing', { order: 'city' }, 'sources[0].order: The source has no field city.'],
  [
    'lines without a pattern',
    { items: { lines: 'a' } },
    'sources[0].items: This says neither rows, nor JSON, nor lines.',
  ],
  ['JSON and lines', { items: { json: 'a', lines: 'b', pattern: 'c' } }, 'sources[0].items: This says neither rows'],
])('%s is a fault', (_, more, expected) => {
  expect(faultsOf(withFields({}, more))[0]).toContain(expected);
});

test('a group that no pattern has is a fault', () => {
  const items = { lines: 'a', pattern: '^(?<name>.+), (?<issuer>.+)$' };
  const fields = { name: { group: 'name' }, issuer: { group: 'isuer' } };
  const mapping = exampleMapping({ ...exampleSource(), section: 'certifications', items, fields, order: undefined });
  expect(faultsOf(mapping)).toEqual(['sources[0].fields.issuer.group: No pattern has this group. Is issuer meant?']);
});

test('what the section cannot do without has to come from somewhere', () => {
  const mapping = exampleMapping({ ...exampleSource(), fields: { title: { column: 'title' } }, order: undefined });
  expect(faultsOf(mapping).map((fault) => fault.split(': ')[1])).toEqual([
    'work-experience cannot do without employer. Say where it comes from, or give it a "value".',
    'work-experience cannot do without startDate. Say where it comes from, or give it a "value".',
  ]);
});

test('two sources of one name are a fault, and so are parsers that hide ours or lead back to themselves', () => {
  const parsers = { list: { bullets: 'all' }, loop: { list: { each: 'loop' } } };
  expect(faultsOf({ ...exampleMapping(exampleSource(), exampleSource()), parsers })).toEqual([
    'parsers.list: This name is taken. Give the parser another one.',
    'parsers.loop.list.each: The parser loop leads back to itself. Take that out.',
    'sources[1].name: Another source has this name. Give each its own.',
  ]);
});

test('a way to the profile that is not there is a fault', () => {
  const mapping = exampleMapping();
  const profiles = { ...(mapping.profiles as Changeable), profileId: { by: 'name' } };
  expect(faultsOf({ ...mapping, profiles })[0]).toMatch(/^profiles\.profileId/);
});
