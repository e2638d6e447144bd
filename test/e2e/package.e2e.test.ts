// The deployed package alone in an empty folder, with no libraries anywhere above it: it has in itself all that it runs.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { fullPayloads } from '../factories/payloads';
import { resumeFile } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { startTestStack, type TestStack } from './stack';

const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-package-'));
let stack: TestStack;

beforeAll(async () => {
  cpSync(join(__dirname, '..', '..', 'bundle'), folder, { recursive: true });
  stack = await startTestStack({ app: folder });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true });
}, 60_000);

function above(path: string): string[] {
  return dirname(path) === path ? [path] : [path, ...above(dirname(path))];
}

it('no libraries can be found from its folder', () => {
  expect(readdirSync(folder)).toContain('index.js');
  expect(above(folder).filter((each) => existsSync(join(each, 'node_modules')))).toEqual([]);
});

it('it takes a step, writes it and reads it back', async () => {
  const profileId = randomUUID();
  const written = await stack.client.submit(profileId, 'aspirations', fullPayloads.aspirations, { prefer: 'wait=20' });
  expect(await stack.client.outcomeOf(written)).toMatchObject({ status: 'applied' });
  expect(await stack.client.getStep(profileId, 'aspirations')).toMatchObject({ status: 200 });
});

it.each(['pdf', 'docx', 'html'] as const)('it parses a resume as %s, in a process of its own', async (extension) => {
  const profileId = randomUUID();
  const person = { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' };
  const bytes = await resumeFile(extension, person);
  const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
  const blob = storage.getContainerClient('resumes').getBlockBlobClient(`${profileId}/cv.${extension}`);
  await blob.upload(bytes, bytes.length);
  const [parse] = await eventually(
    'the parse of the resume',
    async () => {
      const found = await stack.rows(
        `SELECT status, rawText FROM profile.ResumeParsingData WHERE profileId = '${profileId}';`,
      );
      return found.length > 0 && found;
    },
    60_000,
  );
  expect(parse).toMatchObject({ status: 'parsed', rawText: expect.stringContaining(person.name) });
});
