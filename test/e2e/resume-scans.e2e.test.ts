// Scans on the whole stack, the app with an identity of its own: dropped, recognised by a service on a real socket, and read as resumes.
import { randomUUID } from 'node:crypto';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { analysisOf, column } from '../factories/analyses';
import { employer, scannedPdf } from '../factories/resume-files';
import { eventually } from '../local/eventually';
import { type DocumentIntelligence, startDocumentIntelligence } from '../stand-ins/document-intelligence';
import { startTestStack, type TestStack } from './stack';

const analysis = analysisOf([
  {
    lines: [
      { text: 'Maya Lindqvist', x: 60, baseline: 70, size: 20 },
      ...column(['maya.lindqvist@example.org', 'Experience', `Warehouse Manager, ${employer}`], 60, 100),
      { text: 'March 2019 - Present', x: 430, baseline: 128 },
      ...column(['Education', 'Bachelor of Science in Logistics, University of Leeds', '2012 - 2015'], 60, 156),
    ],
    angle: -0.7,
  },
]);
let service: DocumentIntelligence;
let stack: TestStack;
let container: ContainerClient;

beforeAll(async () => {
  service = await startDocumentIntelligence({ answerTo: () => analysis });
  const compared = { RESUMES_RECONCILE_SCHEDULE: '*/1 * * * * *', RESUMES_RECONCILE_AFTER_MINUTES: '0' };
  stack = await startTestStack({ env: { RESUMES_OCR_ENDPOINT: service.url, ...service.identity, ...compared } });
  const storage = BlobServiceClient.fromConnectionString(stack.settings.AzureWebJobsStorage ?? '');
  container = storage.getContainerClient('resumes');
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  await service?.close();
});

const drop = (name: string, bytes: Buffer) => container.getBlockBlobClient(name).upload(bytes, bytes.length);
const handedIn = () => service.asked.filter(({ method }) => method === 'POST');
const resumesOf = (profileId: string, status: string) =>
  eventually(
    `a resume of ${profileId} to be ${status}`,
    async () => {
      const { body } = await stack.client.get(`/api/profiles/${profileId}/resumes`);
      const { resumes } = body as { resumes: { documentId: string; parses: { status: string; parseId: string }[] }[] };
      return resumes.find(({ parses }) => parses.some((parse) => parse.status === status));
    },
    60_000,
  );

it('a scan that is dropped is offered as any other resume, says who has read it, and is sent away once for all profiles', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const scan = await scannedPdf();
  await drop(`${one}/scan.pdf`, scan);
  const { documentId, parses } = await resumesOf(one, 'parsed');
  const path = `/api/profiles/${one}/resumes/${documentId}`;
  const { body: parse } = await stack.client.get(`${path}/parses/${parses[0]?.parseId}`);
  expect(parse).toMatchObject({
    status: 'parsed',
    warnings: expect.arrayContaining([{ code: 'recognised' }]),
    data: {
      recognisedBy: { model: 'prebuilt-read', apiVersion: '2024-11-30' },
      basics: { name: { value: 'Maya Lindqvist' } },
      work: [{ employer: { value: employer }, start: { value: '2019-03' } }],
    },
  });
  const { body: offered } = await stack.client.get(`${path}/suggestions`);
  expect(offered).toMatchObject({ steps: expect.arrayContaining([expect.objectContaining({ step: 'experience' })]) });
  await drop(`${other}/the same.pdf`, scan);
  await resumesOf(other, 'parsed');
  expect(handedIn()).toHaveLength(1);
}, 120_000);

it('a scan that comes while the service is away is recognised when it is back', async () => {
  const profileId = randomUUID();
  const before = handedIn().length;
  service.instead('POST', { status: 503, headers: { 'retry-after': '3600' } });
  await drop(`${profileId}/scan.pdf`, await scannedPdf(2));
  await resumesOf(profileId, 'parsed');
  expect(handedIn().length - before).toBe(2);
  expect(stack.log().filter((line) => line.includes('it answered 503'))).toHaveLength(1);
}, 120_000);
