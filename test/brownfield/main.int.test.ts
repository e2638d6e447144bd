// `npm run brownfield` as a process: what it says and how it ends.
import { emptyDatabase, type FreshDatabase } from '../database/fresh-database';
import { startProgram } from '../programs';

let database: FreshDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await database?.drop();
});

const run = (args: readonly string[], connectionString: string | undefined = database.connectionString) =>
  startProgram('brownfield/main.js', args, { ...process.env, SQL_CONNECTION_STRING: connectionString }).ended;

const rows = async () =>
  (await database.pool.request().query<{ n: number }>('SELECT COUNT(*) AS n FROM dbo.Users;')).recordset[0]?.n;

test('makes and fills the tables, refuses to do it twice, and does it again with --drop', async () => {
  const first = await run(['--users', '150']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^31 tables, 150 users, \d+ rows \(\d+ pieces of dirt\) in [\d.]+ s, \d+ rows\/s\n$/);

  const second = await run(['--users', '100']);
  expect(second).toMatchObject({ code: 1, stdout: '' });
  expect(second.stderr).toContain('Nothing was changed');
  expect(second.stderr).toContain('--drop');
  expect(await rows()).toBe(150);

  const third = await run(['--users', '100', '--drop']);
  expect(third).toMatchObject({ code: 0, stderr: 'dropped the 31 tables that were there\n' });
  expect(await rows()).toBe(100);
});

test.each([
  [['--users', '5'], /--users wants a whole number from 100 to 1000000, not '5'/],
  [['--seed', 'x'], /--seed wants/],
  [['--what'], /--what/],
])('%j is refused with exit code 2 and the help', async (args, message) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).toContain('npm run brownfield -- [options]');
});

test('says that it needs a connection string', async () => {
  const { code, stderr } = await run([], '');
  expect(code).toBe(1);
  expect(stderr).toContain('SQL_CONNECTION_STRING is not set');
});

test('says which server does not answer', async () => {
  const nobody = 'Server=127.0.0.1,1;Database=x;User Id=sa;Password=local;Encrypt=false';
  const { code, stderr } = await run([], nobody);
  expect(code).toBe(1);
  expect(stderr).toContain('127.0.0.1:1');
});

test('prints its help', async () => {
  expect(await run(['--help'], '')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('--users N'),
    stderr: '',
  });
});
