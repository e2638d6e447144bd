// What stands before the parser: a batch is cut into statements, and nothing of a statement may be lost.
import { likeToRegex } from '../../../local/sql-server/translate/conditions';
import { statements, textOf } from '../../../local/sql-server/translate/lexer';
import { lostWord } from '../../../local/sql-server/translate/lost-words';
import { Node } from '../../../local/sql-server/translate/node';
import { rewrite } from '../../../local/sql-server/translate/rewrite';

const split = (text: string) => statements(text).map(textOf);
const rewritten = (text: string) => {
  const [statement = []] = statements(text);
  return rewrite(statement);
};

test('a batch is cut at semicolons, but not at those in texts, names and comments', () => {
  expect(split("SELECT 'a;''b' AS [x;y]; -- c; d\n/* e;\nf */ DELETE FROM t ;;")).toEqual([
    "SELECT 'a;''b' AS [x;y]",
    'DELETE FROM t',
  ]);
});

test('options that a driver sets line by line are statements of their own', () => {
  expect(split('set ansi_nulls on\nset textsize 2147483647\nset xact_abort on')).toEqual([
    'set ansi_nulls on',
    'set textsize 2147483647',
    'set xact_abort on',
  ]);
  expect(split('UPDATE t SET a = 1')).toHaveLength(1);
});

test('the names of defaults are kept beside the text, in the order of their columns', () => {
  const { text, defaultNames } = rewritten(
    'CREATE TABLE t (a int CONSTRAINT [DF_a] DEFAULT (1), b int DEFAULT 2, c int CONSTRAINT DF_c DEFAULT 3);',
  );
  expect(text).toBe('CREATE TABLE t (a int DEFAULT (1), b int DEFAULT 2, c int DEFAULT 3)');
  expect(defaultNames).toEqual(['DF_a', undefined, 'DF_c']);
});

test('DELETE TOP (n), ALTER COLUMN and the options of a filtered index are made readable', () => {
  expect(rewritten('DELETE TOP ((@n)) FROM t WHERE a = 1')).toMatchObject({
    text: 'DELETE FROM t WHERE a = 1',
    top: '(@n)',
  });
  expect(rewritten('ALTER TABLE s.t ALTER COLUMN c int NULL')).toMatchObject({
    text: 'ALTER TABLE s.t ADD c int NULL',
    altersColumn: true,
  });
  expect(rewritten('CREATE INDEX i ON t (a) WHERE a > 1 WITH (FILLFACTOR = (9))').text).toBe(
    'CREATE INDEX i ON t (a) WHERE a > 1',
  );
});

test.each([
  ['[0-9][0-9]', '^[0-9][0-9]$'],
  ['a%_', '^a.*.$'],
  ['[^a-c]x', '^[^a-c]x$'],
  ['1.5+(2)', '^1\\.5\\+\\(2\\)$'],
  ['[[]x]', '^[\\[]x\\]$'],
  ['open[', '^open\\[$'],
])('LIKE %s is the regular expression %s', (pattern, regex) => {
  expect(likeToRegex(pattern)).toBe(regex);
});

test('a word that the tree does not hold is found', () => {
  const [statement = []] = statements('SELECT a FROM t OPTION (FAST 5)');
  expect(lostWord(statement, { select: { a: { name: 'a' }, from: { name: 't' }, option: null } })).toBe('OPTION');
});

test('a part of the tree that nobody read is refused by name', () => {
  const root = new Node({ select: { top: { this: 1, with_ties: true }, quoted: true, empty: [] } }, 'SELECT …');
  root.body.node('top')?.number('this');
  expect(() => root.done()).toThrow('does not translate with ties in top. The statement: SELECT …');
});
