// Old readers of the job tracker while both systems live: through the views they see what was written last, wherever that was.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type sql from 'mssql';
import { generateUser } from '../../../brownfield/generate/user';
import { load } from '../../../brownfield/load/load';
import { createTables } from '../../../brownfield/load/schema';
import { backfill } from '../../../cli/backfill/command';
import type { Actor } from '../../../shared/commands/envelope';
import type { Command } from '../../../shared/commands/kinds';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { checksums } from '../../brownfield/checksum';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDelete, anErasure, aPut, aSubmit, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { runScript } from '../scripts';

type Values = Readonly<Record<string, unknown>>;

const users = 120;
const seed = 4;
const mapping = join(__dirname, '..', '..', '..', 'mappings', 'job-tracker.json');
/** The local server's login. It has neither views nor FOR JSON: what it can show is that it says so. */
const isLocalServer = /password=local;/i.test(process.env.SQL_CONNECTION_STRING ?? '');
const onServer = isLocalServer ? describe.skip : describe;
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await createTables(database.pool);
});
afterAll(async () => {
  await database?.drop();
});

(isLocalServer ? test : test.skip)('the local server refuses the views by its own number', async () => {
  await expect(run('01-views.install.sql')).rejects.toMatchObject({ number: 50501 });
});

onServer('on a server that has views', () => {
  let before: Record<string, string>;

  beforeAll(async () => {
    await load(database.pool, { users, seed });
    before = await checksums(database.pool);
    await bringAll();
    await run('01-views.install.sql');
  });
  afterAll(async () => {
    await run('01-views.uninstall.sql');
    for (const name of ['UserProfiles', 'WorkHistory', 'WizardProfile', 'WizardJob', 'WrittenStep', 'LinkedProfile']) {
      expect(await one(`SELECT OBJECT_ID(N'compat.${name}') AS id`)).toEqual({ id: null });
    }
    expect(await all("SELECT name FROM sys.indexes WHERE name LIKE '%ownerId_compat%'")).toEqual([]);
    expect(await all("SELECT name FROM sys.schemas WHERE name = 'compat'")).toEqual([]);
    expect(await checksums(database.pool)).toEqual(before);
    await run('01-views.uninstall.sql');
  });

  test('until somebody writes, each row is the old one, dirt and all, also of those who were brought', async () => {
    expect(Number((await one('SELECT COUNT(*) AS number FROM compat.LinkedProfile')).number)).toBeGreaterThan(90);
    await expectSame('UserProfiles', 'userProfileId');
    await expectSame('WorkHistory', 'workHistoryId');
  });

  test('the columns have the old types', async () => {
    for (const table of ['UserProfiles', 'WorkHistory']) {
      expect(await typesOf(`compat.${table}`)).toEqual(await typesOf(`dbo.${table}`));
    }
  });

  test('an address that is submitted is shown, beside the old values of all other steps', async () => {
    const { userId, who } = await aBroughtUser(1);
    const old = await profileOf('dbo', userId);
    const home = {
      itemId: idOf(1),
      kind: 'home',
      line1: 'Neue Str. 5',
      line2: 'II. OG',
      line3: 'bei Maier',
      city: 'Köln',
    };
    const rest = { postalCode: '50667', countryCode: 'DE', latitude: 50.9375, longitude: 6.960279, isPrimary: true };
    const mail = { itemId: idOf(2), kind: 'mailing', line1: 'Postfach 1', city: 'Bonn', countryCode: 'DE' };
    await write(aSubmit({ ...who, step: 'address', payload: { addresses: [mail, { ...home, ...rest }] } }));
    expect(await profileOf('dbo', userId)).toEqual(old);
    const { lastUpdated, ...shown } = await profileOf('compat', userId);
    expect(shown).toEqual({
      ...without(old, 'lastUpdated'),
      addressLine1: 'Neue Str. 5',
      addressLine2: 'II. OG, bei Maier',
      city: 'Köln',
      state: null,
      zip: '50667',
      country: 'DE',
      latitude: '50.937500',
      longitude: '6.960279',
      updatedBy: who.actor.id,
    });
    expect(Number(lastUpdated)).toBeGreaterThan(Number(old.lastUpdated ?? old.createdDate));
  });

  test('one item that is written by itself decides for its whole step', async () => {
    const { userId, who } = await aBroughtUser(2);
    await write(
      aPut({ ...who, payload: { name: 'New one', repositoryUrl: 'https://example.org/r', startDate: '2024' } }),
    );
    const projects = parsed(await profileOf('compat', userId), 'projectsJson');
    expect(projects.find(({ name }) => name === 'New one')).toMatchObject({
      url: 'https://example.org/r',
      from: '2024',
      role: null,
    });
    await write(aDelete({ ...who, at: 1e6 }));
    const left = parsed(await profileOf('compat', userId), 'projectsJson');
    expect(left).toHaveLength(projects.length - 1);
  });

  test('what a candidate has emptied is empty, and not the old value', async () => {
    const { userId, who } = await aBroughtUser(3);
    await write(
      aSubmit({ ...who, step: 'education', payload: { education: [], certifications: [] } }),
      aSubmit({ ...who, step: 'experience', payload: { workExperience: [] } }),
    );
    expect(await profileOf('compat', userId)).toMatchObject({ educationJson: null, certifications: null });
    expect(await jobsOf('compat', userId)).toEqual([]);
    expect((await jobsOf('dbo', userId)).length).toBeGreaterThan(0);
  });

  test('education, certificates and aspirations are written as the old forms write them', async () => {
    const { userId, who } = await aBroughtUser(4);
    const education = [
      {
        itemId: idOf(1),
        institution: 'FH Köln',
        studyType: 'MSc',
        area: 'Informatik',
        startDate: '2014-09',
        endDate: '2016',
        score: '1,3',
      },
      { itemId: idOf(2), institution: 'Abendschule', isCurrent: true },
    ];
    const certifications = [
      { itemId: idOf(3), name: 'CKA', issuer: 'CNCF', issueDate: '2020-05' },
      { itemId: idOf(4), name: 'PSM I', issuer: 'Scrum.org' },
    ];
    const wanted = {
      targetTitles: ['Cook', 'Baker'],
      locations: ['Köln', 'Bonn'],
      availableFrom: '2027-01',
      willingToRelocate: false,
    };
    const salary = { salaryMin: 50000, salaryMax: 60500.5, salaryCurrency: 'EUR', salaryPeriod: 'year' };
    await write(
      aSubmit({ ...who, step: 'education', payload: { education, certifications } }),
      aSubmit({
        ...who,
        step: 'aspirations',
        payload: { careerAspirations: { ...wanted, ...salary, shortTermGoal: 'A', longTermGoal: 'B' } },
      }),
    );
    const shown = await profileOf('compat', userId);
    expect(parsed(shown, 'educationJson')).toEqual([
      { school: 'FH Köln', degree: 'MSc', field: 'Informatik', from: '2014-09', to: '2016', gpa: '1,3' },
      { school: 'Abendschule', degree: null, field: null, from: null, to: null, gpa: null },
    ]);
    expect(shown).toMatchObject({
      certifications: 'CKA (CNCF), 2020-05\nPSM I (Scrum.org)',
      desiredTitles: 'Cook, Baker',
      desiredLocations: 'Köln, Bonn',
      desiredSalary: '50,000 - 60,500.50 EUR',
      availableFrom: '2027-01',
      willingToRelocate: false,
      careerGoals: 'A\nB',
    });
  });

  test.each([
    [{ salaryMin: 30, salaryMax: null, salaryCurrency: 'GBP', salaryPeriod: 'hour' }, '30 GBP/hour'],
    [{ salaryMin: null, salaryMax: 1234567, salaryCurrency: 'JPY', salaryPeriod: 'year' }, 'up to 1,234,567 JPY'],
    [{ salaryMin: null, salaryMax: null, salaryCurrency: null, salaryPeriod: null }, null],
  ])('a salary %j is shown as %j', async (salary, text) => {
    const { userId, who } = await aBroughtUser(5);
    await write(aSubmit({ ...who, step: 'aspirations', payload: { careerAspirations: salary } }));
    expect((await profileOf('compat', userId)).desiredSalary).toBe(text);
  });

  test('jobs that are submitted take the place of the old rows, under keys of their own that stay', async () => {
    const { userId, who } = await aBroughtUser(6);
    const others = await all(`SELECT * FROM compat.WorkHistory WHERE userId <> ${userId}`);
    const job = { title: 'Cook', startDate: '2020-03' };
    const workExperience = [
      {
        ...job,
        itemId: idOf(0xa),
        employer: 'Mensa',
        isCurrent: true,
        city: 'Köln',
        countryCode: 'DE',
        summary: 'Kitchen.',
        highlights: ['Soup', 'Bread'],
      },
      { ...job, itemId: idOf(0xb), employer: 'Home', endDate: '2021', workMode: 'remote' },
      { ...job, itemId: idOf(0xc), employer: 'Else', endDate: '2022', highlights: ['Alone'] },
    ];
    await write(aSubmit({ ...who, step: 'experience', payload: { workExperience } }));
    const jobs = await jobsOf('compat', userId);
    expect(jobs.map((row) => without(row, 'createdDate', 'createdBy', 'lastUpdated', 'updatedBy'))).toEqual(
      [
        { ...shownJob(-13, 'Else'), endDate: '2022', description: '• Alone' },
        { ...shownJob(-12, 'Home'), endDate: '2021', location: 'Remote' },
        { ...shownJob(-11, 'Mensa'), isCurrent: true, location: 'Köln, DE', description: 'Kitchen.\n• Soup\n• Bread' },
      ].map((row) => ({ ...row, userId })),
    );
    const renamed = workExperience.map((one) => ({ ...one, title: 'Chef' }));
    await write(aSubmit({ ...who, at: 1e6, step: 'experience', payload: { workExperience: renamed } }));
    const after = await jobsOf('compat', userId);
    expect(after.map(({ workHistoryId, jobTitle }) => [workHistoryId, jobTitle])).toEqual([
      [-13, 'Chef'],
      [-12, 'Chef'],
      [-11, 'Chef'],
    ]);
    expect(await all(`SELECT * FROM compat.WorkHistory WHERE userId <> ${userId}`)).toEqual(others);
  });

  test('who writes without having had a row before gets one, under a key below zero', async () => {
    const { userId, subject } = await one<{ userId: number; subject: string }>(
      `SELECT TOP (1) u.userId, u.externalSubject AS subject FROM dbo.Users AS u
WHERE u.externalSubject IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dbo.UserProfiles AS o WHERE o.userId = u.userId) ORDER BY u.userId`,
    );
    expect(await all(`SELECT userId FROM compat.UserProfiles WHERE userId = ${userId}`)).toEqual([]);
    const linked = await all<{ profileId: string }>(
      `SELECT profileId FROM compat.LinkedProfile WHERE userId = ${userId}`,
    );
    const actor: Actor = { id: subject, type: 'candidate' };
    const address = { itemId: idOf(1), kind: 'home', line1: 'First 1', city: 'Bonn', countryCode: 'DE' };
    const profileId = linked[0]?.profileId ?? idOf(0xfeed);
    await write(aSubmit({ profileId, actor, step: 'address', payload: { addresses: [address] } }));
    expect(await profileOf('compat', userId)).toMatchObject({
      userProfileId: -userId,
      phone: null,
      city: 'Bonn',
      skills: null,
    });
    const counts = await one(
      'SELECT (SELECT COUNT(*) FROM compat.UserProfiles) AS shown, (SELECT COUNT(*) FROM dbo.UserProfiles) AS held',
    );
    expect(counts.shown).toBe(Number(counts.held) + 1);
  });

  test('whose subject has two profiles is shown the old row', async () => {
    const { userId, who } = await aBroughtUser(7);
    const addresses = [{ itemId: idOf(1), kind: 'home', line1: 'Not mine 1', city: 'Nowhere', countryCode: 'DE' }];
    await write(aSubmit({ ...who, profileId: idOf(0xd0b), step: 'address', payload: { addresses } }));
    expect(await profileOf('compat', userId)).toEqual(await profileOf('dbo', userId));
    expect(await jobsOf('compat', userId)).toEqual(await jobsOf('dbo', userId));
  });

  test('whoever was erased is shown as dbo holds him: there it has to be erased too', async () => {
    const { userId, who } = await aBroughtUser(7);
    const addresses = [{ itemId: idOf(1), kind: 'home', line1: 'Gone 1', city: 'Soon', countryCode: 'DE' }];
    await write(aSubmit({ ...who, step: 'address', payload: { addresses } }));
    await write(anErasure({ ...who, at: 1e6 }));
    expect(await profileOf('compat', userId)).toEqual(await profileOf('dbo', userId));
  });

  test('installed again, the views show the same', async () => {
    const shown = await all('SELECT * FROM compat.UserProfiles ORDER BY userId');
    await run('01-views.install.sql');
    expect(await all('SELECT * FROM compat.UserProfiles ORDER BY userId')).toEqual(shown);
  });

  test('copied back, the old columns say what the views say, and the way back leaves what the old pages wrote since', async () => {
    const [first, second] = [await aBroughtUser(8), await aBroughtUser(9)];
    const old = [await profileOf('dbo', first.userId), await profileOf('dbo', second.userId)];
    const submit = ({ who }: { readonly who: Written }, line1: string, at: number) =>
      write(
        aSubmit({
          ...who,
          at,
          step: 'address',
          payload: { addresses: [{ itemId: idOf(1), kind: 'home', line1, city: 'Bonn', countryCode: 'DE' }] },
        }),
      );
    await submit(first, 'First 1', 1e6);
    await submit(second, 'Second 2', 1e6);
    await run('03-copy-back.install.sql');
    await run('03-copy-back.run.sql');
    expect(await profileOf('dbo', first.userId)).toMatchObject({
      addressLine1: 'First 1',
      updatedBy: first.who.actor.id,
    });
    await expectSame('UserProfiles', 'userProfileId', 'WHERE userProfileId > 0');
    await submit(first, 'First 3', 2e6);
    await run('03-copy-back.run.sql');
    expect(await profileOf('dbo', first.userId)).toMatchObject({ addressLine1: 'First 3' });
    await database.pool.request().query(
      `UPDATE dbo.UserProfiles SET addressLine1 = N'By hand', lastUpdated = DATEADD(day, 1, SYSUTCDATETIME())
WHERE userId = ${second.userId};`,
    );
    await run('03-copy-back.run.sql');
    await run('03-copy-back.uninstall.sql');
    expect(await profileOf('dbo', first.userId)).toEqual(old[0]);
    expect(await profileOf('dbo', second.userId)).toMatchObject({ addressLine1: 'By hand' });
    expect((await one("SELECT OBJECT_ID(N'compat.UserProfilesBefore') AS id")).id).toBeNull();
    await restore(second.userId, old[1] ?? {});
  });

  describe('from the new tables alone', () => {
    beforeAll(() => run('02-new-tables-alone.install.sql'));
    afterAll(() => run('01-views.install.sql'));

    test('clean rows that were brought say what the old ones say', async () => {
      const clean = (await untouchedUsers()).filter((userId) => generateUser(seed, userId).planted.length === 0);
      expect(clean.length).toBeGreaterThan(8);
      for (const userId of clean) {
        expect(meaningOf(await profileOf('compat', userId))).toEqual(meaningOf(await profileOf('dbo', userId)));
        expect((await jobsOf('compat', userId)).map(jobMeaningOf).sort()).toEqual(
          (await jobsOf('dbo', userId)).map(jobMeaningOf).sort(),
        );
      }
    });

    test('nobody is missing', async () => {
      expect(
        await all(
          'SELECT o.userId FROM dbo.UserProfiles AS o WHERE NOT EXISTS (SELECT 1 FROM compat.UserProfiles AS n WHERE n.userProfileId = o.userProfileId)',
        ),
      ).toEqual([]);
    });
  });

  test('every query of the plan runs', async () => {
    const text = await readFile(join(__dirname, '..', '..', '..', 'docs', 'compatibility.md'), 'utf8');
    const queries = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query]) => query ?? '');
    expect(queries.length).toBeGreaterThan(3);
    for (const query of queries) await database.pool.request().batch(query);
  });
});

