// What can be told of the job tracker's compatibility scripts by reading them: that no column is missing, and that all of it goes again.
import { schemaBatches } from '../../brownfield/load/schema';
import { batchesOf } from '../../cli/migrate/steps';
import { wizardColumns } from '../brownfield/wizard-columns';
import { readScript } from './scripts';

const stages = ['01-views.install.sql', '02-new-tables-alone.install.sql'];

/** Of the last SELECT list at the margin of the view (the outermost one), by what each entry ends in. */
function viewColumns(script: string, view: string): string[][] {
  const batch = batchesOf(script).find(({ text }) => text.includes(`CREATE VIEW ${view} AS`));
  if (batch === undefined) throw new Error(`${view} is not created`);
  const lists = batch.text.matchAll(/^SELECT\s([\s\S]*?)^FROM /gm);
  return [...lists].map(([, list]) => entriesOf(list ?? '').map((entry) => /(\w+)\s*$/.exec(entry)?.[1] ?? entry));
}

/** Commas in parentheses part nothing. */
function entriesOf(list: string): string[] {
  const entries = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) entries.push('');
    else entries[entries.length - 1] += sign;
  }
  return entries;
}

async function tableColumns(table: string): Promise<string[]> {
  const batch = (await schemaBatches()).find((one) => one.includes(`CREATE TABLE dbo.${table} (`));
  if (batch === undefined) throw new Error(`dbo.${table} is not created`);
  return [...batch.matchAll(/^ {4}(\w+) {2,}\w/gm)].map(([, name]) => name ?? '');
}

describe.each(stages)('%s', (name) => {
  test.each(['UserProfiles', 'WorkHistory'])(
    'compat.%s has the columns of the old table, in its order',
    async (table) => {
      const wanted = await tableColumns(table);
      expect(wanted.length).toBeGreaterThan(10);
      const lists = viewColumns(await readScript(name), `compat.${table}`);
      expect(lists.length).toBeGreaterThan(0);
      for (const list of lists) expect(list).toEqual(wanted);
    },
  );

  test('drops each view before it makes it, in one transaction', async () => {
    const batches = batchesOf(await readScript(name)).map(({ text }) => text.replace(/--.*$/gm, '').trim());
    const begin = batches.indexOf('BEGIN TRANSACTION;');
    const views = batches.flatMap((batch) => /^CREATE VIEW (\S+) AS/.exec(batch)?.[1] ?? []);
    expect(views).toContain('compat.UserProfiles');
    expect(begin).toBeGreaterThan(-1);
    expect(batches.at(-1)).toBe('COMMIT TRANSACTION;');
    for (const view of views) {
      const dropped = batches.indexOf(`DROP VIEW IF EXISTS ${view};`);
      expect(dropped).toBeGreaterThan(begin);
      expect(dropped).toBeLessThan(batches.findIndex((batch) => batch.startsWith(`CREATE VIEW ${view} AS`)));
    }
  });

  test('changes nothing in dbo', async () => {
    expect(await readScript(name)).not.toMatch(
      /^\s*(ALTER|UPDATE|DELETE|INSERT|MERGE|(CREATE|DROP)\s+\w+\s+(IF EXISTS\s+)?dbo)\b/im,
    );
  });
});

test('the way back drops whatever is made', async () => {
  const made = (await Promise.all(stages.map(readScript))).join('\n');
  const back = await readScript('01-views.uninstall.sql');
  const views = new Set([...made.matchAll(/^CREATE VIEW (\S+) AS/gm)].map(([, view]) => view));
  expect(views.size).toBe(6);
  for (const view of views) expect(back).toContain(`DROP VIEW IF EXISTS ${view};`);
  const indexes = [...made.matchAll(/CREATE NONCLUSTERED INDEX (\w+) ON (\S+) /g)];
  expect(indexes).toHaveLength(1);
  for (const [, index, table] of indexes) expect(back).toContain(`DROP INDEX IF EXISTS ${index} ON ${table};`);
  expect(back).toContain('DROP SCHEMA IF EXISTS compat;');
});

describe('the copy back', () => {
  const copied = [...wizardColumns.UserProfiles.filter((name) => name !== 'skills'), 'lastUpdated', 'updatedBy'];

  test('writes and restores every column that the wizard has, and no other', async () => {
    for (const [name, from] of [
      ['03-copy-back.run.sql', 'n'],
      ['03-copy-back.uninstall.sql', 'b'],
    ] as const) {
      const assigned = [...(await readScript(name)).matchAll(/^(?:SET| {3}) o\.(\w+) = (\w)\.(\w+),?$/gm)];
      expect(assigned.map(([, column]) => column)).toEqual(copied);
      for (const [, column, source, value] of assigned) expect([source, value]).toEqual([from, column]);
    }
  });

  test('keeps what was there in columns of the same types', async () => {
    const typesIn = (text: string) =>
      [...text.matchAll(/^ +(\w+) {2,}(\w+(?:\([\w,]+\))?) /gm)].map(([, column, type]) => `${column} ${type}`);
    const old = (await schemaBatches()).find((one) => one.includes('CREATE TABLE dbo.UserProfiles (')) ?? '';
    const kept = typesIn(await readScript('03-copy-back.install.sql'));
    const wanted = typesIn(old).filter((one) => copied.includes(one.split(' ')[0] ?? ''));
    expect(kept).toEqual(['userProfileId int', ...wanted, 'copiedDate datetime2(3)']);
  });
});
