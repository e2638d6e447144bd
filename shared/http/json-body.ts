// From the bytes of a body to JSON, with limits: what comes in here was written by anybody.
import { isUtf8 } from 'node:buffer';
import type { HttpRequest } from '@azure/functions';
import { isDeeperThan } from '../sections/json';
import type { Json } from '../sections/section';
import { type Accepted, json, requireType } from './media-type';
import { HttpProblem } from './problem';

/** 192 kB: with everything that the envelope adds, a body still fits in one message. */
export const maxBodyBytes = 192 * 1024;
/** No step needs more than five levels. */
export const maxDepth = 32;

/** Throws 413, 415 or 400 for a body that is no JSON text (RFC 8259) within the limits. */
export async function readJsonBody(request: HttpRequest, accepted: Accepted = json): Promise<Json> {
  requireType(request.headers, accepted);
  return parseJson(await readBytes(request));
}

/** As `readJsonBody`; a request without a body, whatever its Content-Type, is one of an empty object. */
export async function readOptionalJsonBody(request: HttpRequest): Promise<Json> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  requireType(request.headers, json);
  return parseJson(bytes);
}

/**
 * Piece by piece: this costs a fraction of `arrayBuffer`. A body is given up once it is too large, and a body that is as long as
 * its Content-Length is not asked for more.
 */
async function readBytes({ headers, body }: HttpRequest): Promise<Buffer> {
  const given = headers.get('content-length');
  const length = given === null ? undefined : Number(given);
  if (length !== undefined && length > maxBodyBytes) throw tooLarge();
  if (!body) return Buffer.alloc(0);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const chunks: Buffer[] = [];
  for (let size = 0; size !== length; ) {
    const { value: chunk, done } = await reader.read();
    if (done) break;
    size += chunk.byteLength;
    if (size > maxBodyBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks);
}

export function parseJson(bytes: Buffer): Json {
  if (bytes.length > maxBodyBytes) throw tooLarge();
  if (bytes.length === 0) throw new HttpProblem('malformed-json', 'The body is empty: send a JSON object.');
  if (!isUtf8(bytes)) throw new HttpProblem('not-utf-8', 'Send the body encoded as UTF-8.');
  const value = parse(bytes.toString('utf8', startsWithByteOrderMark(bytes) ? 3 : 0));
  if (isDeeperThan(maxDepth, value)) {
    throw new HttpProblem('nested-too-deep', `Send JSON that is nested at most ${maxDepth} levels deep.`);
  }
  return value;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    // The engine's message quotes the body, so nothing of it is passed on but the position.
    const position = /at position (\d+)/.exec(String(error))?.[1];
    const where = position === undefined ? '' : ` at character ${position}`;
    throw new HttpProblem('malformed-json', `The body is no valid JSON text${where}: correct it and send it again.`, {
      ...(position === undefined ? {} : { members: { position: Number(position) } }),
    });
  }
}

function startsWithByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function tooLarge(): HttpProblem {
  return new HttpProblem('body-too-large', `Send at most ${maxBodyBytes} bytes, in fewer or shorter items.`, {
    members: { limit: maxBodyBytes },
  });
}
