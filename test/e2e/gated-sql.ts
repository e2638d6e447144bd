// A database of its own on a real server, behind a gate that can be shut: to the app it is then as if the server had been killed.
import { connect, createServer, type Socket } from 'node:net';
import sql from 'mssql';
import { emptyDatabase } from '../database/fresh-database';

export interface GatedSql {
  /** Through the gate. */
  readonly connectionString: string;
  readonly directConnectionString: string;
  /** Cuts every connection; none can be had until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Shuts the gate and drops the database. */
  drop(): Promise<void>;
}

export async function gatedSql(server: string): Promise<GatedSql> {
  const database = await emptyDatabase(server);
  const { server: host, port = 1433 } = sql.ConnectionPool.parseConnectionString(server);
  const sockets = new Set<Socket>();
  const gate = createServer((client) => {
    const wire = connect(port, host);
    for (const [socket, other] of [
      [client, wire],
      [wire, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => gate.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const address = gate.address();
  const at = typeof address === 'object' && address ? address.port : 0;
  const shut = async () => {
    const closed = new Promise((resolve) => gate.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    connectionString: database.connectionString.replace(/(server|data source)=[^;]*/i, `Server=127.0.0.1,${at}`),
    directConnectionString: database.connectionString,
    shut,
    open: () => listen(at),
    async drop() {
      if (gate.listening) await shut();
      await database.drop();
    },
  };
}
