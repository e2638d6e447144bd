// Lint as a whole: the way back, what is allowed, where a finding is, and our own migrations.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { migrate } from '../../../cli/migrate/command';
import { exceptions } from '../../../cli/migrate/lint/exceptions';
import { formatFindings } from '../../../cli/migrate/lint/format';
import { lintSteps } from '../../../cli/migrate/lint/lint';
import { remedies } from '../../../cli/migrate/lint/rules';
import { readSteps } from '../../../cli/migrate/steps';
import { soup } from './ddl-soup';
import { liveTable, stepsOf } from './lint-steps';

const found = (up: string, down: string) => lintSteps(stepsOf(liveTable, [up, down]));
const rulesIn = (up: string, down: string) => found(up, down).map((finding) => finding.rule);

describe('the migrations of this version', () => {
  const folder = join(__dirname, '../../../migrations');

  test('have no finding', async () => {
    expect(formatFindings(lintSteps(await readSteps(folder)))).toEqual([]);
  });

  test('break the rules of which they are excepted, and no step after 008 is', async () => {
    const renamed = (await readSteps(folder)).map((step) => ({ ...step, name: `${step.name}-renamed` }));
    const broken = lintSteps(renamed).map(({ step, rule }) => ({ step: step.replace('-renamed', ''), rule }));
    expect(exceptions.map(({ step, rule }) => ({ step, rule }))).toEqual(broken);
    expect(exceptions.filter(({ step }) => step.slice(0, 3) > '008')).toEqual([]);
  });
});

describe('a way back', () => {
  const undone = (up: string, down: string) =>
    found(up, down).map(({ rule, what }) => [rule, /^The (\S+ \S+)/.exec(what)?.[1]]);

  test.each([
    ['CREATE TABLE s.N (a int);', 'table s.N'],
    ['CREATE SCHEMA r;', 'schema r'],
    ['ALTER TABLE s.T ADD d int NULL;', 'column s.T.d'],
    ['CREATE INDEX i ON s.T (a);', 'index s.T.i'],
    ['ALTER TABLE s.T WITH NOCHECK ADD CONSTRAINT k CHECK (a > 1);', 'constraint s.T.k'],
    ['ALTER TABLE s.T DROP CONSTRAINT CK_T_a;', 'constraint s.T.CK_T_a'],
    ['-- lint: allow drop-index because nothing reads by it\nDROP INDEX i ON s.T;', 'index s.T.i'],
  ])('that forgets what this did is refused: %s', (up, what) => {
    expect(undone(up, 'DROP TABLE s.Other;')).toEqual([['down-does-not-undo', what]]);
  });

  test('drops the default of a column too, as the column cannot go before it', () => {
    const up = 'ALTER TABLE s.T ADD d int NULL CONSTRAINT DF_T_d DEFAULT (0);';
    expect(undone(up, 'ALTER TABLE s.T DROP COLUMN d;')).toEqual([['down-does-not-undo', 'constraint s.T.DF_T_d']]);
  });

  test('need not name what stands on a table that it drops', () => {
    const up = 'CREATE TABLE s.N (a int); CREATE INDEX i ON s.N (a); ALTER TABLE s.N ADD CONSTRAINT k CHECK (a > 1);';
    expect(undone(up, 'DROP TABLE s.n;')).toEqual([]);
  });

  test('need not undo what the step itself took back', () => {
    const up = 'CREATE TABLE s.N (a int); DROP TABLE s.N; ALTER TABLE s.T ADD d int NULL;';
    expect(undone(up, 'ALTER TABLE s.T DROP COLUMN d;')).toEqual([]);
  });

  test('of a constraint that was replaced drops the new one and makes the old one', () => {
    const replace = (check: string) =>
      `ALTER TABLE s.T DROP CONSTRAINT CK_T_a; ALTER TABLE s.T WITH NOCHECK ADD CONSTRAINT CK_T_a CHECK (${check});`;
    expect(undone(replace('a > 1'), replace('a > 0'))).toEqual([]);
    expect(undone(replace('a > 1'), 'ALTER TABLE s.T DROP CONSTRAINT CK_T_a;')).toHaveLength(1);
  });
});

describe('an allowance', () => {
  const up = 'ALTER TABLE s.T DROP COLUMN b;';
  const down = 'ALTER TABLE s.T ADD b nvarchar(10) NULL;';
  const allow = (text: string) => rulesIn(`-- ${text}\n${up}`, down);

  test('with a reason lets a contract step drop a column', () => {
    expect(allow('lint: allow drop-column because no code since version 2 reads it')).toEqual([]);
  });

  test('without a reason, or of no rule, is a finding and allows nothing', () => {
    for (const text of [
      'lint: allow drop-column',
      'lint: allow drop-column because',
      'lint: disable',
      'lint: allow x because y',
    ])
      expect([text, allow(text)]).toEqual([text, ['drop-column', 'allowance-faulty']]);
  });

  test('of another rule is one that nothing needs', () => {
    expect(allow('lint: allow drop-table because it is old')).toEqual(['drop-column', 'allowance-unneeded']);
  });

  test('holds for its statement alone', () => {
    const two = `-- lint: allow drop-column because nobody reads it\n${up}\nALTER TABLE s.T DROP COLUMN c;`;
    expect(rulesIn(two, `${down} ALTER TABLE s.T ADD c char(2) NULL;`)).toEqual(['drop-column']);
  });

  test('that does not stand right before a statement is a finding', () => {
    const line = '-- lint: allow drop-column because nobody reads it';
    expect(rulesIn(`${line}\n\n${up}`, down)).toEqual(['allowance-faulty', 'drop-column']);
    expect(rulesIn(`${up} ${line}`, down)).toEqual(['drop-column', 'allowance-faulty']);
  });

  test('works in a way back and for its absence', () => {
    const twice = '-- lint: allow several-changes because they are empty\nDROP TABLE s.N, s.M;';
    const tables = 'CREATE TABLE s.N (a int); CREATE TABLE s.M (a int);';
    expect(rulesIn(tables, twice)).toEqual([]);
    expect(rulesIn(`-- lint: allow no-down because rows went\n${tables}`, '')).toEqual([]);
  });
});

