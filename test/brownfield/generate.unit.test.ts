// The generator: the same rows for the same seed, and as much dirt as its table says.
import { generateBatch } from '../../brownfield/generate/batch';
import { type DirtName, dirt, dirtNames } from '../../brownfield/generate/dirt';
import type { Row } from '../../brownfield/generate/rows';
import { type GeneratedUser, generateUser, userNameOf } from '../../brownfield/generate/user';
import { tables } from '../../brownfield/load/tables';
import { wizardColumns } from './wizard-columns';

const seed = 1;
const users: GeneratedUser[] = Array.from({ length: 8000 }, (_, index) => generateUser(seed, index + 1));
const rowsOf = (user: GeneratedUser, table: string): readonly Row[] => user.rows.get(table) ?? [];

test('a user has the same rows and the same dirt each time', () => {
  expect(generateUser(seed, 4711)).toEqual(generateUser(seed, 4711));
});

test('a user has the same rows whatever batch he is in', () => {
  const alone = generateBatch(seed, 42, 42);
  const whole = generateBatch(seed, 1, 60);
  for (const { name } of tables) {
    const his = (whole.rows.get(name) ?? []).filter(({ userName }) => userName === userNameOf(42));
    expect(his).toEqual((alone.rows.get(name) ?? []).filter(({ userName }) => userName !== undefined));
  }
});

test('batches make together what one batch makes', () => {
  const parts = [generateBatch(seed, 1, 33), generateBatch(seed, 34, 100)];
  const whole = generateBatch(seed, 1, 100);
  for (const { name } of tables) {
    expect(parts.flatMap(({ rows }) => rows.get(name) ?? [])).toEqual(whole.rows.get(name) ?? []);
  }
  for (const kind of dirtNames) {
    const sum = parts.reduce((total, part) => total + (part.dirt.get(kind) ?? 0), 0);
    expect({ kind, sum }).toEqual({ kind, sum: whole.dirt.get(kind) ?? 0 });
  }
});

test('another seed gives other users', () => {
  expect(generateUser(2, 1).rows).not.toEqual(generateUser(1, 1).rows);
});

test('no two users have the same subject', () => {
  const subjects = users.map((user) => rowsOf(user, 'Users')[0]?.externalSubject).filter((subject) => subject !== null);
  expect(new Set(subjects).size).toBe(subjects.length);
});

test.each(dirtNames)('%s comes as often as its rate says', (kind) => {
  const { chances, planted } = countOf(kind);
  expect(chances).toBeGreaterThan(1000);
  const expected = chances * dirt[kind].rate;
  const deviation = Math.sqrt(expected * (1 - dirt[kind].rate));
  expect(Math.abs(planted - expected)).toBeLessThan(4 * deviation);
});

test('5 to 8 of 100 values that the wizard will need are dirty', () => {
  let values = 0;
  for (const [table, columns] of Object.entries(wizardColumns)) {
    for (const row of users.flatMap((user) => rowsOf(user, table))) {
      values += columns.filter((column) => row[column] !== null).length;
    }
  }
  const planted = users.reduce((sum, user) => sum + user.planted.length, 0);
  expect(planted / values).toBeGreaterThan(0.05);
  expect(planted / values).toBeLessThan(0.08);
});

test('every kind of dirt names a table and a column that the wizard needs', () => {
  for (const kind of dirtNames) expect(wizardColumns[dirt[kind].table]).toContain(dirt[kind].column);
});

test('dirt is planted in rows that are there', () => {
  for (const user of users) {
    for (const { kind, row } of user.planted) expect(rowsOf(user, dirt[kind].table)[row]).toBeDefined();
  }
});

test('every text can be stored: no lone surrogate, no control character but line ends and the planted U+007F', () => {
  // These two have broken JSON that would end within an emoji.
  for (const user of [...users, generateUser(seed, 71_381), generateUser(seed, 74_322)]) {
    const texts = [...user.rows.values()].flat().flatMap((row) => Object.values(row));
    for (const text of texts) {
      if (typeof text !== 'string') continue;
      if (!text.isWellFormed() || /[^\P{Cc}\r\n\u007f]/u.test(text)) throw new Error(`user ${user.number}: ${text}`);
    }
  }
});

test('users write in several scripts, from right to left too', () => {
  const names = users.map((user) => String(rowsOf(user, 'Users')[0]?.displayName)).join('');
  for (const script of [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /\p{Script=Hebrew}/u])
    expect(names).toMatch(script);
  expect(names).toMatch(/\p{Script=Arabic}/u);
});

function countOf(kind: DirtName): { chances: number; planted: number } {
  const chances = users.reduce((sum, user) => sum + (user.chances.get(kind) ?? 0), 0);
  const planted = users.reduce((sum, user) => sum + user.planted.filter((one) => one.kind === kind).length, 0);
  return { chances, planted };
}
