// OPTIONS of anything: whether a page of another origin may ask at all (the CORS protocol of the Fetch standard).
import { type Endpoint, endpoint } from '../../shared/http/endpoint';

/** Those of every endpoint, so that one preflight serves a client for all of them. */
const permitted = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': [
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'If-Match',
    'If-None-Match',
    'Session-Id',
    'Revision',
    'Change-Reason',
    'Prefer',
    'X-Correlation-Id',
    'traceparent',
    'tracestate',
  ].join(', '),
  // Browsers ask again after two hours at the latest.
  'access-control-max-age': '7200',
} as const;

/** 204. An origin that is not allowed learns nothing, not even what others may. */
export function preflight(allowedOrigins: ReadonlySet<string>): Endpoint {
  return endpoint(async ({ request }) => {
    const origin = request.headers.get('origin');
    const allowed = origin !== null && allowedOrigins.has(origin);
    return { status: 204, headers: allowed ? permitted : {} };
  });
}
