// docs/data-model-reference.md tells every table, column, constraint and index that the migrations make, and no other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../../cli/migrate/command';
import { readSteps } from '../../cli/migrate/steps';
import { definitionsOfDump, type Table, type Tables, tablesOf } from './schema-of-migrations';

/** The cells of each row, without the two lines of the head. */
type Rows = readonly (readonly string[])[];

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'data-model-reference.md'), 'utf8');
const told = new Map(
  text.split(/^### /m).flatMap((part) => {
    const [, name = '', rest = ''] = /^(\w+\.\w+)\n([\s\S]*)$/.exec(part) ?? [];
    const [columns = [], rules = []] = rest.split(/\n\n/).filter(isTable).map(rowsOf);
    return name === '' ? [] : [[name, { columns, rules }] as const];
  }),
);
const definitions = definitionsOfDump();
/** The tool makes its own table outside of the schemas that the dump tells. */
const isInDump = (name: string) => !name.startsWith('dbo.');
let made: Tables;

beforeAll(async () => {
  made = tablesOf(await readSteps(migrationsFolder));
});

test('the page has a heading for each table, and for no other', () => {
  expect([...told.keys()].sort()).toEqual([...made.keys()].sort());
});

test('each table has its columns in order, each with its type and whether it may be null', () => {
  expect(sectionsOf(({ columns }) => columns.map(([name, type, mayBeNull]) => [name, type, mayBeNull]))).toEqual(
    tablesAs(({ columns }) =>
      columns.map(({ name, type, isNullable, isIdentity }) => [
        name,
        isIdentity ? `${type} identity` : type,
        isNullable ? 'yes' : '',
      ]),
    ),
  );
});

test('each table has its constraints and indexes by name, and no other', () => {
  expect(sectionsOf(({ rules }) => rules.map(([name]) => name).sort())).toEqual(
    tablesAs(({ rules }) => rules.toSorted()),
  );
});

test('each constraint and index is what the live schema says that it is', () => {
  const page = [...told].filter(([name]) => isInDump(name));
  const said = page.flatMap(([table, { rules }]) => rules.map(([name, is]) => [`${table} ${name}`, unquoted(is)]));
  expect(new Map(said as [string, string][])).toEqual(definitions.rules);
});

test('each default is what the live schema says that it is, and has the name that the page promises', () => {
  const page = [...told].filter(([name]) => isInDump(name));
  const said = page.flatMap(([table, { columns }]) =>
    columns.flatMap(([name, , , value = '']) => (value === '' ? [] : [[`${table}.${name}`, defaultOf(value)]])),
  );
  expect(new Map(said as [string, string][])).toEqual(definitions.defaults);
  for (const [table, { defaults }] of made) {
    for (const [column, name] of defaults) expect(name).toBe(`DF_${table.split('.')[1]}_${column}`);
  }
});

test('nothing is told without what it is for', () => {
  const rows = [...told].flatMap(([table, { columns, rules }]) => [
    ...columns.map((cells) => [table, cells[0], cells[4]]),
    ...rules.map((cells) => [table, cells[0], cells[2]]),
  ]);
  expect(rows.filter(([, , purpose]) => !purpose)).toEqual([]);
  expect(rows.length).toBeGreaterThan(300);
});

function sectionsOf<T>(of: (section: { readonly columns: Rows; readonly rules: Rows }) => T): Record<string, T> {
  return Object.fromEntries([...told].map(([name, section]) => [name, of(section)]));
}

function tablesAs<T>(of: (table: Table) => T): Record<string, T> {
  return Object.fromEntries([...made].map(([name, table]) => [name, of(table)]));
}

function isTable(part: string): boolean {
  return part.trimStart().startsWith('|');
}

function rowsOf(part: string): string[][] {
  const lines = part.trim().split('\n').slice(2);
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function unquoted(cell = ''): string {
  return cell.replace(/^`|`$/g, '');
}

function defaultOf(cell: string): string {
  return cell === '64 zeros' ? `'${'0'.repeat(64)}'` : unquoted(cell);
}
