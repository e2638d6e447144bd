// Files of the container `imports` in a real storage client's hands, with a broker behind them.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type BlobServiceClient, BlockBlobClient, type ContainerClient } from '@azure/storage-blob';
import { startBroker } from '../../../local/service-bus/broker';
import { parseQueues } from '../../../local/service-bus/queues-file';
import { blobsOf } from '../../../shared/blobs/connect';
import { eraseFromImports, eraseProfileFiles } from '../../../shared/bulk/erase-lines';
import { OutOfTime } from '../../../shared/bulk/errors';
import { ImportNotSent, type ImportResult, importFile, resultName } from '../../../shared/bulk/import-file';
import { maxBytes, maxLineBytes, maxLines } from '../../../shared/bulk/limits';
import type { Command } from '../../../shared/commands/kinds';
import { QueueUnavailable } from '../../../shared/messaging/errors';
import { createSender } from '../../../shared/messaging/sender';
import { idOf } from '../../factories/commands';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';
import { ndjsonOf, never, oneByOne, putProject } from './bulks';

const folder = mkdtempSync(join(tmpdir(), 'imports-'));
let storage: FreshStorage;
let blobs: BlobServiceClient;
let files: ContainerClient;
let sent: Command[];

beforeAll(async () => {
  storage = await freshStorage();
  blobs = storage.service;
  files = blobs.getContainerClient('imports');
});
afterAll(async () => {
  await storage?.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  sent = [];
  await files.create();
});
afterEach(async () => {
  await files.delete();
});

const send = oneByOne(async (command) => {
  sent.push(command);
});
const drop = (name: string, content: string | Buffer, metadata: Record<string, string> = {}) =>
  files.getBlockBlobClient(name).upload(content, Buffer.byteLength(content), { metadata });
const textOf = async (name: string) => (await files.getBlobClient(name).downloadToBuffer()).toString();
const resultOf = async (name: string) => JSON.parse(await textOf(resultName(name))) as ImportResult;
const inOrder = (commands: readonly Command[]) =>
  [...commands].sort((one, other) => (one.bulk?.line ?? 0) - (other.bulk?.line ?? 0));

/** Takes everything out of the queue and counts it. */
async function waiting(connectionString: string, queue: string): Promise<number> {
  const client = new ServiceBusClient(connectionString);
  try {
    const receiver = client.createReceiver(queue, { receiveMode: 'receiveAndDelete' });
    for (let count = 0; ; ) {
      const some = await receiver.receiveMessages(500, { maxWaitTimeInMs: 500 });
      if (some.length === 0) return count;
      count += some.length;
    }
  } finally {
    await client.close();
  }
}

