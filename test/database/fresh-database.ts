// A database of its own for a test file, made and dropped on the server that SQL_CONNECTION_STRING names.
import { randomBytes } from 'node:crypto';
import type sql from 'mssql';
import { migrationsFolder } from '../../cli/migrate/command';
import { migrateUp } from '../../cli/migrate/run';
import { readSteps } from '../../cli/migrate/steps';
import { createPool } from '../../shared/sql/pool';

export interface FreshDatabase {
  /** Made as the application makes its pool. */
  readonly pool: sql.ConnectionPool;
  readonly connectionString: string;
  drop(): Promise<void>;
}

/** An empty database. */
export async function emptyDatabase(server = process.env.SQL_CONNECTION_STRING): Promise<FreshDatabase> {
  if (!server) throw new Error('SQL_CONNECTION_STRING is not set: run the tests through npm');
  const name = `stepkeeper_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE [${name}];`);
  const connectionString = `${server.replace(/;?\s*(database|initial catalog)\s*=[^;]*/i, '')};Database=${name}`;
  const pool = createPool({ by: 'connection-string', connectionString });
  await pool.connect();
  const drop = async () => {
    await pool.close();
    await onServer(server, `DROP DATABASE [${name}];`);
  };
  return { pool, connectionString, drop };
}

/** A database with all migrations applied. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const database = await emptyDatabase();
  await migrateUp(database.pool, await readSteps(migrationsFolder), () => undefined);
  return database;
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  // The first ones of a run wait until the server is warm, on a machine that may be busy.
  const pool = createPool({ by: 'connection-string', connectionString }, { requestTimeoutMs: 60_000 });
  await pool.connect();
  try {
    await pool.request().batch(statement);
  } finally {
    await pool.close();
  }
}
