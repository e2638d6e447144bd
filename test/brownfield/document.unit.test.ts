// docs/brownfield.md tells of every table and every kind of dirt, with the rate that the code has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirt, dirtNames } from '../../brownfield/generate/dirt';
import { tables } from '../../brownfield/load/tables';

const document = readFileSync(join(__dirname, '..', '..', 'docs', 'brownfield.md'), 'utf8');
const [, tablesPart = '', , dirtPart = ''] = document.split(/^## /m);
const firstCells = (part: string) => [...part.matchAll(/^\| (\S+) \|/gm)].map(([, cell]) => cell).slice(2);

test('it has the 31 tables, and no other', () => {
  expect(firstCells(tablesPart).sort()).toEqual(tables.map(({ name }) => name).sort());
});

test('it has every kind of dirt with its rate, and no other', () => {
  expect(firstCells(dirtPart)).toEqual(dirtNames);
  for (const kind of dirtNames) {
    const { table, column, per, rate, meaning } = dirt[kind];
    const percent = `${Number((rate * 100).toFixed(2))} %`;
    expect(dirtPart).toContain(`| ${kind} | ${table}.${column} | ${per} | ${percent} | ${meaning} |`);
  }
});
