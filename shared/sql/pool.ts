// The one door to the database: how it is connected to, by connection string or by the app's managed identity.
import { DefaultAzureCredential } from '@azure/identity';
import sql from 'mssql';
import type { SqlAccess } from '../config';

export interface PoolOptions {
  /** Most connections at a time; a writer needs one per batch, reads one each. */
  readonly max?: number;
  /** Milliseconds after which a statement is cancelled; 0: never. */
  readonly requestTimeoutMs?: number;
  /** Milliseconds after which a connection that nobody uses is closed. */
  readonly idleTimeoutMs?: number;
}

/**
 * A pool that is not connected yet: it connects at first use and again after every failure, so that an app starts while the
 * database is away. Every session has XACT_ABORT ON, so that an error ends the whole transaction, and GUIDs in lower case.
 */
export function createPool(access: SqlAccess, options: PoolOptions = {}): sql.ConnectionPool {
  const pool = new sql.ConnectionPool({
    ...serverOf(access),
    connectionTimeout: 10_000,
    requestTimeout: options.requestTimeoutMs ?? 20_000,
    validateConnection: 'socket',
    pool: {
      max: options.max ?? 10,
      min: 0,
      idleTimeoutMillis: options.idleTimeoutMs ?? 30_000,
      acquireTimeoutMillis: 15_000,
    },
  });
  // Every statement reports its own failure; without a listener the pool's event would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Connects the pool if it is not connected. Callers await it before each use; once connected it costs nothing. */
export async function connected(pool: sql.ConnectionPool): Promise<sql.ConnectionPool> {
  if (pool.connected) return pool;
  return pool.connect();
}

function serverOf(access: SqlAccess): sql.config {
  const session = { abortTransactionOnError: true, lowerCaseGuids: true, useUTC: true, enableArithAbort: true };
  if (access.by === 'connection-string') {
    const parsed = sql.ConnectionPool.parseConnectionString(access.connectionString);
    return { ...parsed, options: { ...parsed.options, ...session } };
  }
  const credential = new DefaultAzureCredential(access.clientId ? { managedIdentityClientId: access.clientId } : {});
  return {
    server: access.server,
    database: access.database,
    authentication: { type: 'token-credential', options: { credential } },
    options: { ...session, encrypt: true },
  };
}
