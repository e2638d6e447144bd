// A worker thread that stands between the writer and the server, passes every byte on, and notes each message and its answer.
import { connect, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { watchMessages } from './tds-packets';

/** One message of the client: one round trip. Times in milliseconds, of a clock of their own. */
export interface RoundTrip {
  /** The packets' type: 1 a batch, 3 a call with parameters, 14 begin, commit or rollback. */
  readonly type: number;
  /** What the client sent, packets' headers included: text is UTF-16. */
  readonly sentBytes: number;
  readonly sentAt: number;
  readonly answeredAt: number;
}

const { host, port } = workerData as { host: string; port: number };
let noted: RoundTrip[] = [];

const proxy = createServer((client) => {
  let type = 0;
  let sentAt = 0;
  let sentBytes = 0;
  const server = connect(port, host);
  for (const socket of [client, server]) socket.setNoDelay(true);
  const fromClient = watchMessages({
    onStart: (started) => {
      type = started;
      sentAt = performance.now();
    },
    onEnd: () => undefined,
  });
  const fromServer = watchMessages({
    onStart: () => undefined,
    onEnd: () => {
      noted.push({ type, sentBytes, sentAt, answeredAt: performance.now() });
      sentBytes = 0;
    },
  });
  client.on('data', (chunk: Buffer) => {
    sentBytes += chunk.length;
    fromClient(chunk);
    server.write(chunk);
  });
  server.on('data', (chunk: Buffer) => {
    fromServer(chunk);
    client.write(chunk);
  });
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
});

proxy.listen(0, '127.0.0.1', () => parentPort?.postMessage(proxy.address()));
// Any message asks for what was noted since the last one.
parentPort?.on('message', () => {
  parentPort?.postMessage(noted);
  noted = [];
});
