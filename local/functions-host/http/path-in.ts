// The path that a request is routed by.

/**
 * Without the query, and without dot segments (RFC 3986, section 5.2.4), encoded or not, which Kestrel takes out before it routes.
 * `target`: as the request line has it.
 */
export function pathIn(target: string): string {
  const queryStart = target.indexOf('?');
  const path = queryStart < 0 ? target : target.slice(0, queryStart);
  return /\/(?:\.|%2e)/i.test(path) && path.startsWith('/') ? new URL(`http://localhost${path}`).pathname : path;
}
