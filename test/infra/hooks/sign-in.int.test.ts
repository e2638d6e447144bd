import { hookDatabase } from '../../../infra/hooks/sign-in';
import { emptyDatabase, type FreshDatabase } from '../../database/fresh-database';

let database: FreshDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database?.drop());

it('a hook runs batches, and asks with values that are no part of the text', async () => {
  const { query } = hookDatabase(database.pool);
  expect(await query('CREATE TABLE dbo.Thing (name nvarchar(20) NOT NULL, mark varbinary(4) NULL);')).toEqual([]);
  expect(await query("INSERT INTO dbo.Thing (name) VALUES (N'it''s');")).toEqual([]);
  const asked = 'SELECT name FROM dbo.Thing WHERE name = @name;';
  expect(await query(asked, { name: "it's" })).toEqual([{ name: "it's" }]);
  expect(await query(asked, { name: "' OR 1=1 --" })).toEqual([]);
});
