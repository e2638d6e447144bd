// The writer names columns and types; the migrations make them. Here the two are held together.
import { sections } from '../../../shared/sections/all';
import { insertedColumns } from '../../../shared/writer/row';
import * as schema from '../../../shared/writer/schema';
import { type StoredColumn, storedColumns } from '../../database/columns';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';

let database: FreshDatabase;
let columns: Map<string, Map<string, StoredColumn>>;

beforeAll(async () => {
  database = await freshDatabase();
  columns = await storedColumns(database.pool);
});
afterAll(async () => {
  await database?.drop();
});

const { sectionTable, ...fixed } = schema;
const tables = [...Object.values(fixed), ...sections.map(sectionTable)].map((table) => [table.name, table] as const);

test.each(tables)('%s has the columns that the writer gives it, with their types', (name, table) => {
  for (const [column, type] of Object.entries(insertedColumns(table))) {
    const stored = columns.get(name)?.get(column)?.type;
    expect({ column, type: stored }).toEqual({ column, type: type === 'json' ? 'nvarchar(max)' : type });
  }
});
