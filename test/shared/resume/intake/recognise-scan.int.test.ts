// Scans in a real storage client's hands, recognised by a service on a real socket and parsed in real children; the queue is the test's own.
import type { ContainerClient } from '@azure/storage-blob';
import type { RecordResume } from '../../../../shared/commands/kinds';
import type { IntakeTools } from '../../../../shared/resume/intake/intake';
import { type IntakeOrder, takeResume } from '../../../../shared/resume/intake/take-resume';
import { limits } from '../../../../shared/resume/limits';
import type { ParsedResume } from '../../../../shared/resume/model/parsed-resume';
import { createRecogniser } from '../../../../shared/resume/recognise/document-intelligence';
import { RecognitionUnavailable } from '../../../../shared/resume/recognise/errors';
import { createParsePool, type ParsePool } from '../../../../shared/resume/sandbox/parse-pool';
import { parserId } from '../../../../shared/resume/version';
import { analysisOf, column } from '../../../factories/analyses';
import { idOf } from '../../../factories/commands';
import { resumeFile, scannedPdf } from '../../../factories/resume-files';
import { type FreshStorage, freshStorage } from '../../../stand-ins/blob-storage';
import { type DocumentIntelligence, startDocumentIntelligence } from '../../../stand-ins/document-intelligence';

const anna = idOf(0xa);
const name = `${anna}/cv.pdf`;
const times = { start: 5_000, result: 5_000, try: 5_000, pause: 2 };
const resume = [
  'Maya Lindqvist',
  'maya.lindqvist@example.org',
  'Experience',
  'Warehouse Manager, Brightwell Logistics Ltd',
  'March 2019 - Present',
  'Education',
  'Bachelor of Science in Logistics, University of Leeds',
  '2012 - 2015',
];
const legible = analysisOf([{ lines: column(resume, 60, 80), angle: 90.5 }]);
const blank = analysisOf([{ lines: [] }]);

let answer: object;
let storage: FreshStorage;
let container: ContainerClient;
let service: DocumentIntelligence;
let pool: ParsePool;
let scan: Buffer;
let sent: RecordResume[];

beforeAll(async () => {
  pool = createParsePool({ children: 1 });
  storage = await freshStorage();
  container = storage.service.getContainerClient('resumes');
  scan = await scannedPdf(2);
});
afterAll(async () => {
  await pool?.close();
  await storage?.stop();
});
beforeEach(async () => {
  answer = legible;
  sent = [];
  service = await startDocumentIntelligence({ answerTo: () => answer, token: 'the token' });
  await container.create();
  await drop(name, scan);
});
afterEach(async () => {
  await container.delete();
  await service.close();
});

function tools(given: Partial<IntakeTools> = {}): IntakeTools {
  return {
    container,
    pool,
    tellOf: async () => ({}),
    knownParse: async () => undefined,
    recogniser: recogniser(),
    async send(command) {
      if (command.kind === 'record-resume') sent.push(command);
    },
    awaitScan: false,
    draftConfidence: undefined,
    ...given,
  };
}

const recogniser = () =>
  createRecogniser({ endpoint: service.url, model: 'prebuilt-read', token: async () => 'the token', times });
/** For longer than anybody waits. */
const away = { status: 503, headers: { 'retry-after': '3600' } };
const drop = (blob: string, bytes: Buffer) => container.getBlockBlobClient(blob).upload(bytes, bytes.length);
const take = (given: Partial<IntakeTools> = {}, blob = name, order: IntakeOrder = {}) =>
  takeResume(tools(given), blob, order);
