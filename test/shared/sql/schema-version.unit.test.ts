// The schema that the app says it runs with, and what it does where the database has another.
import type sql from 'mssql';
import { migrationsFolder } from '../../../cli/migrate/command';
import { readSteps } from '../../../cli/migrate/steps';
import { connected } from '../../../shared/sql/connected';
import { sqlFaultKind } from '../../../shared/sql/faults';
import { createPool } from '../../../shared/sql/pool';
import { requireSchema, SchemaMismatch, schemaVersions } from '../../../shared/sql/schema-version';

/** A database with that many steps applied; undefined: never migrated. */
function poolOf(version: number | null | undefined): sql.ConnectionPool {
  const query = async (text: string) => {
    if (text.includes('INFORMATION_SCHEMA')) return { recordset: version === undefined ? [] : [{}] };
    return { recordset: [{ version }] };
  };
  return { request: () => ({ query }) } as unknown as sql.ConnectionPool;
}

test('the app runs with the schema that its migrations make, and with the next', async () => {
  const { length } = await readSteps(migrationsFolder);
  expect(schemaVersions).toEqual({ oldest: length, newest: length + 1 });
  await requireSchema(poolOf(schemaVersions.oldest));
  await requireSchema(poolOf(schemaVersions.newest));
});

test.each([undefined, null, 0, schemaVersions.oldest - 1])(
  'an older database (%p) is refused with the way up',
  async (version) => {
    const refused = requireSchema(poolOf(version));
    await expect(refused).rejects.toBeInstanceOf(SchemaMismatch);
    await expect(refused).rejects.toThrow(`schema version ${version ?? 0}`);
    await expect(refused).rejects.toThrow('migrate up');
  },
);

test('a newer database is refused: what belongs to it has to be deployed, for this version cannot take it down', async () => {
  const refused = requireSchema(poolOf(schemaVersions.newest + 1));
  await expect(refused).rejects.toThrow(/Deploy the version/);
});

test('it passes once the database is migrated, so that the queue keeps what waits', () => {
  expect(sqlFaultKind(new SchemaMismatch(0))).toBe('passing');
});

describe('a pool with a requirement', () => {
  const access = {
    by: 'connection-string',
    connectionString: 'Server=127.0.0.1;Database=x;User Id=x;Password=x',
  } as const;

  test('asks until it holds, and then no more', async () => {
    const answers = [new SchemaMismatch(0), undefined];
    const requirement = jest.fn(async () => {
      const answer = answers.shift();
      if (answer) throw answer;
    });
    const pool = createPool(access, { requirement });
    jest.spyOn(pool, 'connected', 'get').mockReturnValue(true);
    await expect(connected(pool)).rejects.toBeInstanceOf(SchemaMismatch);
    await connected(pool);
    await connected(pool);
    expect(requirement).toHaveBeenCalledTimes(2);
  });

  test('lets nobody by while it is looked at', async () => {
    let answer = (): void => undefined;
    const requirement = jest.fn(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    const pool = createPool(access, { requirement });
    jest.spyOn(pool, 'connected', 'get').mockReturnValue(true);
    let through = 0;
    const both = [connected(pool), connected(pool)].map((one) => one.then(() => through++));
    await new Promise(setImmediate);
    expect(through).toBe(0);
    answer();
    await Promise.all(both);
    expect(requirement).toHaveBeenCalledTimes(1);
  });
});