interface Written {
  readonly profileId: string;
  readonly actor: Actor;
}

async function run(script: string): Promise<void> {
  await runScript(database.connectionString, script);
}

/** As ops do it, on this database. */
async function bringAll(): Promise<void> {
  const server = process.env.SQL_CONNECTION_STRING;
  process.env.SQL_CONNECTION_STRING = database.connectionString;
  try {
    await backfill(
      ['run', '--mapping', mapping],
      () => ({ signing: chainKey, all: new Map([[chainKey.id, chainKey.key]]) }),
      () => undefined,
    );
  } finally {
    process.env.SQL_CONNECTION_STRING = server;
  }
}

async function write(...commands: readonly Command[]): Promise<void> {
  const { counts } = await applyMessages(
    commands.map((command) => messageOf(command)),
    { pool: database.pool, chainKey, retryBudgetMs: 10_000 },
  );
  expect(counts).toEqual({ applied: commands.length });
}

async function all<T = Values>(query: string): Promise<sql.IRecordSet<T>> {
  return (await database.pool.request().query<T>(`${query};`)).recordset;
}

async function one<T = Values>(query: string): Promise<T> {
  const [row] = await all<T>(query);
  if (row === undefined) throw new Error(`no row: ${query}`);
  return row;
}

/** As a client is told them with a result. */
async function typesOf(table: string): Promise<unknown[]> {
  const { columns } = await all(`SELECT TOP (1) * FROM ${table}`);
  return Object.values(columns).map(({ index, name, type, length, scale }) => [
    index,
    name,
    String(type),
    length,
    scale,
  ]);
}

