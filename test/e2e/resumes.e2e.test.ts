// Resume files on the whole stack: whatever is dropped ends in rows and under a name of the service's.
import { createHash, randomUUID } from 'node:crypto';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { zipSync } from 'fflate';
import { documentIdOf, resumeProfileIdOf } from '../../shared/commands/identifiers';
import { isUsed } from '../../shared/resume/intake/used-upload';
import { employer, fileExtensions, resumeFile } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { type Row, startTestStack, type TestStack } from './stack';

const origin = 'https://jobs.example';
let stack: TestStack;
let container: ContainerClient;

beforeAll(async () => {
  stack = await startTestStack({
    lockDuration: 'PT5S',
    env: { CORS_ALLOWED_ORIGINS: origin, RESUMES_DRAFT_CONFIDENCE: '0.8' },
  });
  container = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '').getContainerClient(
    'resumes',
  );
}, 120_000);
afterAll(() => stack?.stop());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const drop = (name: string, bytes: Buffer, metadata: Record<string, string> = {}) =>
  container.getBlockBlobClient(name).upload(bytes, bytes.length, { metadata });
const documentsOf = (profileId: string) =>
  stack.rows(`SELECT itemId, blobName, fileName, contentType, sizeBytes, sha256, source, state, stateReason
    FROM profile.ResumeDocument WHERE profileId = '${profileId}' ORDER BY fileName;`);
const parsesOf = (profileId: string) =>
  stack.rows(`SELECT documentItemId, status, confidence, data, rawText FROM profile.ResumeParsingData
    WHERE profileId = '${profileId}';`);

/** Of files: names that are only kept from being used again are none. */
async function names(prefix = ''): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, properties, metadata } of container.listBlobsFlat({ prefix, includeMetadata: true })) {
    if (!isUsed({ name, contentLength: properties.contentLength, metadata })) found.push(name);
  }
  return found.sort();
}

/** Resolves when so many documents of the profile are recorded and storage holds these and no other file. */
function taken(profileId: string, count: number, prefix = `${profileId}/`): Promise<readonly Row[]> {
  return eventually(
    `${count} files below ${prefix} to be taken in`,
    async () => {
      const documents = await documentsOf(profileId);
      if (documents.length < count) return undefined;
      const held = documents.map(({ blobName }) => blobName).sort();
      return JSON.stringify(held) === JSON.stringify(await names(prefix)) && documents;
    },
    90_000,
  );
}

async function counted(): Promise<Row | undefined> {
  const [counts] = await stack.rows(`SELECT
    (SELECT COUNT(*) FROM profile.ResumeDocument) AS documents,
    (SELECT COUNT(*) FROM profile.ResumeParsingData) AS parses,
    (SELECT COUNT(*) FROM profile.Profile) AS profiles,
    (SELECT COUNT(*) FROM audit.ChangeSet) AS changes;`);
  return counts;
}

it('a file of each format that is dropped for a profile is parsed and recorded, and dropped again it changes nothing', async () => {
  const profileId = randomUUID();
  const person = { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' };
  const files = await Promise.all(
    fileExtensions.map(async (extension) => ({ extension, bytes: await resumeFile(extension, person) })),
  );
  await Promise.all(files.map(({ extension, bytes }) => drop(`${profileId}/cv.${extension}`, bytes)));
  const documents = await taken(profileId, files.length);
  const parses = await parsesOf(profileId);
  for (const { extension, bytes } of files) {
    const itemId = documentIdOf(profileId, sha256(bytes));
    expect(documents.find((document) => String(document.itemId).toLowerCase() === itemId)).toMatchObject({
      blobName: `${profileId}/${itemId}.${extension}`,
      fileName: `cv.${extension}`,
      sizeBytes: bytes.length,
      sha256: sha256(bytes),
      source: 'import',
      state: 'available',
    });
    const ofFile = parses.filter((parse) => String(parse.documentItemId).toLowerCase() === itemId);
    expect([extension, ofFile.map(({ status }) => status)]).toEqual([extension, ['parsed']]);
    const data = JSON.parse(String(ofFile[0]?.data));
    expect(data.basics.emails).toMatchObject([{ value: person.email }]);
    expect(data.work).toMatchObject([{ employer: { value: employer }, start: { value: '2019-03' } }]);
  }
  const before = await counted();
  await Promise.all(files.map(({ extension, bytes }) => drop(`${profileId}/again/cv.${extension}`, bytes)));
  await taken(profileId, files.length);
  expect(await counted()).toEqual(before);
}, 180_000);

it('files that are dropped for nobody are of whom they name: by metadata, by the e-mail address in them', async () => {
  const known = { name: 'Noor Haddad', email: 'noor.haddad@example.org' };
  const reference = resumeProfileIdOf('reference', 'old-ats', '4711');
  const byEmail = resumeProfileIdOf('email', known.email);
  const one = await resumeFile('txt', known);
  const other = await resumeFile('md', known);
  await drop('drop/a.txt', one, { source: 'old-ats', candidate_reference: '4711' });
  await drop('drop/b.txt', one);
  await drop('drop/c.md', other);
  expect(await taken(reference, 1)).toHaveLength(1);
  expect(await taken(byEmail, 2)).toHaveLength(2);
  await eventually('the originals to be gone', async () => (await names('drop/')).length === 0);
}, 120_000);

it('hostile files are refused, recorded with the reason and held out of reach', async () => {
  const profileId = randomUUID();
  const bomb = Buffer.from(
    zipSync({ '[Content_Types].xml': new Uint8Array(), 'word/document.xml': new Uint8Array(80_000_000) }),
  );
  const files: readonly (readonly [string, Buffer, string])[] = [
    ['a-empty.pdf', Buffer.alloc(0), 'empty'],
    ['b-program.pdf', Buffer.from('MZ\u0000\u0001 no PDF'), 'type-mismatch'],
    ['c-bomb.docx', bomb, 'zip-bounds'],
    ['d-cut.pdf', (await resumeFile('pdf', { name: 'X', email: 'x@example.org' })).subarray(0, 200), 'broken'],
    ['e-script.exe', Buffer.from('MZ'), 'unknown-type'],
    ['f-large.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'), 'too-large'],
  ];
  for (const [name, bytes] of files) await drop(`${profileId}/${name}`, bytes);
  const documents = await taken(profileId, files.length);
  expect(documents.map(({ fileName, state, stateReason }) => [fileName, state, stateReason])).toEqual(
    files.map(([name, , reason]) => [name, 'refused', reason]),
  );
  const parses = await parsesOf(profileId);
  expect(parses.map(({ rawText }) => rawText)).toEqual(files.map(() => null));
}, 180_000);

