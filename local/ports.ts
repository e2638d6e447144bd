// A port that is taken is told of before anything starts, by the option that would change it.
import { createServer } from 'node:net';

/** Of each part; 0: any free one. */
export interface Ports {
  readonly 'functions-host': number;
  readonly 'service-bus': number;
  readonly 'sql-server': number;
  readonly 'blob-storage': number;
  readonly issuer: number;
}
export type PartName = keyof Ports;

/** The ports that the real tools have by default; the issuer's is the one after the app's. */
export const DEFAULT_PORTS: Ports = {
  'functions-host': 7071,
  'service-bus': 5672,
  'sql-server': 1433,
  'blob-storage': 10_000,
  issuer: 7072,
};

/** For a stack beside others. */
export const ANY_PORTS: Ports = {
  'functions-host': 0,
  'service-bus': 0,
  'sql-server': 0,
  'blob-storage': 0,
  issuer: 0,
};

export class PortTaken extends Error {
  constructor(
    readonly part: PartName,
    readonly port: number,
    readonly reason: string,
  ) {
    super(`the port ${port} of ${part} cannot be used (${reason}): choose another one`);
    this.name = 'PortTaken';
  }
}

/** Throws PortTaken for the first part whose port cannot be listened on. */
export async function assertPortsFree(parts: readonly PartName[], ports: Ports): Promise<void> {
  for (const part of parts) {
    const port = ports[part];
    if (port === 0) continue;
    await new Promise<void>((resolve, reject) => {
      const server = createServer();
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new PortTaken(part, port, error.code ?? error.message)),
      );
      server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
    });
  }
}