function profileOf(owner: 'compat' | 'dbo', userId: number): Promise<Values> {
  return one(`SELECT * FROM ${owner}.UserProfiles WHERE userId = ${userId}`);
}

function jobsOf(owner: 'compat' | 'dbo', userId: number): Promise<readonly Values[]> {
  return all(`SELECT * FROM ${owner}.WorkHistory WHERE userId = ${userId} ORDER BY workHistoryId`);
}

async function expectSame(table: string, key: string, where = ''): Promise<void> {
  const shown = await all(`SELECT * FROM compat.${table} ${where} ORDER BY ${key}`);
  expect(shown).toEqual(await all(`SELECT * FROM dbo.${table} ORDER BY ${key}`));
}

/** So that what the scripts leave can be compared with what was there. */
async function restore(userId: number, row: Values): Promise<void> {
  const columns = Object.keys(row).filter((name) => !['userProfileId', 'userId'].includes(name));
  const request = database.pool.request();
  for (const name of columns) request.input(name, row[name]);
  await request.query(
    `UPDATE dbo.UserProfiles SET ${columns.map((name) => `${name} = @${name}`).join(', ')} WHERE userId = ${userId};`,
  );
}

/** The nth of those who have an old row, jobs, projects and a profile: each test writes another one. */
async function aBroughtUser(nth: number): Promise<{ readonly userId: number; readonly who: Written }> {
  const found = await all<{ userId: number; profileId: string; subject: string }>(
    `SELECT p.userId, p.profileId, u.externalSubject AS subject
FROM compat.LinkedProfile AS p
JOIN dbo.Users AS u ON u.userId = p.userId
JOIN dbo.UserProfiles AS o ON o.userId = p.userId
WHERE EXISTS (SELECT 1 FROM dbo.WorkHistory AS h WHERE h.userId = p.userId)
ORDER BY p.userId`,
  );
  const user = found[nth];
  if (user === undefined) throw new Error(`there are no ${nth} users`);
  return { userId: user.userId, who: { profileId: user.profileId, actor: { id: user.subject, type: 'candidate' } } };
}

