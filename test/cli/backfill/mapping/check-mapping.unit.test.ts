// A mapping is held against the tables that there are, and read by statements that hold nothing but its names.
import { checkMapping, keyTypesOf } from '../../../../cli/backfill/mapping/check-mapping';
import { readMapping } from '../../../../cli/backfill/mapping/read-mapping';
import { statementsOf } from '../../../../cli/backfill/mapping/statements';
import { type Changeable, exampleColumns, exampleMapping, exampleSource } from './example';

const read = (mapping: unknown) => readMapping(JSON.stringify(mapping), 'example.json');
const faultsOf = (mapping: unknown) =>
  checkMapping(read(mapping), exampleColumns).map(({ path, what, remedy }) => `${path}: ${what} ${remedy}`);
const withSource = (more: Changeable) => exampleMapping({ ...exampleSource(), ...more });
const withField = (fields: Changeable) =>
  withSource({ fields: { ...(exampleSource().fields as Changeable), ...fields } });

test('a mapping that fits the database has no faults', () => {
  expect(faultsOf(exampleMapping())).toEqual([]);
});

test.each<[string, Changeable, string]>([
  [
    'a missing table',
    withSource({ table: 'dbo.Job' }),
    'sources[0].table: There is no table dbo.Job. Is dbo.Jobs meant?',
  ],
  ['a missing key', withSource({ key: 'jobID' }), 'sources[0].key: dbo.Jobs has no column jobID. Is jobId meant?'],
  [
    'a missing column',
    withField({ summary: { column: 'describtion' } }),
    'sources[0].fields.summary.column: dbo.Jobs has no column describtion. Its columns are jobId, userId',
  ],
  [
    'a key of another kind',
    withSource({ user: 'company' }),
    'sources[0].user: company is of another kind of type than the key of the users.',
  ],
  [
    'a key that is a yes or no',
    withSource({ key: 'isCurrent' }),
    'sources[0].key: dbo.Jobs.isCurrent is bit, which cannot be read here.',
  ],
  [
    'a time that is none',
    withSource({ lastUpdated: 'fromDate' }),
    'sources[0].lastUpdated: dbo.Jobs.fromDate is nvarchar, which cannot be read here. Use a column of date, datetime',
  ],
  [
    'text for a number',
    withField({ isCurrent: { column: 'toDate' } }),
    'sources[0].fields.isCurrent.column: dbo.Jobs.toDate is nvarchar, which cannot be read here. Use a column of bit.',
  ],
  [
    'a date from a bit',
    withField({ endDate: { column: 'isCurrent', parse: { date: ['YYYY'] } } }),
    'sources[0].fields.endDate.column: dbo.Jobs.isCurrent is bit',
  ],
  [
    'a list without a parser',
    withField({ highlights: { column: 'skills' } }),
    'sources[0].fields.highlights.column: dbo.Jobs.skills is nvarchar, which cannot be read here. Name a parser',
  ],
  ['JSON in a number', withSource({ items: { json: 'days' } }), 'sources[0].items.json: dbo.Jobs.days is int'],
])('%s is a fault', (_, mapping, expected) => {
  const faults = faultsOf(mapping);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(expected);
});

test('the columns of the users are looked at too', () => {
  const mapping = exampleMapping();
  const profiles = { ...(mapping.profiles as Changeable), key: 'picture', ownerId: 'subjct' };
  expect(faultsOf({ ...mapping, profiles })).toEqual([
    expect.stringContaining('profiles.key: dbo.Users.picture is varbinary, which cannot be read here.'),
    'profiles.ownerId: dbo.Users has no column subjct. Is subject meant?',
  ]);
});

test('users and rows are read in pages by key', () => {
  const mapping = read(exampleMapping());
  const statements = statementsOf(mapping, keyTypesOf(mapping, exampleColumns));
  expect(statements.countUsers).toBe('SELECT COUNT_BIG(*) AS [users] FROM [dbo].[Users];');
  expect(statements.users.first).toBe(
    'SELECT TOP (CAST(@take AS int)) u.[userId], u.[subject]\nFROM [dbo].[Users] AS u\nORDER BY u.[userId];',
  );
  expect(statements.users.next).toContain('\nWHERE u.[userId] > CAST(@after AS int)\n');
  const [jobs] = statements.sources;
  const [rows] = statements.reads;
  expect(
    rows?.rows.next,
  ).toBe(`SELECT s.[jobId], s.[userId], s.[lastUpdated], s.[createdDate], s.[company], s.[title], \
s.[fromDate], s.[toDate], s.[isCurrent], s.[skills], u.[userId] AS [userKeyOfUser]
FROM [dbo].[Jobs] AS s
JOIN [dbo].[Users] AS u ON u.[userId] = s.[userId]
WHERE u.[userId] > CAST(@after AS int) AND u.[userId] <= CAST(@upTo AS int)
ORDER BY u.[userId], s.[jobId];`);
  expect(rows?.rows.first).toContain('\nWHERE u.[userId] <= CAST(@upTo AS int)\n');
  expect(jobs?.strays.next).toContain(
    'WHERE s.[jobId] > CAST(@after AS bigint) AND NOT EXISTS (SELECT 1 FROM [dbo].[Users]',
  );
});

test('a table that several sources take their rows from is read once, with the columns of all', () => {
  const second = { ...exampleSource(), name: 'second', lastUpdated: ['changedDate'] };
  const other = { ...exampleSource(), name: 'other', key: 'rowId' };
  const mapping = read(exampleMapping(exampleSource(), second, other));
  const { reads } = statementsOf(mapping, { users: 'int', sources: new Map() });
  expect(reads.map(({ sources }) => sources.map(({ name }) => name))).toEqual([['jobs', 'second'], ['other']]);
  expect(reads[0]?.rows.next).toContain('s.[lastUpdated], s.[createdDate]');
  expect(reads[0]?.rows.next).toContain('s.[changedDate]');
});

test.each([
  ['uniqueidentifier', 'uniqueidentifier'],
  ['nvarchar', 'nvarchar(850)'],
  ['varchar(40)', 'varchar(1700)'],
  ['bigint', 'bigint'],
])('keys of type %s are compared as %s', (type, expected) => {
  const mapping = read(exampleMapping());
  const columns = exampleColumns.map((column) => (column.column === 'userId' ? { ...column, type } : column));
  expect(checkMapping(mapping, columns)).toEqual([]);
  expect(keyTypesOf(mapping, columns).users).toBe(expected);
});
