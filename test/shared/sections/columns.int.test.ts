// The declarations and the migrated database say the same, column by column.
import { sections } from '../../../shared/sections/all';
import { type StoredColumn, storedColumns } from '../../database/columns';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';

/** Columns that every table has besides its section's fields. */
const common = ['profileId', 'createdDate', 'createdBy', 'lastUpdated', 'updatedBy'];
const ofLists = ['itemId', 'position'];

let database: FreshDatabase;
let columns: Map<string, Map<string, StoredColumn>>;

beforeAll(async () => {
  database = await freshDatabase();
  columns = await storedColumns(database.pool);
});

afterAll(() => database?.drop());

test.each(sections.map((section) => [section.table, section] as const))(
  '%s has the declared columns',
  (table, section) => {
    const declared = Object.entries(section.fields).map(([name, field]) => [
      name,
      { type: field.sqlType, nullable: !field.required && field.empty === null },
    ]);
    const ours = new Set([...common, ...(section.cardinality === 'many' ? ofLists : [])]);
    const found = [...(columns.get(table) ?? [])].filter(([name]) => !ours.has(name));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(declared));
  },
);

test.each(sections.map((section) => [section.table, section] as const))(
  '%s has its keys and authors',
  (table, section) => {
    const found = columns.get(table);
    for (const name of common) expect([name, found?.has(name)]).toEqual([name, true]);
    for (const name of ofLists) expect([name, found?.has(name)]).toEqual([name, section.cardinality === 'many']);
  },
);

test('every table of the schema but the profile itself is a section', () => {
  const profile = [...columns.keys()].filter((table) => table.startsWith('profile.'));
  expect(profile.sort()).toEqual([...sections.map(({ table }) => table), 'profile.Profile'].sort());
});
