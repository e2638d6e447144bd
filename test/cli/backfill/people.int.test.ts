// Whatever keys people have, each comes once; who shares a profile with another, and what belongs to nobody, is told once.
import { seeded } from '../../../bench/workload/random';
import { eventually } from '../../local/eventually';
import { accountOf, type People, type Person, peopleWithJobs } from './people';
import { backfilled, startBackfill } from './run-cli';

let people: People;
afterEach(async () => {
  await people?.drop();
});

async function rows<T>(text: string): Promise<T[]> {
  return (await people.pool.request().query<T>(text)).recordset;
}

const run = (...args: string[]) =>
  backfilled(people.connectionString, 'run', '--mapping', people.mappingFile, '--batch', '10', ...args);

async function keysOfFindings(code: string): Promise<string[]> {
  const report = (await backfilled(people.connectionString, 'report')).trim().split('\n');
  return report.map((line) => JSON.parse(line)).flatMap((one) => (one.code === code ? [String(one.rowKey)] : []));
}

function shuffled(words: readonly string[]): string[] {
  const random = seeded(7);
  return words
    .map((word) => ({ word, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ word }) => word);
}

const syllables = [
  'a',
  'Be',
  'čo',
  'Dü',
  'é',
  'Ło',
  'mn',
  'ñ',
  'Ørs',
  'ş',
  'Żu',
  '李',
  'Ян',
  'ا',
  'o’',
  'x-y',
  'x y',
  '_',
];
const names = syllables.flatMap((one, index) => syllables.slice(index).map((other) => `${one}${other}${index}`));

test.each<[string, readonly string[]]>([
  ['int', Array.from({ length: 95 }, (_, index) => String((index - 40) * 7))],
  ['uniqueidentifier', Array.from({ length: 95 }, (_, index) => accountOf(index + 500))],
  ['nvarchar(40)', shuffled(names)],
])('every person with a key of type %s is brought, once', async (keyType, keys) => {
  people = await peopleWithJobs(
    keyType,
    keys.map((key, index) => ({ key, account: accountOf(index) })),
  );
  expect(await run()).toMatch(new RegExp(`^Profiles: applied ${keys.length}$`, 'm'));
  const brought = await rows<{ profileId: string }>('SELECT profileId FROM profile.WorkExperience;');
  expect(brought.map(({ profileId }) => profileId).sort()).toEqual(keys.map((_, index) => accountOf(index)).sort());
  const verified = await backfilled(people.connectionString, 'verify', '--mapping', people.mappingFile, '--batch', '7');
  expect(verified).toMatch(new RegExp(`^jobs +${keys.length} +0 +0 +0 +0 +0$`, 'm'));
});

/** 60 people, of whom three share an account with somebody: in the same page, over the border of one, and pages later. */
function sharing(): Person[] {
  const shared = new Map([
    [5, 3],
    [11, 10],
    [47, 3],
  ]);
  return Array.from({ length: 60 }, (_, index) => ({
    key: String(index + 1),
    account: accountOf(shared.get(index + 1) ?? index + 1),
  }));
}

test('of people who share a profile the first has it, the others are told: in a plan, a run and after a stop', async () => {
  people = await peopleWithJobs('int', sharing());
  const { connectionString, mappingFile } = people;
  const planned = await backfilled(connectionString, 'plan', '--mapping', mappingFile, '--batch', '10');
  expect(planned).toMatch(/^profiles +dbo\.Person +60 +57 +3$/m);
  expect(planned).toMatch(/^ +3 +profiles +profile-taken /m);
  const slow = startBackfill(
    connectionString,
    ...['run', '--mapping', mappingFile, '--batch', '10', '--rate', '20', '--wait', '0'],
  );
  await slow.seen('begins.');
  await eventually('a page', async () => {
    const [found] = await rows<{ read: number }>(
      "SELECT rowsRead AS [read] FROM ops.BackfillCheckpoint WHERE source = 'profiles';",
    );
    return Number(found?.read) > 0;
  });
  slow.process.kill('SIGKILL');
  await slow.ended;
  expect(await run()).toContain('goes on where it was.');
  expect(await keysOfFindings('profile-taken')).toEqual(['5', '11', '47']);
  expect(await backfilled(connectionString, 'status')).toMatch(/^profiles +dbo\.Person +60 +57 +3$/m);
  await backfilled(connectionString, 'verify', '--mapping', mappingFile);
});

test('rows of nobody are counted in a plan and told once, also by a run that was killed while it told them', async () => {
  people = await peopleWithJobs('int', sharing());
  for (const person of ['1000', null, '-4']) await people.addJob(person);
  const { connectionString, mappingFile } = people;
  expect(await backfilled(connectionString, 'plan', '--mapping', mappingFile)).toMatch(/^jobs +dbo\.Job +63 +57 +3$/m);
  const slow = startBackfill(connectionString, ...['run', '--mapping', mappingFile, '--batch', '60', '--rate', '1']);
  await slow.seen('begins.');
  slow.process.kill('SIGKILL');
  await slow.ended;
  // So far a run had got that was killed between two parts of its last work.
  await rows(`INSERT INTO ops.BackfillFinding (runId, source, tableName, rowKey, code, why, isLeftOut, createdBy)
SELECT r.runId, 'jobs', N'dbo.Job', N'61', 'no-such-user', N'No user owns the row.', 1, N'test' FROM ops.BackfillRun AS r;`);
  await run();
  expect((await keysOfFindings('no-such-user')).sort()).toEqual(['61', '62', '63']);
  expect(await backfilled(connectionString, 'status')).toMatch(/^jobs +dbo\.Job +63 +57 +3$/m);
});
