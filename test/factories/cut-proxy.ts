// A wire to a server that can be cut: connections die in the middle, as networks and failovers make them.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import sql from 'mssql';

export class CutProxy {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  /** Given how many packets the clients have sent since the last cut, and the last: whether to cut now, before or after the server sees it. */
  cutAt: (packets: number, sent: Buffer) => 'before' | 'after' | undefined = () => undefined;
  #packets = 0;
  cuts = 0;

  private constructor(host: string, port: number) {
    this.#server = createServer((client) => this.#join(client, connect(port, host)));
  }

  static async to(host: string, port: number): Promise<CutProxy> {
    const proxy = new CutProxy(host, port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket, server: Socket): void {
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    server.on('data', (data) => client.write(data));
    client.on('data', (data) => {
      this.#packets += 1;
      const cut = this.cutAt(this.#packets, data);
      if (cut === 'before') return this.#cut(client);
      server.write(data, () => {
        if (cut === 'after') this.#cut(client);
      });
    });
  }

  #cut(client: Socket): void {
    this.#packets = 0;
    this.cuts += 1;
    client.destroy();
  }
}

const blobPlace = /(?<=BlobEndpoint=http:\/\/)([^:/]+):(\d+)/;
const sqlPlace = /(server|data source)=[^;]*/i;

/** The server of a connection string, a database or Blob Storage, by a wire of its own, and the string that goes `through` it. */
export async function proxyTo(connectionString: string): Promise<{ proxy: CutProxy; through: string }> {
  const [, account, accountPort] = blobPlace.exec(connectionString) ?? [];
  if (account !== undefined) {
    const proxy = await CutProxy.to(account, Number(accountPort));
    return { proxy, through: connectionString.replace(blobPlace, `127.0.0.1:${proxy.port}`) };
  }
  const { server, port = 1433 } = sql.ConnectionPool.parseConnectionString(connectionString);
  const proxy = await CutProxy.to(server, port);
  return { proxy, through: connectionString.replace(sqlPlace, `Server=127.0.0.1,${proxy.port}`) };
}
