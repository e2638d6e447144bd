import { preflight } from '../../../functions/http/preflight';
import { operations } from '../../../shared/api/operations';
import { call } from './call';

const ask = (headers: Record<string, string>) =>
  call(preflight(new Set(['https://app.example'])), { method: 'OPTIONS', path: '/anything', params: {}, headers });

it('tells an allowed origin what it may ask: every method and header of this API', async () => {
  const { status, text, headers } = await ask({
    origin: 'https://app.example',
    'access-control-request-method': 'PATCH',
  });
  expect([status, text]).toEqual([204, '']);
  const methods = headers['access-control-allow-methods']?.split(', ');
  for (const { method } of operations) expect(methods).toContain(method);
  const allowed = headers['access-control-allow-headers']?.toLowerCase().split(', ');
  const sent = ['authorization', 'content-type', 'idempotency-key', 'if-match', 'session-id', 'revision', 'prefer'];
  for (const name of sent) expect(allowed).toContain(name);
  expect(headers['access-control-max-age']).toBe('7200');
});

it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, {}])('tells %j nothing', async (from) => {
  const { status, headers } = await ask(from as Record<string, string>);
  expect(status).toBe(204);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
});
