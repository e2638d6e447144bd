// What lies in storage against what is recorded, on a real storage client; the queue and the records are the test's own.
import type { ContainerClient } from '@azure/storage-blob';
import type { FileToSend } from '../../../../shared/messaging/file-sender';
import type { Recorded } from '../../../../shared/reading/read-recorded';
import { heldName, uploadName } from '../../../../shared/resume/intake/blob-name';
import { heldMetadata } from '../../../../shared/resume/intake/metadata';
import { type ReconcileTools, reconcile } from '../../../../shared/resume/intake/reconcile';
import { clearName } from '../../../../shared/resume/intake/used-upload';
import { parserId } from '../../../../shared/resume/version';
import { idOf } from '../../../factories/commands';
import { type FreshStorage, freshStorage } from '../../../stand-ins/blob-storage';

const anna = idOf(0xa);
const minute = 60_000;
let storage: FreshStorage;
let container: ContainerClient;
let queued: FileToSend[];

beforeAll(async () => {
  storage = await freshStorage();
  container = storage.service.getContainerClient('resumes');
});
afterAll(() => storage?.stop());
beforeEach(async () => {
  queued = [];
  await container.create();
});
afterEach(async () => {
  await container.delete();
});

const drop = (name: string, metadata: Record<string, string> = {}) =>
  container.getBlockBlobClient(name).upload('x', 1, { metadata });
const hold = (documentId: string, recorded?: string, acceptedAt = '2026-11-23T02:00:00.000Z') =>
  drop(
    heldName(anna, documentId, 'txt'),
    heldMetadata({}, { isUpload: false, acceptedAt, ...(recorded === undefined ? {} : { recorded }) }),
  );

/** Everything that was dropped until now is old enough, unless it is said otherwise. */
function compare(given: Partial<ReconcileTools> = {}) {
  return reconcile({
    container,
    async sendFiles(files) {
      queued.push(...files);
    },
    readRecorded: async () => [],
    before: Date.now() + minute,
    occasion: undefined,
    ...given,
  });
}

const known: Omit<Recorded, 'documentId'> = {
  profileId: anna,
  isDeleted: false,
  erasedAt: null,
};

async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of container.listBlobsFlat()) found.push(name);
  return found.sort();
}

describe('what is queued', () => {
  it('is every file that was not taken in, and every one that another version has recorded', async () => {
    const unread = [
      'drop/a.pdf',
      `${anna}/cv.pdf`,
      uploadName(anna, idOf(0xd1), 1, 'pdf'),
      heldName(anna, idOf(0xd2), 'txt'),
      heldName(anna, idOf(0xd3), 'txt'),
    ];
    for (const name of unread.slice(0, 3)) await drop(name);
    await hold(idOf(0xd2));
    await hold(idOf(0xd3), '0.9.0');
    await hold(idOf(0xd4), parserId.version);
    await drop('drop/manifest.ndjson');
    expect(await compare()).toEqual({ listed: 7, queued: 5, deleted: 0 });
    expect(queued.map(({ blobName }) => blobName).sort()).toEqual([...unread].sort());
  });

  it('is nothing that came just now: its event is on its way', async () => {
    await drop('drop/a.pdf');
    expect(await compare({ before: Date.now() - minute })).toMatchObject({ queued: 0 });
  });

  it('is the same message until the file is written anew', async () => {
    await drop('drop/a.pdf');
    await compare();
    await compare();
    await drop('drop/a.pdf');
    await compare();
    expect(queued[1]).toEqual(queued[0]);
    expect(queued[2]?.occasion).not.toBe(queued[0]?.occasion);
  });
});

describe('where files wait for a verdict', () => {
  it('they are looked at each time', async () => {
    await drop('drop/a.pdf');
    await compare({ occasion: 'first' });
    await compare({ occasion: 'second' });
    expect(queued.map(({ occasion }) => occasion)).toEqual(['first', 'second']);
  });
});

describe('what is deleted', () => {
  const [gone, kept] = [idOf(0xd1), idOf(0xd2)];
  const given = (recorded: Partial<Recorded>, before = Date.now() + minute) =>
    compare({ before, readRecorded: async () => [{ ...known, documentId: gone, ...recorded }] });

  beforeEach(async () => {
    await hold(gone, parserId.version, '2026-11-23T02:00:00.000Z');
    await hold(kept, parserId.version, '2026-11-23T02:00:00.000Z');
  });

  it('is the file of a resume that was deleted while it was taken in', async () => {
    expect(await given({ isDeleted: true })).toMatchObject({ deleted: 1 });
    expect(await names()).toEqual([heldName(anna, kept, 'txt')]);
  });

  it('is what came before its profile was erased, and nothing that came later', async () => {
    expect(await given({ erasedAt: '2026-11-23T01:59:59.000Z' })).toMatchObject({ deleted: 0 });
    expect(await given({ erasedAt: '2026-11-23T02:00:00.000Z' })).toMatchObject({ deleted: 1 });
    expect(await names()).toEqual([heldName(anna, kept, 'txt')]);
  });

  it('is the name of an upload an hour after it was used, when no address to it is left', async () => {
    const [used, waiting] = [uploadName(anna, idOf(0xd3), 1, 'txt'), uploadName(anna, idOf(0xd4), 1, 'txt')];
    for (const name of [used, waiting]) await drop(name);
    await clearName(container.getBlockBlobClient(used));
    expect(await compare({ before: Date.now() + 59 * minute })).toMatchObject({ queued: 1, deleted: 0 });
    expect(await compare({ before: Date.now() + 61 * minute })).toMatchObject({ queued: 1, deleted: 1 });
    expect(queued.map(({ blobName }) => blobName)).toEqual([waiting, waiting]);
    expect(await names()).not.toContain(used);
  });

  it('is nothing that has been there for days, which nobody asks for', async () => {
    const asked = jest.fn(async () => []);
    await compare({ before: Date.now() + 25 * 60 * minute, readRecorded: asked });
    expect(asked).not.toHaveBeenCalled();
  });
});
