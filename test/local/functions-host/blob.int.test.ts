import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { type StandIn, startStandIn } from '../../../local/stand-in-process';
import { eventually } from '../eventually';
import { type FixtureHost, startFixture } from './fixture-host';

interface Run {
  readonly text: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const data = mkdtempSync(join(tmpdir(), 'fixture-blobs-'));
let storage: StandIn;
let inbox: ContainerClient;
let hosts: ContainerClient;
let host: FixtureHost;

const startHost = () => startFixture(['blobs'], { FixtureStorage: storage.connectionString ?? '' });

beforeAll(async () => {
  storage = await startStandIn('blob-storage/main.js', ['--port', '0', '--data', data]);
  const service = BlobServiceClient.fromConnectionString(storage.connectionString ?? '');
  inbox = service.getContainerClient('inbox');
  hosts = service.getContainerClient('azure-webjobs-hosts');
  host = await startHost();
});
afterAll(async () => {
  await host?.standIn.stop();
  await storage?.stop();
  rmSync(data, { recursive: true });
});

const runs = () => host.seen<Run>('blobs');
const put = (name: string, text: string) =>
  inbox.getBlockBlobClient(name).upload(text, text.length, {
    metadata: { owner: 'me' },
    blobHTTPHeaders: { blobContentType: 'text/plain' },
  });
const runsOf = async (text: string) => (await runs()).filter((run) => run.text === text);

test('a container that does not exist yet is waited for, and a blob that matches is handed over with its metadata', async () => {
  await inbox.create();
  await put('in/2026/may/cv.txt', 'one');
  await put('in/2026/cv.pdf', 'not a match');
  const [run] = await eventually('the blob', async () => {
    const seen = await runs();
    return seen.length > 0 && seen;
  });
  expect(run).toMatchObject({
    text: 'one',
    metadata: {
      folder: '2026/may',
      name: 'cv',
      blobTrigger: 'inbox/in/2026/may/cv.txt',
      uri: `${inbox.url}/in/2026/may/cv.txt`.replaceAll('%2F', '/'),
      properties: { contentType: 'text/plain', contentLength: 3 },
      metadata: { owner: 'me' },
    },
  });
});

test('a new version of a blob runs again, and neither version after a restart', async () => {
  await put('in/2026/may/cv.txt', 'two');
  await eventually('the new version', async () => (await runsOf('two')).length === 1);
  await eventually('its receipt', async () => (await receipts()).length === 2);
  await host.standIn.stop();
  host = await startHost();
  // Blobs are taken in the order of their listing: when this one has run, the older one has been passed by.
  await put('in/zzz/last.txt', 'three');
  await eventually('the newest blob', async () => (await runsOf('three')).length === 1);
  expect((await runs()).map(({ text }) => text)).toEqual(['three']);
});

test('a blob whose function throws is tried five times, then told of and left alone', async () => {
  await put('in/a/poison.txt', 'bad blob');
  await eventually('five tries', async () => (await runsOf('bad blob')).length === 5);
  const line = await eventually('the log line', () => host.log.find((entry) => entry.includes('failed 5 times')));
  const name = /azure-webjobs-hosts\/(\S+)$/.exec(line)?.[1] ?? '';
  expect(JSON.parse((await hosts.getBlobClient(name).downloadToBuffer()).toString())).toMatchObject({
    Type: 'BlobTrigger',
    FunctionId: 'Host.Functions.blobs',
    ContainerName: 'inbox',
    BlobName: 'in/a/poison.txt',
  });
  await put('in/zzz/later.txt', 'four');
  await eventually('a later blob', async () => (await runsOf('four')).length === 1);
  expect(await runsOf('bad blob')).toHaveLength(5);
});

test('blobs are taken up again after the storage was away', async () => {
  await storage.stop();
  await eventually('the host to notice', () => host.log.some((line) => line.includes('cannot be listed')));
  storage = await startStandIn('blob-storage/main.js', ['--port', String(storage.port), '--data', data]);
  await put('in/back/again.txt', 'five');
  await eventually('the blob', async () => (await runsOf('five')).length === 1);
});

async function receipts(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of hosts.listBlobsFlat({ prefix: 'blobreceipts/' })) names.push(name);
  return names;
}