describe('a file', () => {
  it('is sent line by line, and told of in a file beside it', async () => {
    const content = ndjsonOf([putProject(1, 1), '{}', putProject(2, 1)]);
    await drop('2026/may.ndjson', content, { imported_by: 'team-7' });
    await importFile(files, '2026/may.ndjson', send, never);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ actor: { id: 'team-7', type: 'importer' }, source: 'import', bulk: { line: 1 } });
    expect(await resultOf('2026/may.ndjson')).toEqual({
      bulkId: `${sent[0]?.bulk?.id}-2`,
      file: '2026/may.ndjson',
      sha256: createHash('sha256').update(content).digest('hex'),
      accepted: 2,
      refused: [{ line: 2, errors: expect.any(Array) }],
      refusedCount: 1,
      finishedAt: expect.stringMatching(/Z$/),
    });
  });

  it('that is taken twice, or dropped twice, asks for the same operations', async () => {
    const content = ndjsonOf([putProject(1, 1), putProject(1, 2), putProject(1, 1)]);
    await drop('a.ndjson', content);
    await importFile(files, 'a.ndjson', send, never);
    await importFile(files, 'a.ndjson', send, never);
    expect(sent.slice(3)).toEqual(sent.slice(0, 3));
    await drop('a.ndjson', content);
    await importFile(files, 'a.ndjson', send, never);
    const operations = sent.map(({ operationId, fingerprint }) => `${operationId} ${fingerprint}`);
    expect(operations.slice(6)).toEqual(operations.slice(0, 3));
    expect(new Set(operations).size).toBe(3);
  });

  it('of another name, and a line that says something else, are other operations', async () => {
    await drop('a.ndjson', ndjsonOf([putProject(1, 1)]));
    await drop('b.ndjson', ndjsonOf([putProject(1, 1)]));
    await importFile(files, 'a.ndjson', send, never);
    await importFile(files, 'b.ndjson', send, never);
    await drop('a.ndjson', ndjsonOf([putProject(1, 1, 'Another')]));
    await importFile(files, 'a.ndjson', send, never);
    expect(new Set(sent.map(({ operationId }) => operationId)).size).toBe(3);
  });

  it('without a usable name of an importer is imported by the container', async () => {
    await drop('a.ndjson', ndjsonOf([putProject(1, 1)]), { imported_by: 'x'.repeat(201) });
    await importFile(files, 'a.ndjson', send, never);
    expect(sent[0]).toMatchObject({ actor: { id: 'imports', type: 'importer' } });
  });

  it('with more lines or bytes than a bulk has is refused whole, and nothing of it is sent', async () => {
    const lines = Array.from({ length: maxLines + 1 }, (_, index) => putProject(index, 1));
    await drop('lines.ndjson', ndjsonOf(lines));
    await drop('bytes.ndjson', Buffer.alloc(maxBytes + 1, '\n'));
    await importFile(files, 'lines.ndjson', send, never);
    await importFile(files, 'bytes.ndjson', send, never);
    expect(await resultOf('lines.ndjson')).toMatchObject({ accepted: 0, error: { code: 'too-many-lines' } });
    expect(await resultOf('bytes.ndjson')).toMatchObject({
      accepted: 0,
      sha256: null,
      error: { code: 'too-many-bytes' },
    });
    expect(sent).toEqual([]);
  });

  it('that is gone is left alone', async () => {
    expect(await importFile(files, 'nowhere.ndjson', send, never)).toBeUndefined();
  });

  it('whose lines the queue does not take is thrown back, without a word beside it', async () => {
    await drop('a.ndjson', ndjsonOf([putProject(1, 1), putProject(1, 2)]));
    const away = oneByOne(async ({ bulk }) => {
      if (bulk?.line === 2) throw new QueueUnavailable('q', new Error('away'));
    });
    await expect(importFile(files, 'a.ndjson', away, never)).rejects.toBeInstanceOf(ImportNotSent);
    await expect(resultOf('a.ndjson')).rejects.toMatchObject({ statusCode: 404 });
    expect(await importFile(files, 'a.ndjson', send, never)).toMatchObject({ accepted: 2 });
  });

  it('that takes longer than it may is thrown back', async () => {
    await drop('a.ndjson', ndjsonOf([putProject(1, 1), putProject(1, 2)]));
    const late = importFile(files, 'a.ndjson', send, Date.now() - 1);
    await expect(late).rejects.toMatchObject({ name: 'ImportNotSent', line: 1, cause: expect.any(OutOfTime) });
    expect(sent).toEqual([]);
  });

  it('reaches the queue by the real client, and twice the same file once', async () => {
    const queue = 'profile-commands';
    const queues = parseQueues([{ name: queue, requiresDuplicateDetection: true }], 'test');
    const broker = await startBroker({ queues, folder: folder });
    const sender = createSender({ by: 'connection-string', connectionString: broker.connectionString }, queue);
    try {
      const lines = Array.from({ length: 2_000 }, (_, index) => putProject(index % 100, index));
      await drop('a.ndjson', ndjsonOf(lines));
      const client = await blobsOf({ by: 'connection-string', connectionString: storage.connectionString })();
      const container = client.getContainerClient('imports');
      for (let times = 0; times < 2; times++) {
        const result = await importFile(container, 'a.ndjson', (commands) => sender.sendFirst(commands), never);
        expect(result).toMatchObject({ accepted: 2_000, refusedCount: 0 });
      }
      expect(await waiting(broker.connectionString, queue)).toBe(2_000);
    } finally {
      await sender.close();
      await broker.close();
    }
  });
});

