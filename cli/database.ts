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

/** What SQL Server keeps for itself. A connection that names no database lands in the login's own, which mostly is master. */
export const systemDatabases = ['master', 'model', 'msdb', 'tempdb'] as const;

export class SystemDatabase extends Error {
  constructor(readonly database: string) {
    super(
      `The connection is to ${database}, a system database: nothing was done. Say which database is meant with Database= in SQL_CONNECTION_STRING (or SQL_DATABASE).`,
    );
    this.name = 'SystemDatabase';
  }
}

/** Throws SystemDatabase: for commands that make tables. */
export async function requireUserDatabase(pool: sql.ConnectionPool): Promise<void> {
  const name = await databaseName(pool);
  if (systemDatabases.some((system) => system === name.toLowerCase())) throw new SystemDatabase(name);
}

export async function databaseName(pool: sql.ConnectionPool): Promise<string> {
  const { recordset } = await pool.request().query<{ name: string }>('SELECT DB_NAME() AS name;');
  return recordset[0]?.name ?? '';
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

/** Connects at first use. Throws NoDatabase. */
export function openDatabase(options?: PoolOptions): sql.ConnectionPool {
  return createPool(databaseAccess(process.env), options);
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
