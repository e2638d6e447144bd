// A stand-in of its own for a test file, and the ways in which the tests speak to it.
import sql from 'mssql';
import { type StandIn, startStandIn } from '../../../local/stand-in-process';

export interface TestServer {
  readonly standIn: StandIn;
  /** A pool on a database; all pools are closed with the server. */
  connect(database?: string, options?: Partial<sql.config>): Promise<sql.ConnectionPool>;
  stop(): Promise<void>;
}

export async function startServer(...args: string[]): Promise<TestServer> {
  const standIn = await startStandIn('sql-server/main.js', ['--port', '0', '--database', 'app', ...args]);
  const pools: sql.ConnectionPool[] = [];
  return {
    standIn,
    async connect(database = 'app', options = {}) {
      const parsed = sql.ConnectionPool.parseConnectionString(standIn.connectionString ?? '');
      const pool = new sql.ConnectionPool({ ...parsed, ...options, database });
      pools.push(pool);
      return pool.connect();
    },
    async stop() {
      await Promise.all(pools.map((pool) => pool.close()));
      await standIn.stop();
    },
  };
}

export type Inputs = Readonly<Record<string, readonly [type: sql.ISqlType | (() => sql.ISqlType), value: unknown]>>;

/** Runs a query with typed parameters. */
export function query(
  on: sql.ConnectionPool | sql.Transaction,
  text: string,
  inputs: Inputs = {},
): Promise<sql.IResult<Record<string, unknown>>> {
  const request = on instanceof sql.Transaction ? new sql.Request(on) : new sql.Request(on);
  for (const [name, [type, value]] of Object.entries(inputs)) request.input(name, type, value);
  return request.query(text);
}

/** The rows of a query's first result set. */
export async function rows(on: sql.ConnectionPool | sql.Transaction, text: string, inputs: Inputs = {}) {
  return (await query(on, text, inputs)).recordset.map((row) => ({ ...row }));
}

/** JSON as the one parameter @rows. */
export const jsonRows = (value: unknown): Inputs => ({ rows: [sql.NVarChar(sql.MAX), JSON.stringify(value)] });

export { sql };
