// The statements of a mapping walk every user and row once, whatever type the keys have, and find the rows that no user owns.
import sql from 'mssql';
import { keyTextOf } from '../../../../cli/backfill/mapping/brought';
import { type Column, keyTypesOf } from '../../../../cli/backfill/mapping/check-mapping';
import { readMapping } from '../../../../cli/backfill/mapping/read-mapping';
import { statementsOf, userKeyColumn } from '../../../../cli/backfill/mapping/statements';
import { emptyDatabase, type FreshDatabase } from '../../../database/fresh-database';
import { exampleMapping, exampleSource } from './example';

let database: FreshDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});

afterAll(async () => {
  await database.drop();
});

const uuids = Array.from({ length: 7 }, (_, index) => `${index}0000000-1111-4111-8111-00000000000${7 - index}`);

test.each<[string, string, readonly string[]]>([
  ['int', 'Whole', ['-3', '1', '2', '10', '11', '100', '2147483647']],
  ['bigint', 'Large', ['1', '2', '9007199254740993', '9007199254740994', '9007199254740995', '3', '4']],
  ['uniqueidentifier', 'Guid', uuids],
  ['nvarchar(100)', 'Words', ['a', 'b', 'ä', 'Zoë', '李', 'mary-jane', '7']],
])('keys of type %s', async (type, name, keys) => {
  const [users, jobs] = [`${name}Users`, `${name}Jobs`];
  const others = ['company', 'title', 'fromDate', 'toDate', 'skills'].map((column) => `${column} nvarchar(50) NULL`);
  await database.pool
    .request()
    .batch(`CREATE TABLE dbo.${users} (userId ${type} NOT NULL PRIMARY KEY, subject nvarchar(50) NULL);`);
  await database.pool
    .request()
    .batch(`CREATE TABLE dbo.${jobs} (jobId int NOT NULL PRIMARY KEY, userId ${type} NULL, ${others.join(', ')},
    isCurrent bit NULL, lastUpdated datetime2(3) NULL, createdDate datetime2(3) NULL);`);
  const [stray, ...known] = keys;
  for (const [index, key] of keys.entries()) {
    const insert = () => database.pool.request().input('key', sql.NVarChar(100), key).input('id', sql.Int, index);
    if (key !== stray) await insert().query(`INSERT INTO dbo.${users} (userId) VALUES (CAST(@key AS ${type}));`);
    await insert().query(`INSERT INTO dbo.${jobs} (jobId, userId) VALUES (@id, CAST(@key AS ${type}));`);
    await insert().query(`INSERT INTO dbo.${jobs} (jobId, userId) VALUES (@id + 100, CAST(@key AS ${type}));`);
  }
  await database.pool.request().query(`INSERT INTO dbo.${jobs} (jobId, userId) VALUES (1000, NULL);`);
  const mapping = readMapping(
    JSON.stringify({
      ...exampleMapping({ ...exampleSource(), table: `dbo.${jobs}` }),
      profiles: { table: `dbo.${users}`, key: 'userId', profileId: { by: 'key', namespace: uuids[0] } },
    }),
    'example.json',
  );
  const columns: Column[] = [
    { schema: 'dbo', table: users, column: 'userId', type },
    { schema: 'dbo', table: jobs, column: 'jobId', type: 'int' },
  ];
  const statements = statementsOf(mapping, keyTypesOf(mapping, columns));
  const [source] = statements.sources;
  const [read] = statements.reads;
  if (!source || !read) throw new Error('the mapping has no source');

  const seen: string[] = [];
  const rows: string[] = [];
  for (let after: string | undefined; ; ) {
    const ask = () => {
      const request = database.pool.request().input('take', sql.Int, 2);
      return after === undefined ? request : request.input('after', sql.NVarChar(4000), after);
    };
    const page = (await ask().query(after === undefined ? statements.users.first : statements.users.next)).recordset;
    const last = page.at(-1);
    if (!last) break;
    const upTo = keyTextOf(last.userId);
    const found = await ask()
      .input('upTo', sql.NVarChar(4000), upTo)
      .query(after === undefined ? read.rows.first : read.rows.next);
    seen.push(...page.map(({ userId }) => keyTextOf(userId)));
    rows.push(...found.recordset.map((row) => `${keyTextOf(row[userKeyColumn])} ${row.jobId}`));
    after = upTo;
  }

  const expected = known.map((key) => (type === 'uniqueidentifier' ? key.toUpperCase() : key));
  expect([...seen].sort()).toEqual([...expected].sort());
  // Each user's rows come together, in the order of the users, by key.
  expect(rows).toEqual(
    seen.flatMap((key) => {
      const index = expected.indexOf(key) + 1;
      return [`${key} ${index}`, `${key} ${index + 100}`];
    }),
  );
  const strays: number[] = [];
  for (let after: number | undefined; ; after = strays.at(-1)) {
    const request = database.pool.request().input('take', sql.Int, 2);
    if (after !== undefined) request.input('after', sql.NVarChar(4000), String(after));
    const page = (await request.query(after === undefined ? source.strays.first : source.strays.next)).recordset;
    if (page.length === 0) break;
    strays.push(...page.map(({ key }) => key));
  }
  expect(strays).toEqual([0, 100, 1000]);
  const counted = await database.pool.request().query(statements.countUsers);
  expect(counted.recordset).toEqual([{ users: String(known.length) }]);
});
