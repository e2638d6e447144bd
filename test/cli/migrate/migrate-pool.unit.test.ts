// How long a migration may take: as long as it needs.
import { migratePool } from '../../../cli/migrate/command';
import { createPool } from '../../../shared/sql/pool';

const access = { by: 'connection-string', connectionString: 'Server=127.0.0.1,1;User Id=a;Password=b' } as const;

test('statements of a migration have no time limit, others have', () => {
  const timeouts = [createPool(access, migratePool), createPool(access)].map(
    (pool) => (pool as unknown as { config: { requestTimeout: number } }).config.requestTimeout,
  );
  expect(timeouts).toEqual([0, 20_000]);
});
