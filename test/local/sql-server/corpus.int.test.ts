// The application's own T-SQL: every migration goes up, down and up again. Its statements run in the tests of writer and reading.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows, type sql, startServer, type TestServer } from './server';

const folder = join(__dirname, '../../../migrations');
const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
const up = files.filter((file) => file.endsWith('.up.sql')).sort();
const down = up.map((file) => file.replace('.up.', '.down.')).reverse();

let server: TestServer;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  server = await startServer();
  pool = await server.connect();
});
afterAll(() => server.stop());

async function run(file: string): Promise<void> {
  const batches = readFileSync(join(folder, file), 'utf8').split(/^\s*GO\s*$/im);
  for (const batch of batches.filter((text) => text.replace(/--.*$/gm, '').trim())) await pool.request().batch(batch);
}

/** All that the catalog knows, to be the same whenever the same migrations have run. */
async function schema() {
  const columns = await rows(
    pool,
    'SELECT * FROM INFORMATION_SCHEMA.COLUMNS ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION;',
  );
  const constraints = await rows(
    pool,
    'SELECT * FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME;',
  );
  const indexes = await rows(
    pool,
    `SELECT t.name AS tableName, i.name, i.is_unique, i.has_filter FROM sys.indexes AS i
     JOIN sys.tables AS t ON t.object_id = i.object_id ORDER BY t.name, i.name;`,
  );
  return { columns, constraints, indexes };
}

test('every migration has its way back', () => {
  expect(up.length).toBeGreaterThan(0);
  expect([...up, ...down].sort()).toEqual([...files].sort());
});

test('the migrations go up, down to nothing, and up to the same again', async () => {
  for (const file of up) await run(file);
  const first = await schema();
  expect(first.columns.length).toBeGreaterThan(100);

  for (const file of down) await run(file);
  expect(await schema()).toEqual({ columns: [], constraints: [], indexes: [] });

  for (const file of up) await run(file);
  expect(await schema()).toEqual(first);
});
