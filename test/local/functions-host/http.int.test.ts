import { request as rawRequest } from 'node:http';
import { eventually } from '../eventually';
import { type FixtureHost, startFixture } from './fixture-host';

let host: FixtureHost;

beforeAll(async () => {
  host = await startFixture([], { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '1000', 'AzureWebJobs.logs.Disabled': '0' });
});
afterAll(() => host?.standIn.stop());

const get = (path: string, init?: RequestInit) => fetch(`${host.url}/${path}`, init);

test('a handler gets its parameters, query, headers and body, and its answer is sent as it is', async () => {
  const response = await get('echo/7/J%C3%B6rg?a=1&b=2&a=3&empty=', {
    method: 'POST',
    body: '{"x":"ü"}',
    headers: { 'x-test': 'yes' },
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-function')).toBe('echo');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({
    method: 'POST',
    url: `${host.url}/echo/7/J%C3%B6rg?a=1&b=2&a=3&empty=`,
    params: { id: '7', name: 'Jörg' },
    query: { a: '1,3', b: '2', empty: '' },
    header: 'yes',
    body: '{"x":"ü"}',
  });
});

test('an optional parameter may be left out, and a path matches in any case and with a slash at its end', async () => {
  expect(await (await get('echo/7')).json()).toMatchObject({ params: { id: '7' }, query: {} });
  expect((await get('ECHO/7/')).status).toBe(201);
});

test('a path, a method or a constraint that no route has is answered with an empty 404', async () => {
  for (const response of [
    await get('unknown'),
    await get('echo/seven'),
    await get('echo/7', { method: 'DELETE' }),
    await get('echo/7', { method: 'HEAD' }),
    await fetch(host.url.replace('/api', '/echo/7')),
  ]) {
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  }
});

test('a catch-all parameter takes the rest of the path', async () => {
  expect(await (await get('files/a/b%20c.txt')).text()).toBe('a/b c.txt');
});

test('a body passes through byte by byte, with and without a known length', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_unused, index) => index);
  expect(new Uint8Array(await (await get('bytes', { method: 'POST', body: bytes })).arrayBuffer())).toEqual(bytes);
  const chunked = await new Promise<Buffer>((resolve, reject) => {
    const request = rawRequest(`${host.url}/bytes`, { method: 'POST' }, async (response) => {
      resolve(Buffer.concat(await response.toArray()));
    });
    request.once('error', reject);
    request.write(bytes.subarray(0, 100));
    request.end(bytes.subarray(100));
  });
  expect(new Uint8Array(chunked)).toEqual(bytes);
});

test('a body over the limit is answered with 413 and the connection serves on', async () => {
  expect((await get('bytes', { method: 'POST', body: new Uint8Array(1001) })).status).toBe(413);
  expect((await get('bytes', { method: 'POST', body: new Uint8Array(1000) })).status).toBe(200);
});

test('cookies are set one header each', async () => {
  expect((await get('cookies')).headers.getSetCookie()).toEqual([
    'session=a%20b; max-age=60; path=/; samesite=lax; httponly',
    'plain=1; path=/',
  ]);
});

test('a handler that throws is answered with an empty 500, and the log says why', async () => {
  const response = await get('throws');
  expect([response.status, await response.text()]).toEqual([500, '']);
  expect(host.log.find((line) => line.startsWith('error throws Error: the handler threw'))).toBeDefined();
});

test('a handler that returns nothing is answered with an empty 200', async () => {
  const response = await get('nothing');
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test('a handler that outlives functionTimeout is given up', async () => {
  expect((await get('hangs')).status).toBe(500);
  expect(host.log.join()).toContain('function hangs ran longer than functionTimeout (2000 ms)');
});

test('context.log writes one line a call, debug lines not at all, and log hooks may change it', async () => {
  await get('logs');
  expect(await eventually('the last line', () => host.log.find((line) => line.includes('grave')))).toBe(
    'error logs [error] a grave line',
  );
  expect(host.log).toContain('information logs [information] a line\\nof two');
  expect(host.log.join()).not.toContain('quiet');
});

test('hooks run before and after, share data and may change the result', async () => {
  expect(await (await get('hooked')).json()).toEqual({ extra: 'pre', post: true });
});

test("a caller's trace is continued with a new span", async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const response = await get('echo/1', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
  const { traceParent } = (await response.json()) as { traceParent: string };
  expect(traceParent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  expect(traceParent).not.toContain('b7ad6b7169203331');
});

test('a disabled function is answered with 404', async () => {
  const other = await startFixture([], { 'AzureWebJobs.echo.Disabled': '1' });
  try {
    expect((await fetch(`${other.url}/echo/1`)).status).toBe(404);
    expect((await fetch(`${other.url}/nothing`)).status).toBe(200);
  } finally {
    await other.standIn.stop();
  }
});

test('a stop lets the request that runs finish, refuses others and ends the app', async () => {
  const other = await startFixture([]);
  const slow = fetch(`${other.url}/slow`);
  await eventually('the slow call to begin', () => other.log.some((line) => line.includes('slow has begun')));
  const stopped = other.standIn.stop();
  expect(await (await slow).text()).toBe('finished');
  await stopped;
  expect(await other.standIn.ended).toBe(0);
  expect(other.log).toContain('terminated, started=true');
  await expect(fetch(`${other.url}/nothing`)).rejects.toThrow();
});

test('clients that go on asking over the connections that they have do not keep a host from stopping', async () => {
  const other = await startFixture([]);
  const askOnAndOn = async () => {
    for (;;) {
      const response = await fetch(`${other.url}/slow`).catch(() => undefined);
      if (!response) return;
      await response.arrayBuffer();
    }
  };
  // At any time one of them is in the middle of its call.
  const clients = Array.from({ length: 20 }, askOnAndOn);
  const begun = () => other.log.filter((line) => line.includes('slow has begun')).length;
  await eventually('the clients to be under way', () => begun() > 60);
  await other.standIn.stop();
  expect(await other.standIn.ended).toBe(0);
  await Promise.all(clients);
});
