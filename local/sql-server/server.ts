// The server: a loopback port, the databases behind it, and the connections between them.
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { init } from '@polyglot-sql/sdk';
import { type FolderLock, lockFolder } from '../folder-lock';
import { Connection } from './connection';
import { Databases } from './databases';
import { Faults } from './faults';

export interface SqlServerOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Keeps the databases here; without it they live in memory. Throws FolderInUse when another process has it. */
  readonly dataFolder?: string;
  /** Created when it is missing, and named in the connection string. */
  readonly database?: string;
}

export interface SqlServer {
  readonly port: number;
  readonly connectionString: string;
  readonly faults: Faults;
  /** Drops every connection, which rolls back what is open, and closes the databases in order. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

export async function startSqlServer({ port, dataFolder, database }: SqlServerOptions): Promise<SqlServer> {
  await init();
  const lock = await lockOf(dataFolder);
  const databases = await openDatabases(dataFolder, lock);
  const faults = new Faults();
  const connections = new Set<Connection>();
  const server = createServer((socket) => {
    const connection = new Connection(socket, {
      databases,
      faults,
      disconnect: async (name, except) => {
        const others = [...connections].filter(({ session }) => session?.database.name === name && session !== except);
        await Promise.all(others.map((other) => other.close()));
      },
    });
    connections.add(connection);
    connection.closed.then(() => connections.delete(connection));
  });
  const close = async () => {
    const stopped = new Promise((resolve) => server.close(resolve));
    await Promise.all([...connections].map((connection) => connection.close()));
    await stopped;
    await databases.close();
    await lock?.release();
  };
  try {
    const bound = await listen(server, port);
    if (database && !databases.get(database)) await databases.create(database);
    return { port: bound, connectionString: connectionString(bound, database ?? 'master'), faults, close };
  } catch (error) {
    await databases.close();
    await lock?.release();
    server.close();
    throw error;
  }
}

async function openDatabases(folder: string | undefined, lock: FolderLock | undefined): Promise<Databases> {
  try {
    return new Databases(folder);
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

async function lockOf(folder: string | undefined): Promise<FolderLock | undefined> {
  if (!folder) return undefined;
  mkdirSync(folder, { recursive: true });
  return lockFolder(folder);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** As the mssql client reads it. The password is not checked. */
function connectionString(port: number, database: string): string {
  return `Server=${host},${port};Database=${database};User Id=sa;Password=local;Encrypt=false;TrustServerCertificate=true`;
}
