// How long a migration may take, and the one session that it has.
import { migratePool } from '../../../cli/migrate/command';
import { createPool } from '../../../shared/sql/pool';

const access = { by: 'connection-string', connectionString: 'Server=127.0.0.1,1;User Id=a;Password=b' } as const;

function settings(pool: unknown) {
  return (pool as { config: { requestTimeout: number; pool: { max: number } } }).config;
}

test('statements of a migration have no time limit unless one is asked for, others have', () => {
  const pools = [createPool(access, migratePool(0)), createPool(access, migratePool(90)), createPool(access)];
  expect(pools.map((pool) => settings(pool).requestTimeout)).toEqual([0, 90_000, 20_000]);
});

test('a migration has one session, which has the lock', () => {
  expect(settings(createPool(access, migratePool(0))).pool.max).toBe(1);
});
