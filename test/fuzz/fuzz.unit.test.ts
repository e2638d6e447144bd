// The fuzzer itself: it finds what is not as described, makes it small, and repeats itself under its seed.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../../cli/usage';
import { parseFuzzOptions } from '../../fuzz/options';
import { printed } from '../../fuzz/print';
import { fuzz } from '../../fuzz/run';
import { openApiDocument } from '../../shared/api/document';

const document = openApiDocument();
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const issuer = () => serve((_, response) => response.end(JSON.stringify({ access_token: 'e30.e30.e30' })));

const headers = {
  'content-type': 'application/problem+json',
  'x-correlation-id': 'fake',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
  'www-authenticate': 'Bearer',
};
const unauthenticated = {
  type: 'urn:stepkeeper:problem:unauthenticated',
  title: '',
  status: 401,
  detail: '',
  instance: '',
  correlationId: '',
};

describe('the fuzzer', () => {
  it('tells the smallest request whose answer is no described one, with its seed', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(500).end('boom');
    });
    const fuzzed = await fuzz({ url, issuer: await issuer(), document, requests: 50, seed: 7 });
    expect(fuzzed.failure?.faults).toContain('the status is 500');
    const text = printed(fuzzed, 7);
    expect(text).toContain('The smallest request that shows it:');
    expect(text).toContain('Seed 7');
    expect(fuzzed.failure?.request.body?.length ?? 0).toBeLessThan(10);
  });

  it('minds a described status with another body, and one without its headers', async () => {
    const url = await serve((_, response) => {
      response.writeHead(401, { ...headers, 'www-authenticate': [] }).end(JSON.stringify({ type: 'about:blank' }));
    });
    const { failure } = await fuzz({ url, issuer: await issuer(), document, requests: 200, seed: 1 });
    expect(failure?.faults).toMatch(/must have required property|describes no 401|no operation is described/);
  });

  it('makes the same requests from the same seed, and others from another', async () => {
    const run = async (seed: number) => {
      const asked: string[] = [];
      const url = await serve((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(401, headers).end(request.method === 'HEAD' ? '' : JSON.stringify(unauthenticated));
      });
      // Where 401 is described nothing is wrong; the first operation that anybody may ask ends a run.
      await fuzz({ url, issuer: await issuer(), document, requests: 1, seed });
      return asked[0];
    };
    const [first, again, other] = [await run(3), await run(3), await run(4)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('its options', () => {
  it('are 20,000 requests and a new seed unless others are given', () => {
    expect(parseFuzzOptions([])).toEqual({ requests: 20_000, seed: expect.any(Number) });
    expect(parseFuzzOptions(['--requests', '5', '--seed', '9'])).toEqual({ requests: 5, seed: 9 });
    expect(parseFuzzOptions(['--help'])).toBe('help');
  });

  it.each([['--requests', '0'], ['--requests', 'x'], ['--seed', '-1'], ['--seed=1.5'], ['--other']])(
    'refuse %p %p',
    (...args) => {
      expect(() => parseFuzzOptions(args)).toThrow(UsageError);
    },
  );
});
