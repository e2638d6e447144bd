import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestToken } from '../../local/issuer/request-token';
import { ANY_PORTS } from '../../local/ports';
import { type Stack, startStack } from '../../local/stack';

const DEMO = join(__dirname, '..', '..', 'dist', 'cli', 'demo.js');

/** What stands in the environment of a test run is not for the demo's stacks. */
const environment = {
  ...process.env,
  SQL_CONNECTION_STRING: undefined,
  ServiceBusConnection: undefined,
  AzureWebJobsStorage: undefined,
  AUDIT_CHAIN_KEYS: undefined,
  OIDC_ISSUER: undefined,
  DEMO_TOKEN: undefined,
  FORCE_COLOR: undefined,
  COLUMNS: undefined,
};

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'demo-e2e-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

async function demo(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [DEMO, ...args], {
    env: { ...environment, TMPDIR: scratch, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      said[name] += chunk;
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, ...said };
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('on a stack of its own every expectation holds, and nothing of it stays', async () => {
  const { code, stdout, stderr } = await demo();
  expect({ code, stderr, failed: stdout.match(/^.*✗.*$/gm) }).toEqual({ code: 0, stderr: '', failed: null });
  expect(stdout).toMatch(/✓ the refusal names each field: \/addresses\/0\/longitude both_or_neither/);
  expect(stdout).toMatch(/✓ the draft is gone after the submit/);
  expect(stdout).toMatch(/✓ the chain verifies from its first link to its head: intact, \d+ links/);
  expect(stdout).toMatch(/✓ in a copy, a value in one audit row is rewritten: broken at link \d+, value-changed/);
  expect(stdout).toMatch(/✓ all \d+ expectations hold, over \d+ requests\n$/);
  expect(becomesOfResume(stdout)).toEqual([
    'storage takes the file: 201',
    'and no second one there: 403',
    'it has been read once, by the parser: parsed by stepkeeper',
    'the new one stands at the end: Junior Developer, Kiesel & Söhne GmbH',
    'nothing that she has submitted is touched: 7 rows compared',
    'what she has taken is not offered again: work-experience/0/title',
  ]);
  expect(stdout).toMatch(/work-experience\/1 +new +\d+ % +p\. 1, l\. 8 +employer Kiesel & Söhne GmbH/);
  expect(stdout).toMatch(
    /#\d+ .+ candidate:zoe\.nakamura {2}save-draft experience .+\n +why: Resume [-0-9a-f]{36}, parse [-0-9a-f]{36}\n/,
  );
  expect(stdout).not.toContain('\u001b[');
  expect(readdirSync(scratch)).toEqual([]);
}, 120_000);

function becomesOfResume(stdout: string): readonly string[] {
  const [, third = ''] = stdout.split('\nThe third visit');
  const told = [...third.matchAll(/✓ (.+)/g)].map(([, what = '']) => what);
  return told.filter((what) =>
    /^(storage|and no second|it has been read|the new one|nothing that|what she)/.test(what),
  );
}

describe('on a running stack', () => {
  let stack: Stack;
  let data: string;
  beforeAll(async () => {
    data = join(mkdtempSync(join(scratch, 'running-')), 'data');
    stack = await startStack({ data, ports: ANY_PORTS, env: environment });
  }, 60_000);
  afterAll(() => stack?.stop());

  test('it finds the settings in the data folder', async () => {
    const { code, stdout } = await demo(['--url', stack.url, '--data', data]);
    expect({ code, failed: stdout.match(/^.*✗.*$/gm) }).toEqual({ code: 0, failed: null });
    expect(stdout).toMatch(/✓ the writer has taken them off the queue/);
  }, 60_000);

  test('one expectation that does not hold is an exit code of 1, and is named', async () => {
    const AUDIT_CHAIN_KEYS = `1:${Buffer.alloc(32, 9).toString('base64')}`;
    const { code, stdout } = await demo(['--url', stack.url, '--data', data], { AUDIT_CHAIN_KEYS });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ the chain verifies from its first link.*\n +expected: intact.*\n +seen: broken at link 1, hash-differs/,
    );
  }, 60_000);

  test('it asks with the token that it is given, and writes to no profile that holds something', async () => {
    const DEMO_TOKEN = await requestToken(stack.settings.OIDC_ISSUER ?? '', { role: 'candidate', sub: 'ben' });
    const { code, stdout } = await demo(['--url', stack.url, '--data', data], { DEMO_TOKEN });
    expect({ code, failed: stdout.match(/^.*✗.*$/gm) }).toEqual({ code: 0, failed: null });
    expect(stdout).toContain('candidate:ben');
    expect(stdout).toMatch(/all \d+ expectations hold, over \d+ requests, 1 not looked at/);
    const again = await demo(['--url', stack.url, '--data', data], { DEMO_TOKEN });
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('writes only to an empty one')]);
    const refused = await demo(['--url', stack.url, '--data', data, '--token', 'a.b.c']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--token is refused with 401')]);
  }, 60_000);

  test('settings that it cannot find are named', async () => {
    const { code, stderr } = await demo(['--url', stack.url, '--data', scratch]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/- AUDIT_CHAIN_KEYS are missing/);
    expect(stderr).toMatch(/- SQL_CONNECTION_STRING is missing/);
  });
});

test('a URL where nobody answers is told as such', async () => {
  const url = `http://127.0.0.1:${await closedPort()}`;
  const { code, stdout, stderr } = await demo(['--url', url]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`${url}/api/ready does not answer (ECONNREFUSED)`);
});

test('an option that does not exist is an exit code of 2, with the usage', async () => {
  const { code, stderr } = await demo(['--ulr', 'http://127.0.0.1:7071']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/--url URL[\s\S]*Unknown option '--ulr'[^\n]*\n$/);
});
