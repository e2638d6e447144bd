// Resume files that no event brings on: those that wait for the malware scan, and those that an older version has read.
import { randomUUID } from 'node:crypto';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { verdictTag } from '../../shared/resume/intake/verdict';
import { parserId } from '../../shared/resume/version';
import { startCli } from '../cli/migrate/run-cli';
import { resumeFile } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { type Row, startTestStack, type TestStack } from './stack';

const profileId = randomUUID();
const person = { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' };
let stack: TestStack;
let container: ContainerClient;

beforeAll(async () => {
  stack = await startTestStack({
    env: {
      RESUMES_AWAIT_SCAN: 'true',
      RESUMES_RECONCILE_SCHEDULE: '*/1 * * * * *',
      RESUMES_RECONCILE_AFTER_MINUTES: '0',
    },
  });
  const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
  container = storage.getContainerClient('resumes');
}, 120_000);
afterAll(() => stack?.stop());

function inState(fileName: string, state: string): Promise<Row> {
  return eventually(
    `${fileName} to be ${state}`,
    async () => {
      const [row] = await stack.rows(`SELECT d.itemId, d.state, d.stateReason, d.blobName,
          (SELECT COUNT(*) FROM profile.ResumeParsingData AS p WHERE p.documentItemId = d.itemId) AS parses
        FROM profile.ResumeDocument AS d WHERE d.profileId = '${profileId}' AND d.fileName = '${fileName}';`);
      return row?.state === state && row;
    },
    60_000,
  );
}

async function drop(fileName: string): Promise<void> {
  const bytes = Buffer.concat([await resumeFile('txt', person), Buffer.from(fileName)]);
  await container.getBlockBlobClient(`${profileId}/${fileName}`).upload(bytes, bytes.length);
}

const judge = (fileName: string, verdict: string) =>
  container.getBlobClient(`${profileId}/${fileName}`).setTags({ [verdictTag]: verdict });

it('a file is quarantined until it is found clean, and nobody is handed it before', async () => {
  await drop('clean.txt');
  const { itemId, parses } = await inState('clean.txt', 'quarantined');
  expect(parses).toBe(0);
  const file = `/api/profiles/${profileId}/resumes/${itemId}/file`;
  expect(await stack.client.get(file)).toMatchObject({ status: 409 });
  await judge('clean.txt', 'No threats found');
  expect(await inState('clean.txt', 'available')).toMatchObject({ itemId, stateReason: null, parses: 1 });
}, 120_000);

it('a file with malware is refused', async () => {
  await drop('malware.txt');
  await inState('malware.txt', 'quarantined');
  await judge('malware.txt', 'Malicious');
  expect(await inState('malware.txt', 'refused')).toMatchObject({ stateReason: 'malware' });
}, 120_000);

it('what an older version has read is read again', async () => {
  const { blobName } = await inState('clean.txt', 'available');
  const blob = container.getBlobClient(String(blobName));
  const recorded = async () => (await blob.getProperties()).metadata?.recorded;
  await eventually('the file to be settled', async () => (await recorded()) === parserId.version);
  await blob.setTags({ [verdictTag]: 'No threats found' });
  await blob.setMetadata({ ...(await blob.getProperties()).metadata, recorded: '0.9.0' });
  await eventually('the file to be read again', async () => (await recorded()) === parserId.version, 60_000);
}, 120_000);

it('what an operator orders is parsed again, under the same version and with an operation of its own', async () => {
  const { itemId } = await inState('clean.txt', 'available');
  const operations = () =>
    stack.rows(`SELECT operationId FROM ops.Operation WHERE profileId = '${profileId}' AND kind = 'record-resume';`);
  const before = (await operations()).length;
  const { code, stdout, stderr } = await startCli(
    stack.settings.SQL_CONNECTION_STRING,
    ['resumes', 'reparse', '--status', 'parsed', '--profile', profileId],
    { ServiceBusConnection: stack.settings.ServiceBusConnection ?? '' },
  ).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`1 files are queued, to be parsed by stepkeeper ${parserId.version}\n`);
  await eventually('the operation of the order', async () => (await operations()).length > before, 60_000);
  expect(await inState('clean.txt', 'available')).toMatchObject({ itemId, parses: 1 });
}, 120_000);

it('an operator is told when this version has parsed all', async () => {
  await inState('clean.txt', 'available');
  await stack.rows(`UPDATE profile.ResumeParsingData SET parserVersion = '0.9.0'
    WHERE profileId = '${profileId}' AND status = 'parsed';`);
  const { code, stdout, stderr } = await startCli(stack.settings.SQL_CONNECTION_STRING, ['resumes', 'reparse'], {
    ServiceBusConnection: stack.settings.ServiceBusConnection ?? '',
  }).ended;
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `1 files are queued, to be parsed by stepkeeper ${parserId.version}\n`,
  });
  expect(stderr).toContain('1 of 1 files');
}, 180_000);
