// `npm run brownfield` as a process: what it says and how it ends.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { emptyDatabase, type FreshDatabase } from '../database/fresh-database';

const program = join(__dirname, '..', '..', 'dist', 'brownfield', 'main.js');
let database: FreshDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await database?.drop();
});

async function run(args: readonly string[], connectionString: string | undefined = database.connectionString) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, SQL_CONNECTION_STRING: connectionString },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, ...said };
}

const rows = async () =>
  (await database.pool.request().query<{ n: number }>('SELECT COUNT(*) AS n FROM dbo.Users;')).recordset[0]?.n;

test('makes and fills the tables, refuses to do it twice, and does it again with --drop', async () => {
  const first = await run(['--users', '150']);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/^31 tables, 150 users, \d+ rows \(\d+ pieces of dirt\) in [\d.]+ s, \d+ rows\/s\n$/);

  const second = await run(['--users', '100']);
  expect(second).toMatchObject({ code: 1, out: '' });
  expect(second.err).toContain('Nothing was changed');
  expect(second.err).toContain('--drop');
  expect(await rows()).toBe(150);

  const third = await run(['--users', '100', '--drop']);
  expect(third).toMatchObject({ code: 0, err: 'dropped the 31 tables that were there\n' });
  expect(await rows()).toBe(100);
});

test.each([
  [['--users', '5'], /--users wants a whole number from 100 to 1000000, not '5'/],
  [['--seed', 'x'], /--seed wants/],
  [['--what'], /--what/],
])('%j is refused with exit code 2 and the help', async (args, message) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
  expect(err).toContain('npm run brownfield -- [options]');
});

test('says that it needs a connection string', async () => {
  const { code, err } = await run([], '');
  expect(code).toBe(1);
  expect(err).toContain('SQL_CONNECTION_STRING is not set');
});

test('says which server does not answer', async () => {
  const nobody = 'Server=127.0.0.1,1;Database=x;User Id=sa;Password=local;Encrypt=false';
  const { code, err } = await run([], nobody);
  expect(code).toBe(1);
  expect(err).toContain('127.0.0.1:1');
});

test('prints its help', async () => {
  expect(await run(['--help'], '')).toMatchObject({ code: 0, out: expect.stringContaining('--users N'), err: '' });
});
