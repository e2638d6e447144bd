// From the library's answer to node's response.
import type { ServerResponse } from 'node:http';
import type { HttpCookie, HttpData } from '../app/core-types';

/** A handler that returns nothing is answered with an empty 200, as the real host does. */
export function writeResponse(response: ServerResponse, answer: HttpData | undefined): void {
  const status = Number(answer?.statusCode ?? 200);
  const bytes = answer?.body?.bytes;
  const headers: Record<string, string | string[]> = { ...answer?.headers };
  const cookies = answer?.cookies ?? [];
  if (cookies.length > 0) {
    const own = headers['set-cookie'] ?? [];
    headers['set-cookie'] = [...(Array.isArray(own) ? own : [own]), ...cookies.map(setCookie)];
  }
  if (status !== 204 && status !== 304) headers['content-length'] = String(bytes?.byteLength ?? 0);
  response.writeHead(status, headers);
  response.end(bytes);
}

export function writeEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': '0' });
  response.end();
}

/** RFC 6265, in the spelling of ASP.NET Core: the value encoded, the path `/` unless another is given. */
function setCookie(cookie: HttpCookie): string {
  const parts = [`${encodeURIComponent(cookie.name)}=${encodeURIComponent(cookie.value)}`];
  if (cookie.expires) parts.push(`expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`);
  if (cookie.maxAge) parts.push(`max-age=${Math.trunc(cookie.maxAge.value)}`);
  if (cookie.domain) parts.push(`domain=${cookie.domain.value}`);
  parts.push(`path=${cookie.path?.value ?? '/'}`);
  if (cookie.secure?.value) parts.push('secure');
  if (cookie.sameSite === 'explicitNone') parts.push('samesite=none');
  else if (cookie.sameSite && cookie.sameSite !== 'none') parts.push(`samesite=${cookie.sameSite}`);
  if (cookie.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
}
