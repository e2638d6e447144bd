// Puts the broker together: its folder, one journal and one host for each queue, and the server before them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FolderLock, lockFolder } from '../folder-lock';
import { Journal } from './journal';
import { QueueHost } from './queue-host';
import type { QueueOptions } from './queues-file';
import { HOST, type Server, serve } from './server';

export interface BrokerOptions {
  readonly queues: readonly QueueOptions[];
  /** 0, the default, for any free one. */
  readonly port?: number;
  /** Where the journals are; without one the queues live in memory and end with the broker. */
  readonly folder?: string | undefined;
  /** Hears of clients that break the protocol. */
  readonly onLog?: (line: string) => void;
}

export interface Broker {
  readonly port: number;
  readonly connectionString: string;
  close(): Promise<void>;
}

/** Resolves when it takes connections. Throws FolderInUse, JournalCorrupt or PortTaken, and then owns nothing. */
export async function startBroker({ queues, port = 0, folder, onLog = () => {} }: BrokerOptions): Promise<Broker> {
  let lock: FolderLock | undefined;
  let server: Server | undefined;
  const hosts = new Map<string, QueueHost>();
  const close = async () => {
    await server?.close();
    for (const host of hosts.values()) host.close();
    await lock?.release();
  };
  try {
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      lock = await lockFolder(folder);
    }
    for (const options of queues) hosts.set(options.name.toLowerCase(), openQueue(options, folder));
    server = await serve(port, hosts, onLog);
  } catch (error) {
    await close();
    throw error;
  }
  return { port: server.port, connectionString: connectionString(server.port), close };
}

function openQueue(options: QueueOptions, folder: string | undefined): QueueHost {
  if (folder === undefined) return new QueueHost(options, undefined);
  const file = join(folder, `${encodeURIComponent(options.name.toLowerCase())}.journal`);
  return new QueueHost(options, (queue) => Journal.open(file, (event) => queue.restore(event)));
}

function connectionString(port: number): string {
  const key = 'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE';
  return `Endpoint=sb://${HOST}:${port};${key};UseDevelopmentEmulator=true`;
}