const parseOf = (command = sent.at(-1)) => command?.payload.parse;
const heldName = () => sent.at(-1)?.payload.document.blobName ?? '';
const metadataOf = async (blob: string) => (await container.getBlobClient(blob).getProperties()).metadata;
const handedIn = () => service.asked.filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('a scan', () => {
  it('ends as no-text where nobody is set to recognise it, and nothing is sent anywhere', async () => {
    await take({ recogniser: undefined });
    expect(parseOf()).toMatchObject({ status: 'no-text', text: null, data: {} });
    expect(service.asked).toEqual([]);
  });

  it('is recognised, parsed as any other resume, and held as it came', async () => {
    expect(await take()).toMatchObject({ outcome: 'recorded', status: 'parsed' });
    expect(handedIn()).toEqual([scan]);
    const { data, warnings, text, parserVersion } = parseOf() ?? {};
    const { basics, work, education, recognisedBy } = data as unknown as ParsedResume;
    expect(basics).toMatchObject({
      name: { value: 'Maya Lindqvist' },
      emails: [{ value: 'maya.lindqvist@example.org' }],
    });
    expect(work).toMatchObject([{ employer: { value: 'Brightwell Logistics Ltd' }, start: { value: '2019-03' } }]);
    expect(education).toMatchObject([{ institution: { value: 'University of Leeds' } }]);
    expect(recognisedBy).toEqual({ model: 'prebuilt-read', apiVersion: '2024-11-30' });
    expect(warnings).toContain('recognised');
    expect(text).toBe(`${resume.join('\n')}\n`);
    expect(parserVersion).toBe(parserId.version);
    expect(await container.getBlobClient(heldName()).downloadToBuffer()).toEqual(scan);
    expect(await metadataOf(heldName())).not.toHaveProperty('recognition');
  });

  it('that has no legible letter stays no-text, and says that it was looked at', async () => {
    answer = blank;
    await take();
    expect(parseOf()).toMatchObject({ status: 'no-text', warnings: ['recognised'] });
  });

  it.each<readonly [string, () => void, string]>([
    ['is not taken', () => service.instead('POST', { status: 400 }), 'recognition-refused'],
    [
      'cannot be read',
      () => service.instead('GET', { status: 200, body: { status: 'failed', error: { code: 'InvalidRequest' } } }),
      'recognition-refused',
    ],
    ['fails', () => service.instead('GET', { status: 200, body: { status: 'failed' } }), 'recognition-failed'],
    [
      'is answered something else',
      () => service.instead('GET', { status: 200, body: { status: 'succeeded', analyzeResult: {} } }),
      'recognition-failed',
    ],
  ])('that %s there stays no-text, with why', async (_, prepare, warning) => {
    prepare();
    expect(await take()).toMatchObject({ outcome: 'recorded', status: 'no-text' });
    expect(parseOf()).toMatchObject({ status: 'no-text', warnings: [warning], data: {} });
  });

  it('stays where it was while the service is away, and is recognised afterwards', async () => {
    service.instead('POST', away);
    const reason = 'Document Intelligence is not available: it answered 503';
    expect(await take()).toEqual({ outcome: 'waiting', reason });
    expect(sent).toEqual([]);
    expect(await container.getBlobClient(name).downloadToBuffer()).toEqual(scan);
    expect(await take()).toMatchObject({ status: 'parsed' });
  });

  it('that came before the setting did is recognised when it is ordered again', async () => {
    await take({ recogniser: undefined });
    expect(await take({}, heldName())).toEqual({ outcome: 'known' });
    // Nobody but the message knows of the order: it has to come back.
    service.instead('POST', away);
    await expect(take({}, heldName(), { again: 'reparse' })).rejects.toThrow(RecognitionUnavailable);
    expect(await take({}, heldName(), { again: 'reparse' })).toMatchObject({ status: 'parsed' });
    expect(await metadataOf(heldName())).not.toHaveProperty('recognition');
  });
});

describe('a scan is handed in once', () => {
  it('though its result takes longer than anybody waits', async () => {
    service.instead('GET', { status: 200, body: { status: 'running' }, headers: { 'retry-after': '9' } });
    expect(await take()).toMatchObject({ outcome: 'waiting', reason: expect.stringContaining('longer than usual') });
    expect(await take()).toMatchObject({ status: 'parsed' });
    expect(handedIn()).toHaveLength(1);
  });

  it('though two take it at the same time', async () => {
    const taken = await Promise.all([take(), take()]);
    expect(handedIn()).toHaveLength(1);
    expect(taken).toContainEqual(expect.objectContaining({ outcome: 'recorded', status: 'parsed' }));
  });

  it('and anew once whoever was handing it in must have been killed', async () => {
    const claimedAt = (at: number) => ({ recognition: new Date(at).toISOString() });
    await container.getBlobClient(name).setMetadata(claimedAt(Date.now() - 60_000));
    const reason = 'Document Intelligence is not available: the file is being handed in already';
    expect(await take()).toEqual({ outcome: 'waiting', reason });
    expect(handedIn()).toHaveLength(0);
    await container.getBlobClient(name).setMetadata(claimedAt(Date.now() - 180_000));
    expect(await take()).toMatchObject({ status: 'parsed' });
    expect(handedIn()).toHaveLength(1);
  });

  it('though what was read in it cannot be sent to the queue', async () => {
    const send = async () => Promise.reject(new Error('the queue is away'));
    await expect(take({ send })).rejects.toThrow('the queue is away');
    expect(await take()).toMatchObject({ status: 'parsed' });
    expect(handedIn()).toHaveLength(1);
  });

  it('though it is dropped again, for somebody else, by whom it is known already', async () => {
    const known = async () =>
      ({ status: 'no-text', parser: parserId, warnings: [{ code: 'recognised' }], pages: 0 }) as const;
    expect(await take({ knownParse: known })).toMatchObject({ status: 'no-text' });
    expect(service.asked).toEqual([]);
  });

  it('and anew where nobody has tried before, or the service keeps its result no more', async () => {
    const known = async () => ({ status: 'no-text', parser: parserId, warnings: [], pages: 0 }) as const;
    service.instead('GET', { status: 404 });
    expect(await take({ knownParse: known })).toMatchObject({ outcome: 'waiting' });
    service.instead('GET', { status: 404 });
    expect(await take({ knownParse: known })).toMatchObject({ status: 'parsed' });
    expect(handedIn()).toHaveLength(2);
  });
});

it('nothing but a scan is ever sent there: no text, no page too many, no byte too many', async () => {
  const person = { name: 'Maya Lindqvist', email: 'maya.lindqvist@example.org' };
  await drop(`${anna}/text.pdf`, await resumeFile('pdf', person));
  await drop(`${anna}/long.pdf`, await scannedPdf(51));
  await drop(`${anna}/large.pdf`, Buffer.concat([scan, Buffer.alloc(limits.bytes)]));
  await drop(`${anna}/empty.html`, Buffer.from('<!doctype html><html><body></body></html>'));
  for (const blob of ['text.pdf', 'long.pdf', 'large.pdf', 'empty.html']) await take({}, `${anna}/${blob}`);
  expect(sent.map((command) => parseOf(command)?.status)).toEqual(['parsed', 'refused', 'refused', 'no-text']);
  expect(service.asked).toEqual([]);
});
