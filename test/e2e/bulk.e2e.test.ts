// Bulks on the whole stack: over HTTP, and as files in the container `imports`.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { type ImportResult, resultName } from '../../shared/bulk/import-file';
import { maxLines } from '../../shared/bulk/limits';
import { idOf } from '../factories/commands';
import { eventually } from '../local/eventually';
import { ndjsonOf, putProject } from '../shared/bulk/bulks';
import type { Answer, Client } from './client';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;
let importer: Client;
let files: ContainerClient;

beforeAll(async () => {
  stack = await startTestStack();
  importer = stack.client.as({ role: 'importer' });
  const connectionString = stack.settings.AzureWebJobsStorage ?? '';
  files = BlobServiceClient.fromConnectionString(connectionString).getContainerClient('imports');
}, 120_000);
afterAll(() => stack?.stop());

async function post(content: string, key?: string): Promise<Answer> {
  const response = await fetch(`${stack.client.url}/api/bulk`, {
    method: 'POST',
    headers: {
      authorization: await importer.authorization('/api/bulk'),
      'content-type': 'application/x-ndjson',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: content,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

/** What GET tells once every accepted line has an outcome. */
function finished(path: string): Promise<Answer['body']> {
  return eventually(
    `the outcomes of ${path}`,
    async () => {
      const { status, body } = await importer.get(path);
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
      return body.done === true && body;
    },
    240_000,
  );
}

const locationOf = ({ headers }: Answer) => headers.get('location') ?? '';
const projectsOf = (first: number, last: number) =>
  stack.rows(`SELECT profileId, itemId, name FROM profile.Project
    WHERE profileId BETWEEN '${idOf(first)}' AND '${idOf(last)}' ORDER BY profileId, itemId;`);

/** In one request, so that it is one version of a file that is being rewritten. */
async function textOf(name: string): Promise<string> {
  const { readableStreamBody } = await files.getBlobClient(name).download();
  return readableStreamBody ? text(Readable.from(readableStreamBody)) : '';
}

/** Drops a file and waits for what is said beside it of these bytes. */
async function drop(name: string, content: string, after?: string): Promise<ImportResult> {
  await files.getBlockBlobClient(name).upload(content, Buffer.byteLength(content));
  return eventually(
    `the result of ${name}`,
    async () => {
      const result = files.getBlobClient(resultName(name));
      if (!(await result.exists())) return undefined;
      const read = JSON.parse((await result.downloadToBuffer()).toString()) as ImportResult;
      return (after === undefined || read.finishedAt > after) && read;
    },
    60_000,
  );
}

it('ten thousand lines are accepted and applied, and the counts add up', async () => {
  const profiles = 500;
  const lines = Array.from({ length: maxLines }, (_, index) =>
    putProject(1 + (index % profiles), Math.floor(index / profiles)),
  );
  // One line of each kind of fault among them, in the place of a good one.
  lines.splice(99, 1, { ...putProject(1, 1), payload: {} });
  const content = ndjsonOf(lines).replace(JSON.stringify(lines[499]), 'no json');
  const answer = await post(content);
  expect(answer).toMatchObject({
    status: 202,
    body: {
      accepted: maxLines - 2,
      refusedCount: 2,
      refused: [
        { line: 100, errors: [{ path: '/payload/name', code: 'required' }] },
        { line: 500, errors: [{ path: '', code: 'malformed_json' }] },
      ],
    },
  });
  expect(await finished(locationOf(answer))).toMatchObject({
    accepted: maxLines - 2,
    outcomes: { pending: 0, applied: maxLines - 2, unchanged: 0, superseded: 0, conflict: 0, rejected: 0 },
    failures: [],
  });
  const [{ projects } = { projects: 0 }] = await stack.rows('SELECT COUNT(*) AS projects FROM profile.Project;');
  expect(projects).toBe(maxLines - 2);
}, 300_000);

it('lines of one profile are applied in their order, and the same bulk again changes nothing', async () => {
  const lines = Array.from({ length: 300 }, (_, index) => putProject(0x2001 + (index % 3), 1, `Version ${index}`));
  const content = ndjsonOf([...lines, { ...putProject(0x2002, 1), kind: 'delete-item', payload: null }]);
  const corrected = content.replace(',"payload":null', '');
  const first = await post(content, 'order');
  expect(first).toMatchObject({ status: 202, body: { accepted: 300, refusedCount: 1, idempotencyKey: 'order' } });
  // What was refused is corrected in its place; what was accepted is known.
  const again = await post(corrected, 'order');
  expect(again).toMatchObject({ status: 202, body: { accepted: 301, refusedCount: 0 } });
  const { outcomes } = await finished(locationOf(again));
  expect(outcomes).toMatchObject({ pending: 0, conflict: 0, rejected: 0 });
  const before = await projectsOf(0x2001, 0x2003);
  expect(before.map(({ name }) => name)).toEqual(['Version 297', 'Version 299']);
  const changes = () =>
    stack.rows(`SELECT COUNT(*) AS changes FROM audit.ChangeSet
      WHERE profileId BETWEEN '${idOf(0x2001)}' AND '${idOf(0x2003)}';`);
  const history = await changes();
  const third = await post(corrected, 'order');
  expect(third.body.bulkId).toBe(again.body.bulkId);
  await finished(locationOf(third));
  await applied();
  expect(await projectsOf(0x2001, 0x2003)).toEqual(before);
  expect(await changes()).toEqual(history);
});

it('another line under the same key is told as a conflict and not applied', async () => {
  await finished(locationOf(await post(ndjsonOf([putProject(0x3001, 1, 'A'), putProject(0x3002, 1, 'B')]), 'reused')));
  const again = await post(ndjsonOf([putProject(0x3001, 1, 'A'), putProject(0x3002, 1, 'C')]), 'reused');
  const body = await eventually('the conflict', async () => {
    const found = await importer.get(locationOf(again));
    return (found.body.failures as unknown[]).length > 0 && found.body;
  });
  expect(body).toMatchObject({
    outcomes: { applied: 1, conflict: 1 },
    failures: [{ line: 2, status: 'conflict', code: 'idempotency-key-reused' }],
  });
  expect((await projectsOf(0x3001, 0x3002)).map(({ name }) => name)).toEqual(['A', 'B']);
});

it('a file is imported, told of beside it, and the same file again changes nothing', async () => {
  const content = ndjsonOf([putProject(0x4001, 1, 'A'), '{"kind":"nothing"}', putProject(0x4001, 1, 'B')]);
  const result = await drop('team/may.ndjson', content);
  expect(result).toMatchObject({ file: 'team/may.ndjson', accepted: 2, refusedCount: 1, refused: [{ line: 2 }] });
  await finished(`/api/bulk/${result.bulkId}`);
  expect((await projectsOf(0x4001, 0x4001)).map(({ name }) => name)).toEqual(['B']);
  const operations = () => stack.rows('SELECT COUNT(*) AS operations FROM ops.Operation;');
  const before = await operations();
  const again = await drop('team/may.ndjson', content, result.finishedAt);
  expect(again).toMatchObject({ bulkId: result.bulkId, sha256: result.sha256, accepted: 2 });
  await applied();
  // The one that was sent to see that the others had passed.
  expect(Number((await operations())[0]?.operations)).toBe(Number(before[0]?.operations) + 1);
  expect((await projectsOf(0x4001, 0x4001)).map(({ name }) => name)).toEqual(['B']);
  const { actor } =
    (await stack.rows(`SELECT actorId AS actor FROM audit.ChangeSet WHERE profileId = '${idOf(0x4001)}';`))[0] ?? {};
  expect(actor).toBe('imports');
});

it('an erasure takes the profile out of the files, and the others stay as they are', async () => {
  const other = putProject(0x5002, 1, 'Stays');
  const result = await drop(
    'erase.ndjson',
    ndjsonOf([putProject(0x5001, 1, 'MARK'), other, putProject(0x5001, 2, 'MARK')]),
  );
  await finished(`/api/bulk/${result.bulkId}`);
  const admin = stack.client.as({ role: 'admin' });
  const asked = await admin.send('DELETE', `/api/profiles/${idOf(0x5001)}`, { 'change-reason': 'Asked to' });
  expect(asked.status).toBe(202);
  await eventually('the lines to be gone', async () => {
    return (await textOf('erase.ndjson')) === ndjsonOf(['', other, '']);
  });
  await eventually('the rewritten file to be imported once more', async () => {
    const told = await textOf(resultName('erase.ndjson'));
    return (JSON.parse(told) as ImportResult).accepted === 1;
  });
  await applied();
  expect((await projectsOf(0x5001, 0x5002)).map(({ name }) => name)).toEqual(['Stays']);
});

it('while the queue is away a bulk is 503 and can be repeated, and a file waits', async () => {
  const content = ndjsonOf([putProject(0x6001, 1), putProject(0x6002, 1)]);
  await stack.kill('service-bus');
  const refused = await post(content);
  expect(refused).toMatchObject({ status: 503, body: { accepted: 0, nextLine: 1 } });
  const waiting = drop('waits.ndjson', ndjsonOf([putProject(0x6003, 1)]));
  await stack.restart('service-bus');
  const again = await post(content, String(refused.body.idempotencyKey));
  expect(again).toMatchObject({ status: 202, body: { accepted: 2 } });
  expect(await finished(locationOf(again))).toMatchObject({ outcomes: { applied: 2 } });
  await finished(`/api/bulk/${(await waiting).bulkId}`);
  expect(await projectsOf(0x6001, 0x6003)).toHaveLength(3);
});

let sentinels = 0;
/** Everything that was on the queue before is dealt with: it takes one batch at a time, in the order of arrival. */
async function applied(): Promise<void> {
  sentinels += 1;
  await finished(locationOf(await post(ndjsonOf([putProject(0x9000, 1, `Sentinel ${sentinels}`)]))));
}
