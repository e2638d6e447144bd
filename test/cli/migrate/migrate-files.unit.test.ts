// The migration files as they lie in a folder: read with their lines, refused when one is missing or numbered wrong.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsFolder } from '../../../cli/migrate/command';
import { lossQueriesOf } from '../../../cli/migrate/losses';
import { plannedDown, plannedUp } from '../../../cli/migrate/planned';
import { readSteps } from '../../../cli/migrate/steps';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepkeeper-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function folderWith(files: Record<string, string>): Promise<string> {
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}

const faulty: [string, Record<string, string>, RegExp][] = [
  ['no files', {}, /there are none in/],
  ['a step without its way back', { '001-a.up.sql': 'x' }, /001-a\.up\.sql is there and 001-a\.down\.sql is not/],
  ['a way back without its step', { '001-a.down.sql': 'x' }, /001-a\.down\.sql is there and 001-a\.up\.sql is not/],
  [
    'a gap in the numbers',
    { '001-a.up.sql': 'x', '001-a.down.sql': 'x', '003-c.up.sql': 'x', '003-c.down.sql': 'x' },
    /003-c should have the number 2/,
  ],
  [
    'a number that is used twice',
    { '001-a.up.sql': 'x', '001-a.down.sql': 'x', '001-b.up.sql': 'x', '001-b.down.sql': 'x' },
    /001-b should have the number 2/,
  ],
  ['a name without a number', { 'a.up.sql': 'x', 'a.down.sql': 'x' }, /a should be named like 001-what-it-does/],
  ['a file that is neither up nor down', { '001-a.sql': 'x' }, /001-a\.sql should be named like/],
];

test.each(faulty)('%s is refused by name', async (_, files, fault) => {
  await expect(readSteps(await folderWith(files))).rejects.toThrow(fault);
});

test('a folder that is not there is refused by name', async () => {
  await expect(readSteps(join(folder, 'nowhere'))).rejects.toThrow(/nowhere cannot be read/);
});

test('a statement is found again on its line, behind the comments before it', async () => {
  const up = '-- about all\n\n-- about a\nCREATE TABLE s.A (a int);\nGO\n\nCREATE TABLE s.B (b int);\nGO\n-- the end\n';
  const steps = await readSteps(await folderWith({ '001-a.up.sql': up, '001-a.down.sql': 'DROP TABLE s.A;\nGO\n' }));
  const [planned] = plannedUp(steps, 0, 1, false);
  expect(planned?.statements.map((statement) => statement.place)).toEqual([
    '001-a.up.sql, line 4',
    '001-a.up.sql, line 7',
  ]);
});

test('line ends of Windows give the same checksum', async () => {
  const text = 'SELECT 1;\nGO\n';
  const [one] = await readSteps(await folderWith({ '001-a.up.sql': text, '001-a.down.sql': text }));
  const [other] = await readSteps(await folderWith({ '001-a.up.sql': text.replaceAll('\n', '\r\n') }));
  expect(other?.checksum).toBe(one?.checksum);
});

test('every table, column and row that a way back would lose is asked for', async () => {
  const steps = await readSteps(migrationsFolder);
  const [contract] = plannedDown(steps, 7, 6);
  const queries = contract ? lossQueriesOf(contract) : [];
  expect(queries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['rows of audit.Access', 'values of profile.Profile.erasedAt', 'rows of builder.ItemWrite']),
  );
  expect(queries.find(({ what }) => what.startsWith('rows of builder.ValidationError'))?.fromHeld).toBe(
    "[builder].[ValidationError] WITH (TABLOCK, HOLDLOCK) WHERE attempted = 'item'",
  );
});

test('of a DELETE whose rows cannot be told from it, the whole table is counted', () => {
  const step = {
    number: 1,
    name: '001-a',
    up: [],
    down: ['DELETE a FROM s.A AS a JOIN s.B AS b ON b.id = a.id;'],
    checksum: '',
  };
  const [planned] = plannedDown([step], 1, 0);
  expect(planned && lossQueriesOf(planned)).toEqual([
    {
      what: 'rows of s.A at most (it deletes some of them)',
      from: '[s].[A]',
      fromHeld: '[s].[A] WITH (TABLOCK, HOLDLOCK)',
    },
  ]);
});
