// A column's type in T-SQL from the numbers of sys.columns, as SQL Server has them.
import { typeName } from '../../../cli/migrate/schema/column-type';

test.each([
  ['nvarchar', 200, 0, 0, 'nvarchar(100)'],
  ['nvarchar', -1, 0, 0, 'nvarchar(max)'],
  ['nchar', 20, 0, 0, 'nchar(10)'],
  ['varchar', 20, 0, 0, 'varchar(20)'],
  ['char', 64, 0, 0, 'char(64)'],
  ['varbinary', -1, 0, 0, 'varbinary(max)'],
  ['decimal', 5, 9, 6, 'decimal(9,6)'],
  ['numeric', 9, 12, 2, 'numeric(12,2)'],
  ['datetime2', 7, 23, 3, 'datetime2(3)'],
  ['float', 8, 53, 0, 'float'],
  ['float', 4, 24, 0, 'float(24)'],
  ['uniqueidentifier', 16, 0, 0, 'uniqueidentifier'],
  ['bigint', 8, 19, 0, 'bigint'],
  ['bit', 1, 1, 0, 'bit'],
])('%s of %i bytes, precision %i and scale %i is %s', (type, length, precision, scale, name) => {
  expect(typeName({ type, length, precision, scale })).toBe(name);
});
