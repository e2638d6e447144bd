// Many resume files dropped at once, some twice, some hostile, brought by two ways, and the app killed over them: each comes to exactly
// one result.
// RESUME_DROP_FILES drops another number of them than the usual one.
import { createHash } from 'node:crypto';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { recordOperationIdOf } from '../../shared/commands/identifiers';
import { manifestFile } from '../../shared/resume/intake/blob-name';
import { isUsed } from '../../shared/resume/intake/used-upload';
import { contentTypes } from '../../shared/resume/model/document';
import { parserId } from '../../shared/resume/version';
import { startCli } from '../cli/migrate/run-cli';
import { eventually } from '../local/eventually';
import { messagesOn } from './queue-messages';
import { type Drop, type Due, resumeDrop, type UploadedFile } from './resume-drop';
import { type Row, startTestStack, type TestStack } from './stack';

const count = Number(process.env.RESUME_DROP_FILES ?? 500);
const patienceMs = count * 1_000;
const queues = ['profile-commands', 'resume-files'];

let stack: TestStack;
let container: ContainerClient;

beforeAll(async () => {
  stack = await startTestStack({
    // Short, so that what a killed app held comes again soon.
    lockDuration: 'PT5S',
    // Files come by their event and by the comparison, often at the same time.
    env: { RESUMES_RECONCILE_SCHEDULE: '*/3 * * * * *', RESUMES_RECONCILE_AFTER_MINUTES: '0' },
  });
  const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
  container = storage.getContainerClient('resumes');
}, 120_000);
afterAll(() => stack?.stop());

it(
  'every file has one result, and nothing is doubled or lost, though the app is killed three times',
  async () => {
    const drop = await resumeDrop(count);
    expect(drop.files.length + drop.uploads.length).toBeGreaterThanOrEqual(count);
    const due = await killedOver(drop);
    await eventually('all files to be taken in', () => isQuiet(due), patienceMs, 500);

    await expectOneResultEach(due);
    await expectNoTrouble();
    await expectHeldOnce(due, drop);
    await expectOneOperationEach(due);
    await expectChainsIntact(due);
  },
  2 * patienceMs,
);

/** Drops all, and kills the app whenever another quarter of it is recorded. Resolves with what has to come of it, by document. */
async function killedOver({ manifest, files, uploads }: Drop): Promise<ReadonlyMap<string, Due>> {
  const asked = await Promise.all(uploads.map(askedFor));
  await put(manifest.name, Buffer.from(manifest.text));
  const dropping = Promise.all([
    ...files.map(({ name, bytes, metadata }) => put(name, bytes, metadata)),
    ...asked.map(({ upload }) => upload()),
  ]);
  const due = new Map([...files, ...asked].map((file) => [file.due.documentId, file.due]));
  for (const quarter of [1, 2, 3]) {
    const isReached = async () => (await recorded()) >= (due.size * quarter) / 4;
    await eventually(`quarter ${quarter} to be recorded`, isReached, patienceMs, 100);
    await stack.kill('functions-host');
    await stack.restart('functions-host');
  }
  await dropping;
  return due;
}

async function put(name: string, bytes: Uint8Array, metadata: Readonly<Record<string, string>> = {}): Promise<void> {
  await container.getBlockBlobClient(name).upload(bytes, bytes.length, { metadata });
}

async function askedFor({ profileId, bytes }: UploadedFile) {
  const { body } = await stack.client.send(
    'POST',
    `/api/profiles/${profileId}/resumes`,
    {},
    { fileName: 'cv.pdf', contentType: contentTypes.pdf, sizeBytes: bytes.length },
  );
  const { url, headers } = body.upload as { url: string; headers: Record<string, string> };
  const due: Due = {
    profileId,
    documentId: String(body.documentId),
    sha256: sha256(bytes),
    source: 'upload',
    status: 'parsed',
    stateReason: null,
  };
  const upload = async () => {
    const { status } = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    expect(status).toBe(201);
  };
  return { due, upload };
}

async function recorded(): Promise<number> {
  const [row] = await stack.rows('SELECT COUNT(*) AS documents FROM profile.ResumeDocument;');
  return Number(row?.documents);
}

/** Nothing lies under the name that it came under, and nothing is on its way. */
async function isQuiet(due: ReadonlyMap<string, Due>): Promise<boolean> {
  if ((await recorded()) < due.size) return false;
  const waiting = await Promise.all(queues.map((queue) => messagesOn(stack, queue)));
  return waiting.flat().length === 0 && (await held()).size === due.size;
}

