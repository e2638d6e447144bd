// The server that is measured on, and the databases that a run makes there and drops again.
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type sql from 'mssql';
import { migrationsFolder } from '../cli/migrate/command';
import { migrateUp } from '../cli/migrate/run';
import { readSteps } from '../cli/migrate/steps';
import { startStandIn } from '../local/stand-in-process';
import { createPool } from '../shared/sql/pool';

export interface Database {
  readonly connectionString: string;
  /** One connection, as one writer has. */
  readonly pool: sql.ConnectionPool;
}

export interface Databases {
  /** What the server calls itself. */
  readonly server: string;
  /** A new database with all migrations applied. */
  create(): Promise<Database>;
  /** Drops all that were created, and ends the stand-in if there is one. */
  close(): Promise<void>;
}

/** On the server that the connection string names; without one, on the stand-in, which is started for this run. */
export async function openDatabases(connectionString: string | undefined): Promise<Databases> {
  if (connectionString) return databasesOn(connectionString);
  const standIn = await startStandIn('sql-server/main.js', ['--port', '0']);
  try {
    const databases = await databasesOn(standIn.connectionString ?? '', 'the stand-in local/sql-server');
    const close = () => databases.close().finally(() => standIn.stop());
    return { ...databases, close };
  } catch (error) {
    await standIn.stop();
    throw error;
  }
}

async function databasesOn(connectionString: string, called?: string): Promise<Databases> {
  const steps = await readSteps(migrationsFolder);
  const created = new Map<string, sql.ConnectionPool>();
  const admin = await poolOf(connectionString).connect();
  return {
    server: called ?? (await versionOf(admin)),
    async create() {
      const name = `stepkeeper_bench_${randomBytes(6).toString('hex')}`;
      await admin.request().batch(`CREATE DATABASE [${name}];`);
      const own = `${connectionString.replace(/;?\s*(database|initial catalog)\s*=[^;]*/i, '')};Database=${name}`;
      const pool = poolOf(own);
      created.set(name, pool);
      await migrateUp(await pool.connect(), steps, () => undefined);
      return { connectionString: own, pool };
    },
    async close() {
      for (const [name, pool] of created) {
        await pool.close();
        await dropped(admin, name);
      }
      await admin.close();
    },
  };
}

/** Not every server that speaks T-SQL has a version to tell: the stand-in has none. */
async function versionOf(pool: sql.ConnectionPool): Promise<string> {
  const query = pool.request().query<{ version: string }>('SELECT @@VERSION AS version;');
  const rows = await query.then(({ recordset }) => recordset).catch(() => []);
  return rows[0]?.version.split('\n')[0]?.trim() ?? 'the server that SQL_CONNECTION_STRING names';
}

/** A server may take a moment to see that a closed connection is closed. */
async function dropped(admin: sql.ConnectionPool, name: string): Promise<void> {
  for (let triesLeft = 40; ; triesLeft--) {
    try {
      await admin.request().batch(`DROP DATABASE [${name}];`);
      return;
    } catch (error) {
      if (triesLeft === 0) throw error;
      await setTimeout(250);
    }
  }
}

/** Its connection stays while others have their turn: a new session is slow at first, and a busy app's are never new. */
function poolOf(connectionString: string): sql.ConnectionPool {
  const patient = { max: 1, requestTimeoutMs: 120_000, idleTimeoutMs: 1_000_000 };
  return createPool({ by: 'connection-string', connectionString }, patient);
}
