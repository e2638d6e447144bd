// Which columns travel once, and what is sent of them.
import type { Row } from '../../../shared/writer/row';
import { sameColumns, sameParameters, sameValue, without } from '../../../shared/writer/same-columns';

const types = {
  id: 'uniqueidentifier',
  name: 'nvarchar(200)',
  at: 'datetime2(3)',
  list: 'json',
  count: 'int',
  is: 'bit',
};

const rowsOf = (row: Row, count = 100): Row[] =>
  Array.from({ length: count }, (_, index) => ({ ...row, id: `${index}` }));

test('a column in which all rows agree is sent as one value, and the others with the rows', () => {
  const same = sameColumns(
    types,
    rowsOf({ name: 'Ada', at: '2026-01-01T00:00:00.000', list: '["a\\nb"]', count: 3, is: false }),
  );
  expect(Object.keys(without(types, same))).toEqual(['id']);
  expect(sameParameters('rows', same)).toEqual({
    rows_name: 'Ada',
    rows_at: '2026-01-01T00:00:00.000',
    rows_list: '["a\\nb"]',
    rows_count: '3',
    rows_is: '0',
  });
});

test('a column that no row has a value in is sent as NULL of its type, without a parameter', () => {
  const same = sameColumns(types, rowsOf({}));
  expect(sameParameters('rows', same)).toEqual({});
  expect(sameValue('rows', ['at', 'datetime2(3)'], same)).toBe('CAST(NULL AS datetime2(3))');
  expect(sameValue('rows', ['list', 'json'], same)).toBe('CAST(NULL AS nvarchar(max))');
});

test('text goes in without a cast, which would cut it off, and the rest with one', () => {
  const same = sameColumns(types, rowsOf({ name: 'Ada', count: 3 }));
  expect(sameValue('rows', ['name', 'nvarchar(200)'], same)).toBe('@rows_name');
  expect(sameValue('rows', ['count', 'int'], same)).toBe('CAST(@rows_count AS int)');
});

test.each([
  ['text that has to be coded', { name: 'a "b"' }],
  ['a fraction, which might be written with an exponent', { count: 0.0000001 }],
])('%s goes with the rows', (_what, row) => {
  const same = sameColumns(types, rowsOf(row));
  for (const name of Object.keys(row)) expect(same.has(name)).toBe(false);
});

test('one row that differs is enough, and so is one that has nothing', () => {
  const rows = rowsOf({ name: 'Ada', count: 3 });
  const same = sameColumns(types, [...rows.slice(1), { id: 'x', name: 'Bob' }]);
  expect([same.has('name'), same.has('count')]).toEqual([false, false]);
});

test('the statement of few rows is the same whatever is in them', () => {
  expect(sameColumns(types, rowsOf({ name: 'Ada' }, 99)).size).toBe(0);
});
