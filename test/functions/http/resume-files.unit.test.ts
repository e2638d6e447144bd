// Resume files over HTTP: where to put one, what is in one, and that one goes.
import { createResumeUpload } from '../../../functions/http/create-resume-upload';
import { deleteResume } from '../../../functions/http/delete-resume';
import { downloadResume } from '../../../functions/http/download-resume';
import { StorageUnavailable } from '../../../shared/blobs/errors';
import type { StoredResume } from '../../../shared/reading/read-resumes';
import { readBlobName } from '../../../shared/resume/intake/blob-name';
import { isUuid } from '../../../shared/sections/text';
import { call, noFiles, own, profileId, writeTools } from './call';

const documentId = '0190a1b2-0000-8000-8000-0000000000d0';
const params = { profileId, documentId };
const away = () => Promise.reject(new StorageUnavailable(new Error('away')));
const isAway = {
  status: 503,
  body: { type: 'urn:stepkeeper:problem:storage-unavailable' },
  headers: { 'retry-after': '2' },
};

describe('an upload', () => {
  const right = { fileName: 'Lebenslauf Jörg.pdf', contentType: 'application/pdf', sizeBytes: 48213 };
  const post = (body: unknown, given = {}) =>
    call(own(createResumeUpload({ resumeFiles: { ...noFiles, ...given }, uploadMinutes: 15 })), {
      method: 'POST',
      path: `/profiles/${profileId}/resumes`,
      body,
    });

  it('is told where the file may be put, under a name that binds its type and size', async () => {
    const before = Date.now();
    const { status, body } = await post(right);
    const made = body as { documentId: string; resume: string; upload: { url: string; expiresAt: string } };
    expect(status).toBe(201);
    expect(isUuid(made.documentId)).toBe(true);
    expect(made.resume).toBe(`/api/profiles/${profileId}/resumes/${made.documentId}`);
    expect(made.upload).toMatchObject({
      method: 'PUT',
      headers: {
        'x-ms-blob-type': 'BlockBlob',
        'content-type': 'application/pdf',
        'x-ms-meta-filename': 'Lebenslauf%20J%C3%B6rg.pdf',
      },
    });
    const minutes = (Date.parse(made.upload.expiresAt) - before) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(15);
    expect(minutes).toBeLessThan(16);
    const name = made.upload.url.replace('https://storage.example/resumes/', '');
    expect(readBlobName(name)).toEqual({ kind: 'upload', profileId, documentId: made.documentId, sizeBytes: 48213 });
    expect(name).toMatch(/\.pdf$/);
  });

  it('is another document each time', async () => {
    const ids = [await post(right), await post(right)].map(({ body }) => body.documentId);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it.each([
    ['/sizeBytes', { ...right, sizeBytes: 20 * 1024 * 1024 + 1 }],
    ['/sizeBytes', { ...right, sizeBytes: 0 }],
    ['/contentType', { ...right, contentType: 'application/octet-stream' }],
    ['/fileName', { ...right, fileName: ' ' }],
    ['/path', { ...right, path: '../../etc/passwd' }],
  ])('is 422 where %s is wrong', async (path, body) => {
    expect(await post(body)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  it('is 409 where the profile holds as many files as it may', async () => {
    const answer = await post(right, { count: async (_profileId: string, most: number) => most });
    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:stepkeeper:problem:too-many-resumes' } });
  });

  it('is 503 while storage is away', async () => {
    expect(await post(right, { count: away })).toMatchObject(isAway);
  });
});

describe('a download', () => {
  const blobName = `${profileId}/${documentId}.pdf`;
  const resume = (fields: StoredResume['fields']): StoredResume => ({
    documentId,
    fields: { fileName: 'CV "Jörg".pdf', state: 'available', blobName, ...fields },
    tag: '',
    createdAt: '2026-11-22T08:00:00.000Z',
    parses: [],
  });
  const get = (
    stored: StoredResume | undefined,
    read: (name: string) => Promise<Buffer | undefined>,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    call(own(downloadResume({ readResume: async () => stored, resumeFiles: { read } })), {
      path: `/profiles/${profileId}/resumes/${documentId}/file`,
      params,
      headers,
    });
  const never = () => Promise.reject(new Error('must not be asked'));

  it('is the bytes as they came, which a browser keeps and does not show', async () => {
    const names: string[] = [];
    const answer = await get(resume({}), async (name) => {
      names.push(name);
      return Buffer.from('"%PDF"');
    });
    expect(names).toEqual([blobName]);
    expect(answer).toMatchObject({ status: 200, text: '"%PDF"' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="CV _Jorg_.pdf"; filename*=UTF-8''CV%20%22J%C3%B6rg%22.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('is not sent again to whoever has it under that name, and storage is not asked', async () => {
    const read = async () => Buffer.from('"%PDF"');
    const { etag = '' } = (await get(resume({ sha256: 'a' }), read)).headers;
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const answer = await get(resume({ sha256: 'a' }), never, { 'if-none-match': etag });
    expect(answer).toMatchObject({ status: 304, text: '', headers: { etag } });
    for (const changed of [{ sha256: 'b' }, { sha256: 'a', fileName: 'another.pdf' }]) {
      expect(await get(resume(changed), read, { 'if-none-match': etag })).toMatchObject({ status: 200 });
    }
  });

  it.each(['quarantined', 'refused', null])('is 409 for a file that is %s', async (state) => {
    const answer = await get(resume({ state }), never);
    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:stepkeeper:problem:resume-not-available' } });
  });

  it('is 404 without such a resume, or without its file', async () => {
    const isNotFound = { status: 404, body: { type: 'urn:stepkeeper:problem:resume-not-found' } };
    expect(await get(undefined, never)).toMatchObject(isNotFound);
    expect(await get(resume({}), async () => undefined)).toMatchObject(isNotFound);
  });

  it('is 503 while storage is away', async () => {
    expect(await get(resume({}), away)).toMatchObject(isAway);
  });
});

describe('a deletion', () => {
  const ask = (tools: ReturnType<typeof writeTools>, remove: (...ids: string[]) => Promise<void>) =>
    call(own(deleteResume({ ...tools, resumeFiles: { delete: remove } })), { method: 'DELETE', params });

  it('takes the file before its rows', async () => {
    const done: unknown[] = [];
    const tools = writeTools({ sender: { send: async (command) => void done.push(command) } });
    const { status } = await ask(tools, async (...ids) => void done.push(ids));
    expect(status).toBe(202);
    expect(done).toEqual([
      [profileId, documentId],
      expect.objectContaining({ kind: 'delete-resume', profileId, payload: { documentId } }),
    ]);
  });

  it('changes nothing while storage is away', async () => {
    const tools = writeTools();
    expect(await ask(tools, away)).toMatchObject(isAway);
    expect(tools.sent).toEqual([]);
  });
});