it('what is sure in an import goes into the drafts of steps that nobody has touched, once', async () => {
  const { client } = stack;
  const [profileId, silent] = [randomUUID(), randomUUID()];
  const file = (email: string) => resumeFile('json', { name: 'Ida Berg', email });
  const typed = { education: [{ institution: 'Leeds' }] };
  await client.outcomeOf(await client.saveDraft(profileId, 'education', typed));
  await drop(`${profileId}/cv.json`, await file('ida@example.org'));
  await drop(`${silent}/cv.json`, await file('ida@example.org'), { drafts: 'false' });
  const [{ itemId } = {}] = await taken(profileId, 1);
  await taken(silent, 1);
  const draftsOf = (id: string) =>
    stack.rows(`SELECT step, draft, operationId FROM builder.StepDraft WHERE profileId = '${id}' ORDER BY step;`);
  const drafts = await eventually('both drafts', async () => {
    const rows = await draftsOf(profileId);
    return rows.length === 2 && rows;
  });
  expect(drafts.map(({ step, draft }) => [step, JSON.parse(String(draft))])).toMatchObject([
    ['education', typed],
    ['experience', { workExperience: [{ employer, title: 'Warehouse Manager', startDate: '2019-03' }] }],
  ]);
  const { body } = await client.get(`/api/profiles/${profileId}/history/${drafts[1]?.operationId}`);
  const reason = expect.stringContaining(`Resume ${String(itemId).toLowerCase()}, parse `);
  expect(body).toMatchObject({ kind: 'save-draft', step: 'experience', source: 'resume', reason });
  // A second resume finds the step taken; so does the first one where the candidate was before it.
  await drop(`${profileId}/newer.json`, await file('ida.berg@example.org'));
  await taken(profileId, 2);
  const outcomes = await eventually('what became of all drafts', async () => {
    const rows = await stack.rows(`SELECT step, status FROM ops.Operation WHERE profileId = '${profileId}'
      AND kind = 'save-draft' ORDER BY step, operationNumber;`);
    return rows.length === 5 && rows;
  });
  expect(outcomes.map(({ step, status }) => `${step} ${status}`)).toEqual([
    'education applied',
    'education conflict',
    'education conflict',
    'experience applied',
    'experience conflict',
  ]);
  expect(await draftsOf(profileId)).toEqual(drafts);
  expect(await draftsOf(silent)).toEqual([]);
}, 120_000);

it('what a candidate uploads is told, downloaded as it came, and goes for good', async () => {
  const profileId = randomUUID();
  const { client } = stack;
  const bytes = await resumeFile('pdf', { name: 'Ida Berg', email: 'ida.berg@example.org' });
  const asked = { fileName: 'Lebenslauf Jörg.pdf', contentType: 'application/pdf', sizeBytes: bytes.length };
  const { status, body } = await client.send('POST', `/api/profiles/${profileId}/resumes`, {}, asked);
  expect(status).toBe(201);
  const { upload, resume } = body as { upload: { url: string; headers: Record<string, string> }; resume: string };
  const put = async (content: Buffer) =>
    (await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(content) })).status;
  const mayPut = async (asking: string) =>
    (
      await fetch(upload.url, {
        method: 'OPTIONS',
        headers: {
          origin: asking,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': Object.keys(upload.headers).join(),
        },
      })
    ).headers.get('access-control-allow-origin');
  expect([await mayPut(origin), await mayPut('https://elsewhere.example')]).toEqual([origin, null]);
  expect(await put(bytes)).toBe(201);
  await taken(profileId, 1);
  const told = await client.get(resume);
  expect(told.body).toMatchObject({
    documentId: body.documentId,
    fileName: 'Lebenslauf Jörg.pdf',
    source: 'upload',
    state: 'available',
    parses: [{ status: 'parsed' }],
  });
  const another = Buffer.from('%PDF-1.7 another');
  expect(await put(another)).toBe(403);
  const download = () => authorized(`${resume}/file`);
  const file = await download();
  expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''Lebenslauf%20J%C3%B6rg.pdf");
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  // He takes over what he wants himself.
  expect(await stack.rows(`SELECT step FROM builder.StepDraft WHERE profileId = '${profileId}';`)).toEqual([]);
  const deleted = await client.send('DELETE', resume, { prefer: 'wait=20' });
  expect(deleted.body).toMatchObject({ status: 'applied', kind: 'delete-resume' });
  expect((await download()).status).toBe(404);
  expect(await put(another)).toBe(403);
  expect(await names(`${profileId}/`)).toEqual([]);
  expect(await parsesOf(profileId)).toEqual([]);
}, 120_000);

async function authorized(path: string): Promise<Response> {
  return fetch(`${stack.client.url}${path}`, { headers: { authorization: await stack.client.authorization(path) } });
}
