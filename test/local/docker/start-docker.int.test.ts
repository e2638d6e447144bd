import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { valuesOf, writeComposeFiles } from '../../../local/docker/compose-files';
import { startDocker } from '../../../local/docker/start-docker';
import { ToolFailed, ToolMissing } from '../../../local/docker/tools';
import { type StandIn, startStandIn } from '../../../local/stand-in-process';
import { createPool } from '../../../shared/sql/pool';

const repository = join(__dirname, '..', '..', '..');
const path = process.env.PATH;
let root: string;
let bin: string;
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-docker-'));
  bin = join(root, 'bin');
  said = [];
  for (const folder of ['bin', 'bundle', 'infra']) mkdirSync(join(root, folder));
  for (const file of ['queues', 'containers', 'app-settings'])
    cpSync(join(repository, 'infra', `${file}.json`), join(root, 'infra', `${file}.json`));
  symlinkSync(join(repository, 'dist'), join(root, 'dist'));
  symlinkSync(process.execPath, join(bin, 'node'));
  // Nothing but what a test puts there, and what a script needs to be run at all.
  process.env.PATH = [bin, '/usr/bin', '/bin'].join(delimiter);
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(root, { recursive: true });
});

/** A program that notes how it was called, and ends as it is told to for the arguments it is called with. */
function fake(program: string, failing = 'nothing'): void {
  const file = join(bin, program);
  const note = `${program} $* (in $(basename "$PWD"))`;
  writeFileSync(file, `#!/bin/sh\necho "${note}" >> "${root}/calls"\ncase "$*" in ${failing}*) exit 7;; esac\n`);
  chmodSync(file, 0o755);
}

const calls = () => readFileSync(join(root, 'calls'), 'utf8').trim().split('\n');
const start = () => startDocker({ root, httpPort: 7099, issuerPort: 0, say: (line) => said.push(line) });

it('a missing Docker is named before anything is started, with the way to get it and the way without', async () => {
  process.env.PATH = bin;
  fake('func');
  const failed = await start().catch((error) => error);
  expect(failed).toBeInstanceOf(ToolMissing);
  expect(failed.message).toMatch(/^docker compose version is not there.*install Docker.*npm start/);
});

it('so are missing Core Tools', async () => {
  process.env.PATH = bin;
  fake('docker');
  const failed = await start().catch((error) => error);
  expect(failed).toBeInstanceOf(ToolMissing);
  expect(failed.message).toMatch(/^func --version is not there.*Core Tools.*npm start/);
});

it('when the containers do not come up, nothing else is begun', async () => {
  fake('docker', '"compose up"');
  fake('func');
  await expect(start()).rejects.toBeInstanceOf(ToolFailed);
  expect(calls().filter((call) => call.startsWith('func'))).toEqual([`func --version (in ${nameOf(process.cwd())})`]);
});

describe('on servers that answer', () => {
  let servers: StandIn[];
  let health: Server;
  let asked: number;

  beforeEach(async () => {
    asked = 0;
    // Not healthy at first, as the emulator while it makes its queues.
    health = createServer((_request, response) => response.writeHead(asked++ < 1 ? 503 : 200).end());
    await new Promise<void>((resolve) => health.listen(0, '127.0.0.1', resolve));
    writeComposeFiles(root);
    const env = readFileSync(join(root, '.env'), 'utf8');
    const accounts = { ...process.env, AZURITE_ACCOUNTS: `stepkeeper:${valuesOf(env).get('AZURITE_KEY')}` };
    servers = await Promise.all([
      startStandIn('sql-server/main.js', ['--port', '0']),
      startStandIn('blob-storage/main.js', ['--port', '0', '--data', join(root, 'blobs')], accounts),
    ]);
    const [sql, blobs] = servers.map(({ port }) => port);
    const { port } = health.address() as AddressInfo;
    writeFileSync(join(root, '.env'), `${env}SQL_PORT=${sql}\nBLOB_PORT=${blobs}\nSERVICE_BUS_HEALTH_PORT=${port}\n`);
  });
  afterEach(async () => {
    health.close();
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('the database, its tables, the containers and the settings are there when the host is started, also the second time', async () => {
    fake('docker');
    fake('func');
    expect(await start()).toBe(0);
    const here = nameOf(process.cwd());
    expect(calls()).toEqual([
      `docker compose version (in ${here})`,
      `func --version (in ${here})`,
      `docker compose up --detach --wait --wait-timeout 300 (in ${nameOf(root)})`,
      'func start --port 7099 (in bundle)',
    ]);
    expect(asked).toBe(2);
    const { Values } = JSON.parse(readFileSync(join(root, 'bundle', 'local.settings.json'), 'utf8'));
    expect(Values).toMatchObject({
      FUNCTIONS_WORKER_RUNTIME: 'node',
      OIDC_ALLOW_LOCAL_ISSUER: 'true',
      ServiceBusConnection: expect.stringContaining('UseDevelopmentEmulator=true'),
    });
    const pool = await createPool({
      by: 'connection-string',
      connectionString: Values.SQL_CONNECTION_STRING,
    }).connect();
    const { recordset } = await pool.request().query('SELECT COUNT(*) AS steps FROM dbo.StepkeeperMigration;');
    await pool.close();
    expect(recordset[0].steps).toBeGreaterThan(9);
    const containers: string[] = [];
    for await (const { name } of BlobServiceClient.fromConnectionString(Values.AzureWebJobsStorage).listContainers())
      containers.push(name);
    expect(containers).toEqual(expect.arrayContaining(['imports', 'resumes']));
    expect(said.join('\n')).toContain('export CANDIDATE=');

    const secrets = readFileSync(join(root, '.env'), 'utf8');
    expect(await start()).toBe(0);
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe(secrets);
  });
});

const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('/') + 1);
