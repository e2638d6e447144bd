// Upload addresses and files on a real storage client and the storage of the local stack.
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { StorageUnavailable } from '../../../shared/blobs/errors';
import { createResumeFiles } from '../../../shared/blobs/resume-files';
import { createUploadUrls } from '../../../shared/blobs/upload-url';
import { idOf } from '../../factories/commands';
import { type FreshStorage, freshStorage } from '../../stand-ins/blob-storage';

const anna = idOf(0xa);
const name = `${anna}/${idOf(0xd)}.u5.txt`;
let storage: FreshStorage;
let container: ContainerClient;

beforeAll(async () => {
  storage = await freshStorage();
  container = storage.service.getContainerClient('resumes');
});
afterAll(() => storage?.stop());
beforeEach(async () => {
  await container.create();
});
afterEach(async () => {
  await container.deleteIfExists();
});

const blobs = async () => storage.service;
const files = () => createResumeFiles(blobs, createUploadUrls('connection-string', blobs));
const soon = () => new Date(Date.now() + 60_000);
const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'text/plain', 'x-ms-meta-filename': 'cv.txt' };
const put = (url: string, body: string) => fetch(url, { method: 'PUT', headers, body }).then(({ status }) => status);

describe('an upload address', () => {
  it('takes one file, once', async () => {
    const url = await files().uploadUrl(name, soon());
    expect(await put(url, 'hello')).toBe(201);
    expect(await put(url, 'other')).toBe(403);
    expect((await container.getBlobClient(name).downloadToBuffer()).toString()).toBe('hello');
    expect((await container.getBlobClient(name).getProperties()).metadata).toEqual({ filename: 'cv.txt' });
  });

  it('lets nobody read, delete, list, or write under another name', async () => {
    const url = await files().uploadUrl(name, soon());
    await put(url, 'hello');
    const { origin, pathname, search } = new URL(url);
    const status = async (asked: string, method: string) => (await fetch(asked, { method })).status;
    expect(await status(url, 'GET')).toBe(403);
    expect(await status(url, 'DELETE')).toBe(403);
    expect(
      await status(
        `${origin}${pathname.replace(/\/resumes\/.*/, '/resumes')}${search}&restype=container&comp=list`,
        'GET',
      ),
    ).toBe(403);
    expect(await put(`${origin}${pathname.replace('.txt', '.pdf')}${search}`, 'hello')).toBe(403);
  });

  it('is of no use after its time', async () => {
    expect(await put(await files().uploadUrl(name, new Date(Date.now() - 1_000)), 'hello')).toBe(403);
  });
});

describe('the files of a profile', () => {
  const drop = (blobName: string) => container.getBlockBlobClient(blobName).upload('x', 1);

  it('are counted up to a number', async () => {
    for (const each of ['a', 'b', 'c']) await drop(`${anna}/${each}.txt`);
    await drop(`${idOf(0xb)}/d.txt`);
    expect(await files().count(anna, 20)).toBe(3);
    expect(await files().count(anna, 2)).toBe(2);
  });

  it('go with their document, under whatever name they lie', async () => {
    await drop(name);
    await drop(`${anna}/${idOf(0xd)}.txt`);
    await drop(`${anna}/${idOf(0xe)}.txt`);
    await files().delete(anna, idOf(0xd));
    await files().delete(anna, idOf(0xd));
    expect(await files().count(anna, 20)).toBe(1);
    expect(await files().read(`${anna}/${idOf(0xe)}.txt`)).toEqual(Buffer.from('x'));
    expect(await files().read(`${anna}/${idOf(0xd)}.txt`)).toBeUndefined();
  });

  it('leave nothing of an upload but its name, which no address can use again', async () => {
    const url = await files().uploadUrl(name, soon());
    expect(await put(url, 'hello')).toBe(201);
    await files().delete(anna, idOf(0xd));
    expect((await files().read(name))?.length).toBe(0);
    expect(await put(url, 'other')).toBe(403);
    expect(await files().count(anna, 20)).toBe(0);
  });

  it('cannot be reached where storage is away', async () => {
    const nowhere = 'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:1/a;';
    const gone = async () => BlobServiceClient.fromConnectionString(nowhere, { retryOptions: { maxTries: 1 } });
    const away = createResumeFiles(gone, createUploadUrls('connection-string', gone));
    await expect(away.count(anna, 20)).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(away.read(name)).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(away.delete(anna, idOf(0xd))).rejects.toBeInstanceOf(StorageUnavailable);
  });
});
