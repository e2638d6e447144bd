// The headers of every answer, whatever it is. Source: OWASP's REST Security Cheat Sheet.
import type { HttpRequest } from '@azure/functions';

/** Answers hold personal data, are no documents and show nothing: a browser is to keep, guess, frame, run and tell nothing of them. */
export const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** What a page of another origin may read besides the body (Fetch standard, CORS-safelisted response-header names aside). */
const exposed = [
  'Date',
  'ETag',
  'Location',
  'Content-Location',
  'Content-Disposition',
  'Retry-After',
  'X-Correlation-Id',
  'Preference-Applied',
  'WWW-Authenticate',
  'Allow',
].join(', ');

export interface AnswerPolicy {
  readonly allowedOrigins: ReadonlySet<string>;
  /** On Azure, where every client comes by TLS. */
  readonly deployed: boolean;
}

type AnswerHeaders = Readonly<Record<string, string>>;

/** What settings add to an answer of that request. An origin that is not allowed is told nothing. */
export function policyHeaders({ allowedOrigins, deployed }: AnswerPolicy): (request: HttpRequest) => AnswerHeaders {
  const always: AnswerHeaders = {
    ...(deployed ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    // A cache must not give one origin's answer to another.
    ...(allowedOrigins.size > 0 ? { vary: 'Origin' } : {}),
  };
  return ({ headers }) => {
    const origin = headers.get('origin');
    if (origin === null || !allowedOrigins.has(origin)) return always;
    return { ...always, 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed };
  };
}
