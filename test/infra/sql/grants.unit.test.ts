import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { insertActs } from '../../../shared/dead-letters/act-table';
import { sections } from '../../../shared/sections/all';
import { erasureStatements } from '../../../shared/writer/erasure';
import { deleteRows, insertRows, updateRows } from '../../../shared/writer/row';
import * as schema from '../../../shared/writer/schema';
import { grantsText, type Rights, rightsGranted, rightsNeeded } from './rights';

const repository = join(__dirname, '..', '..', '..');

/** What the app is made of: statements that are written out stand in it as they are. */
const sources = ['shared', 'functions'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    // A line end within quotation marks is one of the statement.
    .map((file) => readFileSync(join(repository, folder, file), 'utf8').replaceAll('\\n', '\n')),
);

const { sessionTable, stepDraftTable, stepProgressTable, itemWriteTable, sectionTable, ...others } = schema;
const changing = [sessionTable, stepDraftTable, stepProgressTable, itemWriteTable, ...sections.map(sectionTable)];
const adding = Object.values(others);

/** What is made from the tables' declarations when a batch is saved. */
const made = [
  ...changing.flatMap((table) => [insertRows(table, 'p'), updateRows(table, 'p'), deleteRows(table, 'p')]),
  ...adding.map((table) => insertRows(table, 'p')),
  ...erasureStatements,
  insertActs,
];

/** For a table with UPDATE as a whole, which columns are updated does not matter. */
function summary(rights: Rights, whole: (table: string) => boolean): Record<string, string[]> {
  const short = (table: string, right: string) => (whole(table) && right.startsWith('UPDATE') ? 'UPDATE' : right);
  const rows = [...rights].map(([table, of]) => [
    table,
    [...new Set([...of].map((right) => short(table, right)))].sort(),
  ]);
  return Object.fromEntries(rows.sort());
}

it('the app is granted what its statements need, and nothing else', () => {
  const granted = rightsGranted(grantsText());
  const whole = (table: string) => granted.get(table)?.has('UPDATE') === true;
  expect(summary(granted, whole)).toEqual(summary(rightsNeeded([...sources, ...made]), whole));
});

it.each([
  'ALTER ROLE db_owner ADD MEMBER stepkeeper_app;',
  'IF 1=1 GRANT DELETE ON audit.ChangeSet TO stepkeeper_app;',
  ' GRANT DELETE ON audit.ChangeSet TO stepkeeper_app;',
  'GRANT DELETE ON SCHEMA::audit TO stepkeeper_app;',
  'GRANT SELECT ON audit.Access TO stepkeeper_app; GRANT DELETE ON audit.Access TO stepkeeper_app;',
  'GRANT SELECT ON audit.Access TO stepkeeper_app WITH GRANT OPTION;',
  "IF DATABASE_PRINCIPAL_ID('stepkeeper_app') IS NULL CREATE ROLE stepkeeper_app AUTHORIZATION dbo;",
])('%j would not go unnoticed', (statement) => {
  expect(() => rightsGranted(`${grantsText()}\n${statement}\n`)).toThrow(`unreadable: ${statement}`);
});

it('rows that are only ever added can never be changed as a whole', () => {
  const granted = rightsGranted(grantsText());
  for (const { name, updated } of adding.filter((table) => !table.updated)) {
    expect({ name, updated, whole: granted.get(name)?.has('UPDATE') }).toEqual({ name, updated: false, whole: false });
  }
});

it('an audit row is never deleted', () => {
  for (const [table, rights] of rightsGranted(grantsText())) {
    if (table.startsWith('audit.')) expect({ table, deletes: rights.has('DELETE') }).toEqual({ table, deletes: false });
  }
});

describe('the rights of a statement', () => {
  it.each([
    ['INSERT INTO audit.Access (a) VALUES (1);', { 'audit.Access': ['INSERT'] }],
    [
      'UPDATE t\nSET t.a = NULL, t.b = j.a\nFROM audit.Change AS t\nJOIN ops.Operation AS j ON t.c = j.c;',
      { 'audit.Change': ['SELECT', 'UPDATE a', 'UPDATE b'], 'ops.Operation': ['SELECT'] },
    ],
    ['DELETE t\nFROM builder.Session AS t;', { 'builder.Session': ['DELETE', 'SELECT'] }],
  ])('%j', (text, expected) => {
    expect(summary(rightsNeeded([text]), () => false)).toEqual(expected);
  });
});
