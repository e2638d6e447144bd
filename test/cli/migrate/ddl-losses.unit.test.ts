// What statements would lose.
import { lossesOf } from '../../../cli/migrate/ddl/losses';
import { parseStatements } from '../../../cli/migrate/ddl/statements';

const losses = (text: string) => lossesOf(parseStatements(text));
const [a, b] = ['A', 'B'].map((name) => ({ schema: 'dbo', name }));

test('dropped tables lose their rows, dropped columns their values, a DELETE what it meets, in order', () => {
  expect(losses('ALTER TABLE A DROP COLUMN c;\nDROP TABLE B;\nDELETE FROM A WHERE d = 1;')).toEqual([
    { kind: 'values', table: a, column: 'c' },
    { kind: 'rows', table: b },
    { kind: 'deleted', table: a, text: 'DELETE FROM A WHERE d = 1;' },
  ]);
});

test('a table that is dropped swallows its columns and its deleted rows, before it or after', () => {
  expect(losses('ALTER TABLE A DROP COLUMN c;DELETE FROM dbo.a;DROP TABLE [A];')).toEqual([{ kind: 'rows', table: a }]);
});

test('each column and table of a list counts', () => {
  expect(losses('ALTER TABLE A DROP COLUMN c, d;DROP TABLE B, C;')).toHaveLength(4);
});

test('TRUNCATE loses all rows', () => {
  expect(losses('TRUNCATE TABLE A;')).toEqual([{ kind: 'rows', table: a }]);
});

test('what the statements have made themselves is no loss, what they make anew is one', () => {
  expect(losses('CREATE TABLE A (c int);DELETE FROM A;DROP TABLE A;')).toEqual([]);
  expect(losses('ALTER TABLE B ADD c int;ALTER TABLE B DROP COLUMN c;')).toEqual([]);
  expect(losses('DROP TABLE A;CREATE TABLE A (c int);')).toEqual([{ kind: 'rows', table: a }]);
});

test('constraints, indexes and inserts lose nothing', () => {
  expect(losses('ALTER TABLE A DROP CONSTRAINT c;DROP INDEX i ON A;INSERT INTO A (c) VALUES (1);')).toEqual([]);
});