describe('erasure of a profile', () => {
  const anna = idOf(0xa);
  const ben = idOf(0xb);
  /** Storage has its times in whole seconds. */
  const now = (...profiles: readonly string[]) => accepted(0, ...profiles);
  const accepted = (inMs: number, ...profiles: readonly string[]) =>
    new Map(profiles.map((id) => [id, new Date(Date.now() + inMs).toISOString()]));
  const hour = 3_600_000;

  it('leaves what came after it, also when it is repeated', async () => {
    const content = ndjsonOf([putProject(0xa, 1), putProject(0xb, 2)]);
    await drop('a.ndjson', content);
    const resumes = blobs.getContainerClient('resumes');
    await resumes.createIfNotExists();
    await resumes.getBlockBlobClient(`${anna}/cv.pdf`).upload('x', 1);
    await eraseFromImports(blobs, accepted(-hour, anna));
    await eraseProfileFiles(blobs, accepted(-hour, anna));
    expect(await textOf('a.ndjson')).toBe(content);
    expect(await resumes.getBlobClient(`${anna}/cv.pdf`).exists()).toBe(true);
    await resumes.delete();
  });

  it('takes lines out of a file that was there before, although another erasure has rewritten it since', async () => {
    const before = new Date(Date.now() - hour).toISOString();
    const twice = ndjsonOf([putProject(0xa, 1), putProject(0xb, 2)]);
    await drop('a.ndjson', twice, { accepted_at: before });
    await eraseFromImports(blobs, accepted(-hour + 1_000, anna));
    expect(await textOf('a.ndjson')).toBe(ndjsonOf(['', putProject(0xb, 2)]));
    await eraseFromImports(blobs, accepted(-hour + 2_000, ben));
    expect(await textOf('a.ndjson')).toBe(ndjsonOf(['', '']));
  });

  it('reads each file once for all profiles, and takes of each what was there at its time', async () => {
    await drop('a.ndjson', ndjsonOf([putProject(0xa, 1), putProject(0xb, 2), putProject(0xc, 3), putProject(0xd, 4)]));
    const download = jest.spyOn(BlockBlobClient.prototype, 'download');
    await eraseFromImports(blobs, new Map([...now(anna, idOf(0xc)), ...accepted(-hour, ben)]));
    // Once to find the lines, once to write it without them.
    expect(download).toHaveBeenCalledTimes(2);
    download.mockRestore();
    expect(await textOf('a.ndjson')).toBe(ndjsonOf(['', putProject(0xb, 2), '', putProject(0xd, 4)]));
  });

  it('blanks its lines and nothing else, and keeps what stands beside the file', async () => {
    const before = [putProject(0xa, 1, 'MARK'), putProject(0xb, 2), '', putProject(0xa, 3, 'MARK'), putProject(0xb, 4)];
    await drop('a.ndjson', ndjsonOf(before), { imported_by: 'team-7' });
    await drop('other.ndjson', ndjsonOf([putProject(0xb, 1)]));
    const other = await files.getBlobClient('other.ndjson').getProperties();
    await eraseFromImports(blobs, now(anna));
    expect(await textOf('a.ndjson')).toBe(ndjsonOf(['', putProject(0xb, 2), '', '', putProject(0xb, 4)]));
    const { metadata } = await files.getBlobClient('a.ndjson').getProperties();
    expect(metadata).toMatchObject({ imported_by: 'team-7' });
    expect((await files.getBlobClient('other.ndjson').getProperties()).etag).toBe(other.etag);
    const once = await files.getBlobClient('a.ndjson').getProperties();
    await eraseFromImports(blobs, now(anna));
    expect((await files.getBlobClient('a.ndjson').getProperties()).etag).toBe(once.etag);
  });

  it('finds lines that no import takes: escaped, in capitals, broken, and longer than a line may be', async () => {
    const escaped = JSON.stringify(putProject(0xa, 1, 'MARK')).replace(anna, `\\u0030${anna.slice(1)}`);
    const long = 'x'.repeat(maxLineBytes - 10);
    const lines = [
      escaped,
      JSON.stringify(putProject(0xa, 1, 'MARK')).replace(anna, anna.toUpperCase()),
      `{"name": "MARK", ${anna}`,
      // The id lies across two pieces.
      `${long}${anna} MARK ${long}`,
      JSON.stringify({ ...putProject(0xb, 1), reason: `Moved from ${anna}` }),
      `${long}${ben} ${long}`,
    ];
    await drop('a.ndjson', lines.join('\r\n'));
    await eraseFromImports(blobs, now(anna));
    const left = (await textOf('a.ndjson')).split('\n');
    expect(left.join('')).not.toContain('MARK');
    expect(left.slice(0, 4)).toEqual(['', '', '', '']);
    expect(left.slice(4)).toEqual([`${lines[4]}\r`, lines[5]]);
  });

  it('leaves a file whose import asks for nothing new', async () => {
    await drop('a.ndjson', ndjsonOf([putProject(0xa, 1), putProject(0xb, 2), putProject(0xa, 3), putProject(0xb, 4)]));
    await importFile(files, 'a.ndjson', send, never);
    const first = inOrder(sent);
    sent = [];
    await eraseFromImports(blobs, now(anna));
    await importFile(files, 'a.ndjson', send, never);
    // Of the same bulk and the same time too: whatever order they come in, they are what was there before.
    expect(inOrder(sent)).toEqual(first.filter(({ profileId }) => profileId === ben));
  });

  it('begins anew where somebody replaces the file meanwhile, and loses nothing of the new one', async () => {
    const mark = putProject(0xa, 1, 'MARK');
    await drop('a.ndjson', ndjsonOf([mark, putProject(0xb, 6)]));
    const write = BlockBlobClient.prototype.uploadStream;
    const spy = jest.spyOn(BlockBlobClient.prototype, 'uploadStream').mockImplementationOnce(async function (
      this: BlockBlobClient,
      ...given
    ) {
      await drop('a.ndjson', ndjsonOf([putProject(0xb, 7), mark]));
      return write.apply(this, given);
    });
    await eraseFromImports(blobs, now(anna));
    expect(spy).toHaveBeenCalledTimes(2);
    spy.mockRestore();
    expect(await textOf('a.ndjson')).toBe(ndjsonOf([putProject(0xb, 7), '']));
  });

  it('deletes all files below its folder, and no others', async () => {
    const resumes = blobs.getContainerClient('resumes');
    await resumes.createIfNotExists();
    for (const name of [`${anna}/cv.pdf`, `${anna}/2026/cv.docx`, `${ben}/cv.pdf`, `${anna}-cv.pdf`]) {
      await resumes.getBlockBlobClient(name).upload('x', 1);
    }
    await eraseProfileFiles(blobs, now(anna));
    await eraseProfileFiles(blobs, now(anna));
    const left: string[] = [];
    for await (const { name } of resumes.listBlobsFlat()) left.push(name);
    expect(left.sort()).toEqual([`${anna}-cv.pdf`, `${ben}/cv.pdf`].sort());
    await resumes.delete();
  });

  it('of somebody without files, before there are containers, does nothing', async () => {
    await eraseProfileFiles(blobs, now(anna));
    await eraseFromImports(blobs, now(anna));
  });
});