/** The blobs that are files: no manifests, and no names that are only kept from being used again. */
async function held(): Promise<ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  for await (const { name, properties, metadata } of container.listBlobsFlat({ includeMetadata: true })) {
    const facts = { name, contentLength: properties.contentLength, metadata };
    if (!isUsed(facts) && !name.endsWith(manifestFile)) found.set(name, metadata?.recorded);
  }
  return found;
}

const id = (value: unknown) => String(value).toLowerCase();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function documents(): Promise<readonly Row[]> {
  return stack.rows(
    'SELECT profileId, itemId, sha256, source, state, stateReason, blobName FROM profile.ResumeDocument;',
  );
}

async function expectOneResultEach(due: ReadonlyMap<string, Due>): Promise<void> {
  const found = (await documents()).map((row) =>
    [id(row.profileId), id(row.itemId), row.sha256, row.source, row.state, row.stateReason].join(' '),
  );
  const wanted = [...due.values()].map(({ profileId, documentId, source, stateReason, ...file }) =>
    [profileId, documentId, file.sha256, source, stateReason ? 'refused' : 'available', stateReason].join(' '),
  );
  expect(found.sort()).toEqual(wanted.sort());
  const parses = await stack.rows(
    'SELECT profileId, documentItemId, parser, parserVersion, status FROM profile.ResumeParsingData;',
  );
  const { name, version } = parserId;
  expect(
    parses
      .map((row) => [id(row.profileId), id(row.documentItemId), row.parser, row.parserVersion, row.status].join(' '))
      .sort(),
  ).toEqual(
    [...due.values()]
      .map(({ profileId, documentId, status }) => [profileId, documentId, name, version, status].join(' '))
      .sort(),
  );
}

async function expectNoTrouble(): Promise<void> {
  for (const queue of queues) expect([queue, await messagesOn(stack, queue, 'deadLetter')]).toEqual([queue, []]);
  expect(await stack.rows('SELECT code, detail FROM ops.RejectedMessage;')).toEqual([]);
  // Where the host puts what a function has failed over five times.
  expect(stack.log().filter((line) => line.includes('webjobs-blobtrigger-poison'))).toEqual([]);
}

/** Under the names that the rows tell, byte for byte, each noted as recorded. */
async function expectHeldOnce(due: ReadonlyMap<string, Due>, { uploads }: Drop): Promise<void> {
  const rows = await documents();
  const blobs = await held();
  expect([...blobs.keys()].sort()).toEqual(rows.map(({ blobName }) => String(blobName)).sort());
  expect(new Set(blobs.values())).toEqual(new Set([parserId.version]));
  for (const { blobName, itemId } of rows) {
    const bytes = await container.getBlobClient(String(blobName)).downloadToBuffer();
    expect([blobName, sha256(bytes)]).toEqual([blobName, due.get(id(itemId))?.sha256]);
  }
  let all = 0;
  for await (const _blob of container.listBlobsFlat()) all++;
  expect(all).toBe(rows.length + uploads.length + 1);
}

async function expectOneOperationEach(due: ReadonlyMap<string, Due>): Promise<void> {
  const wanted = [...due.values()].map(({ documentId, stateReason }) =>
    recordOperationIdOf(documentId, stateReason ? 'refused' : 'available', parserId.name, parserId.version),
  );
  const operations = await stack.rows('SELECT operationId, status FROM ops.Operation;');
  expect(operations.map((row) => id(row.operationId)).sort()).toEqual([...wanted].sort());
  expect(new Set(operations.map(({ status }) => status))).toEqual(new Set(['applied']));
  const changes = await stack.rows('SELECT operationId FROM audit.ChangeSet;');
  expect(changes.map((row) => id(row.operationId)).sort()).toEqual(wanted.sort());
}

async function expectChainsIntact(due: ReadonlyMap<string, Due>): Promise<void> {
  const profiles = new Set([...due.values()].map(({ profileId }) => profileId)).size;
  const { code, stdout } = await startCli(stack.settings.SQL_CONNECTION_STRING, ['audit', 'verify'], {
    AUDIT_CHAIN_KEYS: stack.settings.AUDIT_CHAIN_KEYS ?? '',
  }).ended;
  expect([code, stdout]).toEqual([0, `${profiles} profiles, ${due.size} intact change sets, 0 broken chains\n`]);
}
