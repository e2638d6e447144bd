// What keeps a backfill from being run is told with what to do.
import { KeyNotUnique } from '../../../cli/backfill/errors';

test('a key that tells no rows apart is named with each of its causes, and what to name instead', () => {
  const error = new KeyNotUnique('dbo.Person', 'login');
  expect(error).toMatchObject({ table: 'dbo.Person', key: 'login' });
  for (const told of [
    /^dbo\.Person\.login does not tell its rows apart: two rows of a page have the same, or one has none, or it does not grow/,
    /Name the column of the primary key\./,
    /characters that the code page of the database has not: name another unique column, of numbers or nvarchar\.$/,
  ])
    expect(error.message).toMatch(told);
});
