// From node's request to the form in which the library takes one.
import type { IncomingMessage } from 'node:http';
import type { HttpData, NullableStrings } from '../app/core-types';

/** Thrown for a body over the limit: answered with 413. */
export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`the request body is over ${limit} bytes`);
    this.name = 'BodyTooLarge';
  }
}

/** The whole body, which is kept as bytes: the library decodes it when the handler asks. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // What is over the limit is read and dropped, so that the client gets to read its 413.
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) reject(new BodyTooLarge(limit));
      else chunks.push(chunk);
    });
    request.once('error', reject);
    request.once('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks));
    });
    if (Number(length) > limit) reject(new BodyTooLarge(limit));
  });
}

export function toHttpData(
  request: IncomingMessage,
  target: string,
  params: Readonly<Record<string, string>>,
  body: Buffer | undefined,
): HttpData {
  const { method = 'GET', headers } = request;
  const nullableHeaders: NullableStrings = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) nullableHeaders[name] = { value: typeof value === 'string' ? value : value.join(',') };
  }
  const nullableParams: NullableStrings = {};
  for (const name in params) nullableParams[name] = { value: params[name] ?? '' };
  return {
    method,
    url: `http://${headers.host ?? 'localhost'}${target}`,
    nullableHeaders,
    nullableParams,
    nullableQuery: queryOf(target),
    body: body ? { bytes: body } : null,
  };
}

/** A name that comes twice has its values joined by a comma, as in .NET's StringValues. */
function queryOf(target: string): NullableStrings {
  const query: NullableStrings = {};
  const start = target.indexOf('?');
  if (start < 0) return query;
  for (const [name, value] of new URLSearchParams(target.slice(start + 1))) {
    const earlier = query[name];
    query[name] = { value: earlier ? `${earlier.value},${value}` : value };
  }
  return query;
}
