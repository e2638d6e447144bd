// The job tracker's mapping fits its tables, and brings what a careful reader of its rows would bring.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateBatch } from '../../../../brownfield/generate/batch';
import type { DirtName } from '../../../../brownfield/generate/dirt';
import type { BroughtProfile, Row } from '../../../../cli/backfill/mapping/brought';
import { type Column, checkMapping } from '../../../../cli/backfill/mapping/check-mapping';
import { mapUser } from '../../../../cli/backfill/mapping/map-user';
import { readMapping } from '../../../../cli/backfill/mapping/read-mapping';

const schema = join('brownfield', 'schema');
const mapping = readMapping(readFileSync(join('mappings', 'job-tracker.json'), 'utf8'), 'job-tracker.json');

/** The columns as the scripts declare them: a line of name and type in a CREATE TABLE. */
function columnsOf(sql: string): Column[] {
  return [...sql.matchAll(/CREATE TABLE (\w+)\.(\w+) \(([\s\S]*?)\n\);/g)].flatMap(([, schemaName, table, body]) =>
    [...(body ?? '').matchAll(/^ {4}([a-z]\w*) +([a-z]\w*)/gm)].map(([, column, type]) => ({
      schema: schemaName ?? '',
      table: table ?? '',
      column: column ?? '',
      type: type ?? '',
    })),
  );
}

const columns = readdirSync(schema).flatMap((file) => columnsOf(readFileSync(join(schema, file), 'utf8')));

/** The rows of users as the database would give them: with keys, and times as instants. */
function profilesOf(users: number): readonly BroughtProfile[] {
  const { rows } = generateBatch(4, 1, users);
  const ids = new Map((rows.get('Users') ?? []).map(({ userName }, index) => [userName, index + 1]));
  const byUser = (table: string, key: string) => {
    const found = new Map<unknown, Row[]>();
    for (const [index, row] of (rows.get(table) ?? []).entries()) {
      const instant = (value: unknown) => (typeof value === 'string' ? new Date(`${value}Z`) : null);
      const times = { createdDate: instant(row.createdDate), lastUpdated: instant(row.lastUpdated) };
      const userId = ids.get(row.userName);
      found.set(userId, [...(found.get(userId) ?? []), { ...row, ...times, userId, [key]: index + 1 }]);
    }
    return found;
  };
  const tables = new Map([
    ['UserProfiles', byUser('UserProfiles', 'userProfileId')],
    ['WorkHistory', byUser('WorkHistory', 'workHistoryId')],
  ]);
  return [...byUser('Users', 'userId').values()].flat().map((user) => {
    const own = mapping.sources.map(
      ({ name, table }) => [name, tables.get(table.table)?.get(user.userId) ?? []] as const,
    );
    return mapUser(mapping, user, new Map(own));
  });
}

test('every table and column of the mapping is there, with a type that it can be read from', () => {
  expect(new Set(columns.map(({ table }) => table)).size).toBe(31);
  expect(checkMapping(mapping, columns)).toEqual([]);
});

test('what is brought of 500 users keeps what was legible, and tells what was not', () => {
  const profiles = profilesOf(500);
  const told = new Map<string, number>();
  for (const { section, field, code } of profiles.flatMap(({ unreadable }) => unreadable)) {
    const finding = [section, field, code].filter((part) => part !== null).join(' ');
    told.set(finding, (told.get(finding) ?? 0) + 1);
  }
  // Nothing that is legible is among them; what a code stands for is in brownfield/generate/dirt.ts.
  const lost = new Set([
    ...[
      'no-profile-id',
      'addresses city required',
      'addresses countryCode no-country',
      'addresses countryCode required',
    ],
    ...['addresses latitude both_or_neither', 'addresses latitude no-coordinate', 'addresses latitude out_of_range'],
    ...['addresses line1 too_long', 'addresses longitude both_or_neither', 'addresses postalCode too_long'],
    ...['career-aspirations availableFrom impossible-date', 'career-aspirations availableFrom no-date'],
    ...['career-aspirations longTermGoal too_long', 'career-aspirations salaryMin needs_other_field'],
    ...['Currency', 'Max', 'Min', 'Period'].map((part) => `career-aspirations salary${part} no-amount`),
    ...['certifications issuer required', 'education broken-json', 'education endDate end_before_start'],
    ...['education institution required', 'education same-item', 'projects broken-json', 'projects name required'],
    ...['work-experience employer required', 'work-experience endDate current_with_end_date'],
    ...['work-experience endDate end_before_start', 'work-experience same-item', 'work-experience startDate required'],
    ...['impossible-date', 'no-date'].map((code) => `work-experience startDate ${code}`),
    ...['work-experience summary too_long', 'work-experience title required', 'work-experience title too_long'],
  ]);
  expect([...told.keys()].filter((finding) => !lost.has(finding))).toEqual([]);
  expect(told.size).toBeGreaterThan(lost.size - 5);
  const items = profiles.flatMap(({ sections }) => [...sections.values()].flat());
  expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(items.length);
  const ids = profiles.flatMap(({ profileId }) => profileId ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});

test('each user without a subject is told, and each broken JSON', () => {
  const { dirt } = generateBatch(4, 1, 500);
  const count = (...kinds: DirtName[]) => kinds.reduce((sum, kind) => sum + (dirt.get(kind) ?? 0), 0);
  const profiles = profilesOf(500);
  expect(profiles.filter(({ profileId }) => profileId === null)).toHaveLength(count('no-subject'));
  const broken = profiles.flatMap(({ unreadable }) => unreadable).filter(({ code }) => code === 'broken-json');
  const planted = count('education-truncated', 'education-prose', 'projects-broken');
  expect(broken.length).toBeGreaterThan(0);
  expect(broken.length).toBeLessThanOrEqual(planted);
  expect(broken.length).toBeGreaterThanOrEqual(planted - count('no-subject'));
});
