// The options of a session go out with those that the client sets itself.
import { setInSession } from '../../../shared/sql/pool';

test('they come after those of the client, one a line', () => {
  const connection = { getInitialSql: () => 'set xact_abort on' };
  setInSession(connection, ['DEADLOCK_PRIORITY LOW', 'LOCK_TIMEOUT 5000']);
  expect(connection.getInitialSql()).toBe('set xact_abort on\nset DEADLOCK_PRIORITY LOW\nset LOCK_TIMEOUT 5000');
});
