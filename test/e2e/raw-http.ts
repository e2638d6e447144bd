// HTTP written by hand: what a well-behaved client would mend or refuse to send reaches the server as it is.
import { connect } from 'node:net';

export interface RawRequest {
  readonly method?: string;
  /** Sent as it is, not normalised and not encoded. */
  readonly path: string;
  /** Lines as they are sent; Host, Connection and, for a body, Content-Length are added. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
  /** Sends the body in chunks of this many bytes, without its length. */
  readonly chunkBytes?: number;
}

export interface RawAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

const patienceMs = 60_000;

/** One request on a connection of its own. Rejects when the server closes without an answer or does not answer in a minute. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that has answered may close before it has read everything: what it said counts.
    const end = (error?: Error) => {
      const answer = parsed(Buffer.concat(chunks));
      if (answer) resolve(answer);
      else reject(error ?? new Error(`closed without an answer to ${request.path.slice(0, 100)}`));
    };
    socket.on('error', end);
    socket.on('close', () => end());
    socket.write(bytesOf(request));
  });
}

function bytesOf({ method = 'PUT', path, headers = [], body, chunkBytes }: RawRequest): Buffer {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const length = chunkBytes === undefined ? `Content-Length: ${bytes?.length}` : 'Transfer-Encoding: chunked';
  const head = [`${method} ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers];
  const start = Buffer.from(`${[...head, ...(bytes ? [length] : [])].join('\r\n')}\r\n\r\n`);
  if (!bytes) return start;
  return Buffer.concat([start, ...(chunkBytes === undefined ? [bytes] : chunked(bytes, chunkBytes))]);
}

function chunked(bytes: Buffer, size: number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return [...pieces, Buffer.from('0\r\n\r\n')];
}

function parsed(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, text: bytes.subarray(end + 4).toString() };
}
