// How the database is connected to: by connection string or by the app's managed identity. Loads its client: what the app loads with
// its first function takes a PoolAtFirstUse instead.
import sql from 'mssql';
import type { SqlAccess } from '../config';
import { ownIdentity } from '../own-identity';
import { demand, type Requirement } from './connected';
import { rememberServer } from './sql-span';

/** Of the client below mssql, as mssql hands it out. */
type Connection = Parameters<NonNullable<sql.config['beforeConnect']>>[0];

export interface PoolOptions {
  /** Most connections at a time; a writer needs one per batch, reads one each. */
  readonly max?: number;
  /** Milliseconds after which a statement is cancelled; 0: never. */
  readonly requestTimeoutMs?: number;
  /** Milliseconds after which a connection that nobody uses is closed. */
  readonly idleTimeoutMs?: number;
  /** SET options of every session beside the client's own: `DEADLOCK_PRIORITY LOW`. */
  readonly sessionOptions?: readonly string[];
  /** What has to hold of the database before anything is asked of it; what it throws, every use throws until it holds. */
  readonly requirement?: Requirement;
}

/**
 * Bytes of a TDS packet, as Microsoft.Data.SqlClient has it; this client's own 4,096 take twice as many for a batch of rows. The server may
 * answer with less.
 */
const packetSize = 8_000;

/**
 * A pool that is not connected yet: it connects at first use and again after every failure, so that an app starts while the
 * database is away. Every session has XACT_ABORT ON, so that an error ends the whole transaction, and GUIDs in lower case.
 */
export function createPool(access: SqlAccess, options: PoolOptions = {}): sql.ConnectionPool {
  const { sessionOptions } = options;
  const server = serverOf(access);
  const pool = new sql.ConnectionPool({
    ...server,
    ...(sessionOptions && { beforeConnect: (connection) => setInSession(connection, sessionOptions) }),
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
  rememberServer(pool, server.server, server.database);
  if (options.requirement) demand(pool, options.requirement);
  return pool;
}

/**
 * Sends the options with those that the client sets itself right after its login, and after each reset of the session, so that they hold for
 * every batch and transaction. In a batch with parameters (sp_executesql) they would end with it:
 * https://learn.microsoft.com/sql/t-sql/statements/set-statements-transact-sql
 */
export function setInSession(connection: Pick<Connection, 'getInitialSql'>, options: readonly string[]): void {
  const ofClient = connection.getInitialSql.bind(connection);
  connection.getInitialSql = () => [ofClient(), ...options.map((option) => `set ${option}`)].join('\n');
}

function serverOf(access: SqlAccess): sql.config {
  const session = {
    packetSize,
    abortTransactionOnError: true,
    lowerCaseGuids: true,
    useUTC: true,
    enableArithAbort: true,
  };
  if (access.by === 'connection-string') {
    const parsed = sql.ConnectionPool.parseConnectionString(access.connectionString);
    return { ...parsed, options: { ...parsed.options, ...session } };
  }
  return {
    server: access.server,
    database: access.database,
    authentication: { type: 'token-credential', options: { credential: ownIdentity(access.clientId) } },
    options: { ...session, encrypt: true },
  };
}