test('a finding names its file, its line there, the rule, what it hurts and the remedy', () => {
  const [made, broken] = stepsOf(liveTable, ['-- Why.\nDROP TABLE s.T;', 'CREATE TABLE s.T (a int);']);
  const steps = [made, broken && { ...broken, lines: { up: [5], down: [1] } }].filter((step) => step !== undefined);
  expect(formatFindings(lintSteps(steps))).toEqual([
    '002-step.up.sql:6  drop-table: s.T is lost with its rows, and code that still reads it fails.',
    '    Drop it in a contract step, once no version of the code reads it, and say so in an allowance.',
  ]);
});

test('what hurts in some editions alone is a note, and the steps may be released', () => {
  const add = (constraint: string) => `ALTER TABLE s.T ADD d int NOT NULL ${constraint};`;
  const down = 'ALTER TABLE s.T DROP CONSTRAINT DF_T_d; ALTER TABLE s.T DROP COLUMN d;';
  const [note, ...more] = found(add('CONSTRAINT DF_T_d DEFAULT (0)'), down);
  expect([note?.isNote, more]).toEqual([true, []]);
  expect(formatFindings(note ? [note] : [])[0]).toMatch(
    /^002-step\.up\.sql:1 {2}note, default-by-edition: s\.T\.d is /,
  );
  expect(found(add('DEFAULT (0)'), down).map(({ isNote }) => isNote)).toEqual([false, true]);
});

test('the command tells a note and ends well, and ends badly with a finding beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepkeeper-lint-'));
  const [made] = stepsOf(liveTable);
  const add = 'ALTER TABLE s.T ADD d int NOT NULL CONSTRAINT DF_T_d DEFAULT (0);';
  const lint = async (up: string) => {
    await writeFile(join(folder, '001-made.up.sql'), made?.up.join('\nGO\n') ?? '');
    await writeFile(join(folder, '001-made.down.sql'), made?.down.join('\nGO\n') ?? '');
    await writeFile(join(folder, '002-added.up.sql'), up);
    await writeFile(
      join(folder, '002-added.down.sql'),
      'ALTER TABLE s.T DROP CONSTRAINT DF_T_d; ALTER TABLE s.T DROP COLUMN d;',
    );
    const lines: string[] = [];
    await migrate(['lint'], (line) => lines.push(line), folder).catch((error) => lines.push(String(error)));
    return lines.filter((line) => !line.startsWith(' '));
  };
  expect(await lint(add)).toEqual([
    expect.stringMatching(/^002-added\.up\.sql:1 {2}note, default-by-edition: /),
    '2 steps looked at: nothing that would hurt a live table, but for the notes.',
  ]);
  expect((await lint(`${add} UPDATE s.T SET d = 1;`)).at(-1)).toBe('CheckFailed: 1 finding in the migration files');
  await rm(folder, { recursive: true });
});

test('a step that locks several live tables is told once, where it comes to the second, with all of them', () => {
  const [first, , third] = ['T', 'U', 'V'].map((name) => `ALTER TABLE s.${name} ADD d int NULL;`);
  const up = `${first}\n${first?.replace('ADD d', 'ADD e')}\n${third}\nALTER TABLE s.U ADD d int NULL;`;
  const several = found(up, 'DROP TABLE s.T; DROP TABLE s.U; DROP TABLE s.V;').filter(
    ({ rule }) => rule === 'several-live-tables',
  );
  expect(several).toEqual([expect.objectContaining({ line: 3, isNote: false })]);
  expect(several[0]?.what).toContain('s.T, s.V, s.U');
});

test('each rule is told in docs/migrations.md', () => {
  const told = readFileSync(join(__dirname, '../../../docs/migrations.md'), 'utf8');
  expect(Object.keys(remedies).filter((rule) => !told.includes(`\`${rule}\``))).toEqual([]);
});

test('text that never ends is one finding, on the line where it begins', () => {
  expect(found("CREATE TABLE s.N (a int);\nDROP TABLE '", 'DROP TABLE s.N;')).toEqual([
    expect.objectContaining({ rule: 'unreadable', file: '002-step.up.sql', line: 2 }),
  ]);
});

test('no mixture of pieces makes lint fail', () => {
  fc.assert(
    fc.property(soup, soup, (up, down) =>
      lintSteps(stepsOf([up, down])).every(({ line, remedy }) => line > 0 && remedy),
    ),
  );
});
