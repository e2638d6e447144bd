// docs/backfill.md tells the options, limits and verdicts that the command has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from '../../cli/backfill/compare';
import { backfillUsage, readOptions } from '../../cli/backfill/options';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'backfill.md'), 'utf8');

/** The first cells of the table whose head is that. */
function tableUnder(head: string): readonly string[] {
  const [, rows = ''] = new RegExp(`^\\| ${head} \\|.*\\n\\|[ -|]*\\n((?:\\|.*\\n)+)`, 'm').exec(text) ?? [];
  return rows.trimEnd().split('\n');
}

const namesIn = (said: string) => new Set([...said.matchAll(/--[a-z-]+/g)].map(([name]) => name));
const firstCells = (rows: readonly string[]) => rows.map((row) => row.split('|')[1]?.trim() ?? '').join('\n');

test('the table of options has those of the usage, and no other', () => {
  expect([...namesIn(firstCells(tableUnder('option')))].sort()).toEqual([...namesIn(backfillUsage)].sort());
});

test('the defaults that it tells are those that the command has', () => {
  const { batch, maxLogPercent, maxBlocked, waitSeconds, patienceSeconds, lockTimeoutSeconds } = readOptions([
    'run',
    '--mapping',
    'file',
  ]);
  const rows = tableUnder('option').join('\n');
  expect(rows).toContain(`which is a transaction: ${batch},`);
  expect(rows).toContain(`(#pace-and-pressure): ${maxLogPercent} and ${maxBlocked} |`);
  expect(rows).toContain(`is waited for: ${waitSeconds} s`);
  expect(rows).toContain(`of somebody else: ${lockTimeoutSeconds} s`);
  expect(rows).toContain(`is tried again: ${patienceSeconds} s`);
});

test('the verdicts that it calls faults are those that verify counts as such', () => {
  const told = tableUnder('verdict').filter((row) => row.split('|')[2]?.trim() === 'yes');
  expect(told.map((row) => row.split('`')[1])).toEqual(faults);
});
