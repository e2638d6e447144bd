import { HttpRequest } from '@azure/functions';
import { answerHeaders } from '../../../shared/api/answer-headers';
import { policyHeaders, securityHeaders } from '../../../shared/http/answer-headers';

const asked = (headers: Record<string, string> = {}) =>
  new HttpRequest({ method: 'GET', url: 'http://localhost/api/health', headers });
const allowedOrigins = new Set(['https://app.example']);

it('an allowed origin may read the answer, and every header that the API is described with', () => {
  const headers = policyHeaders({ allowedOrigins, deployed: false })(asked({ origin: 'https://app.example' }));
  expect(headers).toMatchObject({ vary: 'Origin', 'access-control-allow-origin': 'https://app.example' });
  const exposed = headers['access-control-expose-headers']?.split(', ');
  // Browsers show this one to every page that may read the answer.
  const described = Object.keys(answerHeaders).filter((name) => name !== 'Cache-Control');
  expect(exposed).toEqual(expect.arrayContaining(described));
});

it.each(['https://app.example.evil', 'https://app.example:8443', 'http://app.example', 'null', 'https://APP.example'])(
  'the origin %s is told nothing, and no cache gives it what another was told',
  (origin) => {
    expect(policyHeaders({ allowedOrigins, deployed: false })(asked({ origin }))).toEqual({ vary: 'Origin' });
  },
);

it('without allowed origins there is nothing to say about them', () => {
  expect(policyHeaders({ allowedOrigins: new Set(), deployed: false })(asked({ origin: 'https://x.example' }))).toEqual(
    {},
  );
});

it('a deployed app is to be asked over TLS for a year', () => {
  expect(policyHeaders({ allowedOrigins: new Set(), deployed: true })(asked())).toEqual({
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  });
});

it('credentials are never allowed: a token comes in a header that a page has to set itself', () => {
  const headers = policyHeaders({ allowedOrigins, deployed: true })(asked({ origin: 'https://app.example' }));
  expect(Object.keys({ ...headers, ...securityHeaders })).not.toContain('access-control-allow-credentials');
});
