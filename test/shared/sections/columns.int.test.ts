// The declarations and the migrated database say the same, column by column.
import { sections } from '../../../shared/sections/all';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';

interface ColumnRow {
  readonly TABLE_NAME: string;
  readonly COLUMN_NAME: string;
  readonly DATA_TYPE: string;
  readonly CHARACTER_MAXIMUM_LENGTH: number | null;
  readonly NUMERIC_PRECISION: number | null;
  readonly NUMERIC_SCALE: number | null;
  readonly IS_NULLABLE: string;
}

/** Columns that every table has besides its section's fields. */
const common = ['profileId', 'createdDate', 'createdBy', 'lastUpdated', 'updatedBy'];
const ofLists = ['itemId', 'position'];

let database: FreshDatabase;
/** Type and nullability by column, by schema and table. */
const columns = new Map<string, Map<string, string>>();

beforeAll(async () => {
  database = await freshDatabase();
  const { recordset } = await database.pool.request().query<ColumnRow>(`
    SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, IS_NULLABLE
    FROM INFORMATION_SCHEMA.COLUMNS
    WHERE TABLE_SCHEMA = 'profile';`);
  for (const row of recordset) {
    const table = `profile.${row.TABLE_NAME}`;
    const known = columns.get(table) ?? new Map<string, string>();
    columns.set(table, known.set(row.COLUMN_NAME, described(typeOf(row), row.IS_NULLABLE === 'YES')));
  }
});

afterAll(() => database?.drop());

test.each(sections.map((section) => [section.table, section] as const))(
  '%s has the declared columns',
  (table, section) => {
    const declared = Object.entries(section.fields).map(([name, field]) => [
      name,
      described(field.sqlType, !field.required && field.empty === null),
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
  expect([...columns.keys()].sort()).toEqual([...sections.map(({ table }) => table), 'profile.Profile'].sort());
});

function described(sqlType: string, nullable: boolean): string {
  return `${sqlType} ${nullable ? 'NULL' : 'NOT NULL'}`;
}

function typeOf(row: ColumnRow): string {
  const { DATA_TYPE: type, CHARACTER_MAXIMUM_LENGTH: length } = row;
  if (type === 'decimal') return `${type}(${row.NUMERIC_PRECISION},${row.NUMERIC_SCALE})`;
  if (length === null) return type;
  return `${type}(${length === -1 ? 'max' : length})`;
}
