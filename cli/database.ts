// The database of an ops command: the one that the settings name, open while the command works.
import type sql from 'mssql';
import { type SqlAccess, sqlAccess } from '../shared/config';
import { createPool, type PoolOptions } from '../shared/sql/pool';

/** There is no setting that names a database. */
export class NoDatabase extends Error {
  constructor() {
    super(
      "SQL_CONNECTION_STRING is not set. Say which database is meant: SQL_CONNECTION_STRING='Server=host,1433;Database=…;User Id=…;Password=…;Encrypt=true', or SQL_SERVER and SQL_DATABASE to connect by managed identity.",
    );
    this.name = 'NoDatabase';
  }
}

/** Throws NoDatabase, or what the client throws when it cannot connect. */
export async function withDatabase<T>(
  work: (pool: sql.ConnectionPool) => Promise<T>,
  options?: PoolOptions,
): Promise<T> {
  const pool = await createPool(databaseAccess(process.env), options).connect();
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

function databaseAccess({
  SQL_CONNECTION_STRING,
  SQL_SERVER,
  SQL_DATABASE,
  AZURE_CLIENT_ID,
}: NodeJS.ProcessEnv): SqlAccess {
  const access = sqlAccess(SQL_CONNECTION_STRING, SQL_SERVER, SQL_DATABASE, AZURE_CLIENT_ID);
  if (!access) throw new NoDatabase();
  return access;
}