async function untouchedUsers(): Promise<number[]> {
  const found = await all<{ userId: number }>(
    `SELECT p.userId FROM compat.LinkedProfile AS p JOIN dbo.UserProfiles AS o ON o.userId = p.userId
WHERE NOT EXISTS (SELECT 1 FROM compat.WrittenStep AS s WHERE s.profileId = p.profileId)`,
  );
  return found.map(({ userId }) => userId);
}

function shownJob(workHistoryId: number, companyName: string) {
  const blank = { endDate: null, isCurrent: false, location: null, description: null };
  return { workHistoryId, userId: 0, companyName, jobTitle: 'Cook', startDate: '2020-03', ...blank };
}

function without(row: Values, ...columns: readonly string[]): Values {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));
}

function parsed(row: Values, column: string): Values[] {
  const text = row[column];
  return typeof text === 'string' ? JSON.parse(text) : [];
}

const wanted = ['desiredTitles', 'desiredLocations', 'desiredSalary', 'availableFrom', 'willingToRelocate'].concat(
  ...['careerGoals', 'skills', 'phone'],
);

/** What a reader takes from a row, whatever the order and spelling. */
function meaningOf(row: Values) {
  return {
    address: ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country'].map((name) => row[name]),
    place: [row.latitude, row.longitude].map((value) => (value === null ? null : Number(value))),
    education: parsed(row, 'educationJson')
      .map(({ school, degree, field, from, to, gpa }) =>
        [school, degree, field, from, to, gpa === null ? null : String(gpa)].join('|'),
      )
      .sort(),
    certifications: String(row.certifications ?? '')
      .split('\n')
      .sort(),
    projects: parsed(row, 'projectsJson')
      .map(({ name, role, url, from, to, description, technologies }) =>
        [name, role, url, from, to, description, listOf(technologies)].join('|'),
      )
      .sort(),
    wanted: wanted.map((name) => (typeof row[name] === 'string' ? unescaped(row[name]) : row[name])),
  };
}

/** Some servers leave the escapes in what OPENJSON gives. */
function unescaped(text: string): string {
  return text.replaceAll('\\"', '"');
}

/** Some servers write what JSON_QUERY gives as text. */
function listOf(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

function jobMeaningOf(row: Values): string {
  const bullets = String(row.description ?? '')
    .replaceAll('\r\n', '\n')
    .replace(/^[-*] /gm, '• ');
  const isCurrent = Boolean(row.isCurrent);
  return [row.companyName, row.jobTitle, row.startDate, row.endDate, isCurrent, row.location, unescaped(bullets)].join(
    '|',
  );
}
