// What each request of the client carries, and what becomes of answers that are no success.
import { createClient } from '../../client/src/client.ts';
import { ProblemError } from '../../client/src/problem-error.ts';

const path = { profileId: 'me', step: 'address' } as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function clientFor(answer: () => Response, options: { readonly sessionId?: string } = {}) {
  const requests: Request[] = [];
  let tokens = 0;
  const client = createClient({
    baseUrl: 'https://api.example/',
    token: async () => `token-${++tokens}`,
    fetch: async (request) => {
      requests.push(request);
      return answer();
    },
    ...options,
  });
  return { client, requests };
}

const accepted = () => Response.json({ operationId: 'o', status: 'pending' }, { status: 202 });

function problem(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

describe('a request of the client', () => {
  it('asks for the token each time', async () => {
    const { client, requests } = clientFor(accepted);
    await client.GET('/api/profiles/{profileId}/steps/{step}', { params: { path } });
    await client.GET('/api/profiles/{profileId}/steps/{step}', { params: { path } });
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('goes to the path that was asked for, below the base URL', async () => {
    const { client, requests } = clientFor(accepted);
    await client.GET('/api/profiles/{profileId}/steps/{step}', { params: { path } });
    expect(requests[0]?.url).toBe('https://api.example/api/profiles/me/steps/address');
  });

  it('carries the session and a key of its own when it writes', async () => {
    const { client, requests } = clientFor(accepted);
    for (const city of ['Köln', 'Bonn']) {
      const body = { addresses: [{ city }] };
      await client.PUT('/api/profiles/{profileId}/steps/{step}/draft', { params: { path }, body });
    }
    const [first, second] = requests.map(({ headers }) => headers);
    expect(client.sessionId).toMatch(uuid);
    expect([first?.get('session-id'), second?.get('session-id')]).toEqual([client.sessionId, client.sessionId]);
    const keys = [first?.get('idempotency-key') ?? '', second?.get('idempotency-key') ?? ''];
    for (const key of keys) expect(JSON.parse(key)).toMatch(uuid);
    expect(keys[0]).not.toBe(keys[1]);
    expect(first?.get('x-correlation-id')).not.toBe(second?.get('x-correlation-id'));
  });

  it('keeps what the caller says', async () => {
    const sessionId = '0190a1b2-0000-7000-8000-0000000000aa';
    const { client, requests } = clientFor(accepted, { sessionId });
    const headers = { 'Idempotency-Key': '"mine"', 'X-Correlation-Id': 'my-request' };
    await client.DELETE('/api/profiles/{profileId}/steps/{step}/draft', { params: { path }, headers });
    expect(requests[0]?.headers.get('idempotency-key')).toBe('"mine"');
    expect(requests[0]?.headers.get('x-correlation-id')).toBe('my-request');
    expect(requests[0]?.headers.get('session-id')).toBe(sessionId);
  });

  it('carries neither session nor key when it reads', async () => {
    const { client, requests } = clientFor(accepted);
    await client.GET('/api/profiles/{profileId}/steps/{step}', { params: { path } });
    expect(requests[0]?.headers.has('session-id')).toBe(false);
    expect(requests[0]?.headers.has('idempotency-key')).toBe(false);
  });
});

describe('an answer that is no success', () => {
  async function thrownFor(answer: Response): Promise<ProblemError> {
    const { client } = clientFor(() => answer);
    const thrown = await client.GET('/api/profiles/{profileId}', { params: { path } }).catch((error) => error);
    if (!(thrown instanceof ProblemError)) throw new Error(`thrown: ${thrown}`);
    return thrown;
  }

  it('is thrown as the problem that it is', async () => {
    const errors = [{ path: '/addresses/0/city', code: 'required', message: 'Fill this in.' }];
    const body = {
      type: 'urn:stepkeeper:problem:validation-failed',
      title: 'The step was refused',
      status: 422,
      detail: 'Correct the fields.',
      correlationId: 'c-1',
      errors,
    };
    const thrown = await thrownFor(problem(422, body));
    expect(thrown.problem).toEqual({
      code: 'validation-failed',
      status: 422,
      title: 'The step was refused',
      detail: 'Correct the fields.',
      errors,
      correlationId: 'c-1',
      retryAfterMs: undefined,
      body,
    });
    expect(thrown.message).toBe('validation-failed: Correct the fields.');
  });

  it('tells when to try again, in seconds or at an instant', async () => {
    const body = { type: 'urn:stepkeeper:problem:queue-unavailable' };
    expect((await thrownFor(problem(503, body, { 'retry-after': '2' }))).problem.retryAfterMs).toBe(2_000);
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const { retryAfterMs } = (await thrownFor(problem(503, body, { 'retry-after': inAMinute }))).problem;
    expect(retryAfterMs).toBeGreaterThan(55_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
    expect((await thrownFor(problem(503, body, { 'retry-after': 'soon' }))).problem.retryAfterMs).toBeUndefined();
  });

  it('is a problem also where a proxy wrote it', async () => {
    const html = new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'x-correlation-id': 'c-2' } });
    const { problem: told } = await thrownFor(html);
    expect(told).toMatchObject({ code: 'http-502', status: 502, errors: [], correlationId: 'c-2', body: {} });
  });

  it('is none for 304: what the caller has is still right', async () => {
    const { client } = clientFor(() => new Response(null, { status: 304 }));
    const headers = { 'If-None-Match': '"x"' };
    const { response } = await client.GET('/api/profiles/{profileId}', { params: { path }, headers });
    expect(response.status).toBe(304);
  });
});
