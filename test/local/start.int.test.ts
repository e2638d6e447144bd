import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually';

const START = join(__dirname, '..', '..', 'dist', 'local', 'start.js');
const OPTIONS = ['--http-port', '--service-bus-port', '--sql-port', '--blob-port', '--issuer-port'] as const;

interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<number | string>;
  said(): string;
}

const scratch = mkdtempSync(join(tmpdir(), 'start-'));
const data = join(scratch, 'data');
let ports: number[];

beforeAll(async () => {
  ports = await Promise.all(OPTIONS.map(freePort));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function start(args: readonly string[]): Started {
  const env = { ...process.env };
  for (const name of ['SQL_CONNECTION_STRING', 'ServiceBusConnection', 'AzureWebJobsStorage', 'OIDC_ISSUER'])
    delete env[name];
  const child = spawn(process.execPath, [START, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code ?? 0)),
  );
  return { process: child, ended, said: () => said };
}

const withPorts = (numbers: readonly number[]) =>
  OPTIONS.flatMap((option, index) => [option, String(numbers[index] ?? 0)]);
const startHere = (...more: readonly string[]) => start(['--data', data, ...withPorts(ports), ...more]);
const ready = async (started: Started) => {
  const failed = started.ended.then(() => {
    throw new Error(started.said());
  });
  await Promise.race([failed, eventually('the stack', () => started.said().includes('Ready in'), 30_000)]);
  failed.catch(() => undefined);
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The processes of this test's stack: each is told its port. */
function processes(): string[] {
  return commandLines().filter((line) => ports.some((port) => line.includes(`--port ${port} `)));
}

/** Of all processes, after their ids. A bare Linux has no ps. */
function commandLines(): string[] {
  if (process.platform !== 'linux') return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return readdirSync('/proc').flatMap((pid) => {
    const file = join('/proc', pid, 'cmdline');
    if (!/^\d+$/.test(pid)) return [];
    try {
      return [`${pid} ${readFileSync(file, 'utf8').replaceAll('\0', ' ')}`];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

test('it starts all, refuses a second start on its folder or its ports, and Ctrl-C leaves no process', async () => {
  const stack = startHere();
  await ready(stack);
  expect(stack.said()).toMatch(/blob-storage +\d+\.\d s {2}DefaultEndpointsProtocol/);
  expect(stack.said()).toMatch(/service-bus +\d+\.\d s {2}Endpoint=sb:/);
  expect(stack.said()).toMatch(/sql-server +\d+\.\d s {2}Server=/);
  expect(stack.said()).toMatch(/containers +\d+\.\d s {2}resumes, imports, audit-anchors, audit-archive/);
  expect((await fetch(`http://127.0.0.1:${ports[0]}/api/no-such-route`)).status).toBe(404);
  expect(processes()).toHaveLength(5);
  expect(statSync(join(data, 'audit-chain-keys')).mode & 0o777).toBe(0o600);

  const sameFolder = start(['--data', data, ...withPorts([])]);
  expect(await sameFolder.ended).toBe(1);
  expect(sameFolder.said()).toContain('is in use by another process');

  const samePort = start(['--data', join(scratch, 'other'), ...withPorts([0, ports[1] ?? 0, 0, 0, 0])]);
  expect(await samePort.ended).toBe(1);
  expect(samePort.said()).toContain(`the port ${ports[1]} of service-bus cannot be used`);
  expect(existsSync(join(scratch, 'other'))).toBe(false);
  expect(processes()).toHaveLength(5);

  stack.process.kill('SIGINT');
  expect(await stack.ended).toBe(0);
  expect(processes()).toEqual([]);
});

test('it starts again on what is there, and when it is killed its parts end by themselves', async () => {
  const stack = startHere();
  await ready(stack);
  stack.process.kill('SIGKILL');
  await stack.ended;
  await eventually('all parts to end', () => processes().length === 0);
});

test('when a part ends by itself it says so, stops the rest and fails', async () => {
  const stack = startHere();
  await ready(stack);
  const broker = processes().find((line) => line.includes('service-bus/main.js'));
  process.kill(Number.parseInt(broker ?? '', 10), 'SIGKILL');
  expect(await stack.ended).toBe(1);
  expect(stack.said()).toContain('service-bus ended by itself (SIGKILL): stopping the rest');
  expect(processes()).toEqual([]);
});

test('a Ctrl-C while it starts leaves no process either', async () => {
  const stack = startHere('--fresh');
  await eventually('the first part', () => processes().length > 0);
  stack.process.kill('SIGINT');
  expect([await stack.ended, stack.said()]).toEqual([0, expect.not.stringContaining('Ready in')]);
  expect(processes()).toEqual([]);
});

test('--fresh never empties a folder that is not ours', async () => {
  const foreign = mkdtempSync(join(scratch, 'foreign-'));
  writeFileSync(join(foreign, 'thesis.txt'), 'years of work');
  const stack = start(['--data', foreign, '--fresh', ...withPorts([])]);
  expect(await stack.ended).toBe(1);
  expect(stack.said()).toContain('it is left alone');
  expect(readdirSync(foreign)).toEqual(['thesis.txt']);
});

test('an option that it does not know or a port that is none is refused by name', async () => {
  const unknown = start(['--prot', '1']);
  expect(await unknown.ended).toBe(1);
  expect(unknown.said()).toContain("'--prot'");
  const port = start(['--sql-port', '70000']);
  expect(await port.ended).toBe(1);
  expect(port.said()).toContain("--sql-port: '70000' is not a port");
  const help = start(['--help']);
  expect(await help.ended).toBe(0);
  expect(help.said()).toContain('--fresh');
});

test('a port that another program listens on is told of', async () => {
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(ports[3], '127.0.0.1', resolve));
  const stack = startHere();
  expect(await stack.ended).toBe(1);
  expect(stack.said()).toContain(`the port ${ports[3]} of blob-storage cannot be used (EADDRINUSE)`);
  await new Promise((resolve) => other.close(resolve));
});
