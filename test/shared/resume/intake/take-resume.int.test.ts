// Files of the container `resumes` in a real storage client's hands; the parser and the queue are the test's own.
import { createHash } from 'node:crypto';
import type { ContainerClient } from '@azure/storage-blob';
import { documentIdOf, resumeProfileIdOf } from '../../../../shared/commands/identifiers';
import { type RecordResume, readCommand, type SaveDraft } from '../../../../shared/commands/kinds';
import { heldName, uploadName } from '../../../../shared/resume/intake/blob-name';
import type { IntakeTools } from '../../../../shared/resume/intake/intake';
import { manifestsOf } from '../../../../shared/resume/intake/manifests';
import { takeResume } from '../../../../shared/resume/intake/take-resume';
import { verdictTag } from '../../../../shared/resume/intake/verdict';
import { limits } from '../../../../shared/resume/limits';
import type { ParseResult } from '../../../../shared/resume/model/parse-result';
import { idOf } from '../../../factories/commands';
import { type FreshStorage, freshStorage } from '../../../stand-ins/blob-storage';
import { found, parsed, refused, resumeOf } from './results';

const anna = idOf(0xa);
const text = 'Ada Lovelace\nada@example.org\n';
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
let storage: FreshStorage;
let container: ContainerClient;
let sent: RecordResume[];
let drafts: SaveDraft[];
let parsedNames: string[];

beforeAll(async () => {
  storage = await freshStorage();
  container = storage.service.getContainerClient('resumes');
});
afterAll(() => storage?.stop());
beforeEach(async () => {
  sent = [];
  drafts = [];
  parsedNames = [];
  await container.create();
});
afterEach(async () => {
  await container.delete();
});

function toolsWith(given: Partial<IntakeTools> & { readonly result?: ParseResult } = {}): IntakeTools {
  return {
    container,
    pool: {
      async parse({ name }) {
        parsedNames.push(name);
        return given.result ?? parsed();
      },
    },
    tellOf: manifestsOf(container),
    knownParse: async () => undefined,
    recogniser: undefined,
    async send(command) {
      expect(readCommand(JSON.parse(JSON.stringify(command)))).toMatchObject({ ok: true });
      if (command.kind === 'save-draft') drafts.push(command);
      else sent.push(command);
    },
    awaitScan: false,
    draftConfidence: undefined,
    ...given,
  };
}

const drop = (name: string, content: string | Buffer = text, metadata: Record<string, string> = {}) =>
  container.getBlockBlobClient(name).upload(content, Buffer.byteLength(content), { metadata });
const take = (name: string, given: Parameters<typeof toolsWith>[0] = {}) => takeResume(toolsWith(given), name);
const textOf = async (name: string) => (await container.getBlobClient(name).downloadToBuffer()).toString();

async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of container.listBlobsFlat()) found.push(name);
  return found.sort();
}

describe('a file that is dropped for a profile', () => {
  const documentId = documentIdOf(anna, sha256(text));
  const held = heldName(anna, documentId, 'txt');

  it('is recorded with its parse and held under a name of ours, and the original is gone', async () => {
    await drop(`${anna}/My CV.txt`);
    const { createdOn } = await container.getBlobClient(`${anna}/My CV.txt`).getProperties();
    expect(await take(`${anna}/My CV.txt`)).toEqual({
      outcome: 'recorded',
      profileId: anna,
      documentId,
      status: 'parsed',
      reason: undefined,
    });
    expect(sent).toMatchObject([
      {
        kind: 'record-resume',
        profileId: anna,
        acceptedAt: createdOn?.toISOString(),
        payload: {
          documentId,
          document: {
            blobName: held,
            fileName: 'My CV.txt',
            contentType: 'text/plain',
            sizeBytes: Buffer.byteLength(text),
            sha256: sha256(text),
            source: 'import',
            state: 'available',
          },
          parse: { status: 'parsed', confidence: 0.87, text: parsed().text },
        },
      },
    ]);
    expect(await names()).toEqual([held]);
    expect(await textOf(held)).toBe(text);
  });

  it('and dropped again, under whatever name, changes nothing', async () => {
    await drop(`${anna}/a.txt`);
    await take(`${anna}/a.txt`);
    await drop(`${anna}/a.txt`);
    await drop(`${anna}/copies/b.txt`);
    expect(await take(`${anna}/a.txt`)).toEqual({ outcome: 'known' });
    expect(await take(`${anna}/copies/b.txt`)).toEqual({ outcome: 'known' });
    expect(await take(held)).toEqual({ outcome: 'known' });
    expect(sent).toHaveLength(1);
    expect(await names()).toEqual([held]);
  });

  it('is not parsed where the same bytes of that type were, unless it is ordered', async () => {
    await drop(`${anna}/a.txt`);
    const asked: unknown[] = [];
    const knownParse: IntakeTools['knownParse'] = async (file) => {
      asked.push(file);
      return parsed({ confidence: 0.5 });
    };
    await take(`${anna}/a.txt`, { knownParse });
    expect(asked).toEqual([{ sha256: sha256(text), contentType: 'text/plain' }]);
    expect(sent[0]?.payload.parse?.confidence).toBe(0.5);
    expect(parsedNames).toEqual([]);
    await takeResume(toolsWith({ knownParse }), held, { again: '1' });
    expect(parsedNames).toEqual([`${documentId}.txt`]);
  });

  it('that an older version has recorded is parsed again when it is found', async () => {
    await drop(`${anna}/a.txt`);
    await take(`${anna}/a.txt`);
    const { metadata = {} } = await container.getBlobClient(held).getProperties();
    await container.getBlobClient(held).setMetadata({ ...metadata, recorded: '0.9.0' });
    expect(await take(held)).toMatchObject({ outcome: 'recorded', documentId });
    expect(await take(held)).toEqual({ outcome: 'known' });
  });

  it('is parsed again under an order, from the name that it is held under', async () => {
    await drop(`${anna}/a.txt`, text, { source: 'old%20ATS', candidate_reference: '4711' });
    await take(`${anna}/a.txt`);
    await takeResume(toolsWith(), held, { again: 'order 1' });
    const [first, second] = sent;
    expect(second?.operationId).not.toBe(first?.operationId);
    expect(second?.payload).toEqual(first?.payload);
    expect(second?.acceptedAt).toBe(first?.acceptedAt);
    expect(await take(held)).toEqual({ outcome: 'known' });
  });

  it('stays where the queue is away, and comes to the same command next time', async () => {
    await drop(`${anna}/a.txt`);
    const commands: (RecordResume | SaveDraft)[] = [];
    const away = {
      async send(command: RecordResume | SaveDraft) {
        commands.push(command);
        throw new Error('away');
      },
    };
    await expect(take(`${anna}/a.txt`, away)).rejects.toThrow('away');
    expect(await names()).toEqual([`${anna}/a.txt`]);
    await take(`${anna}/a.txt`);
    expect(sent).toEqual(commands);
  });

  it('is finished by the next try, wherever the last one was killed', async () => {
    await drop(`${anna}/a.txt`);
    const killedAfterwards = {
      async send(command: RecordResume | SaveDraft) {
        if (command.kind === 'record-resume') sent.push(command);
        throw new Error('killed');
      },
    };
    await expect(take(`${anna}/a.txt`, killedAfterwards)).rejects.toThrow('killed');
    await take(`${anna}/a.txt`);
    expect(sent[1]).toEqual(sent[0]);
    // Held already, and the original still there.
    await drop(`${anna}/a.txt`);
    await take(`${anna}/a.txt`);
    expect(sent).toHaveLength(2);
    expect(await names()).toEqual([held]);
  });

  it('and is gone by then is left alone', async () => {
    expect(await take(`${anna}/nowhere.txt`)).toEqual({ outcome: 'gone' });
    expect(sent).toEqual([]);
  });

  it('and written anew meanwhile stays for its own turn', async () => {
    await drop(`${anna}/a.txt`);
    await take(`${anna}/a.txt`, {
      async send() {
        await drop(`${anna}/a.txt`, 'another');
      },
    });
    expect(await textOf(`${anna}/a.txt`)).toBe('another');
    expect(await textOf(held)).toBe(text);
  });
});

describe('a file that is dropped for nobody', () => {
  it('is of whom its metadata names', async () => {
    await drop('in/a.txt', text, { Source: 'old%20ATS', candidate_reference: 'M%C3%BCller', filename: 'CV%20M.txt' });
    await drop('in/b.txt', text, { profile_id: anna });
    await take('in/a.txt');
    await take('in/b.txt');
    expect(sent.map(({ profileId }) => profileId)).toEqual([resumeProfileIdOf('reference', 'old ATS', 'Müller'), anna]);
    expect(sent[0]?.payload.document).toMatchObject({
      fileName: 'CV M.txt',
      importSource: 'old ATS',
      candidateReference: 'Müller',
    });
  });

  it('is of whom the manifest of its folder names, in its newest version', async () => {
    await drop('in/manifest.ndjson', `{"file":"a.txt","profileId":"${anna}"}`);
    await drop('in/a.txt');
    await drop('in/b.txt');
    const tools = toolsWith();
    await takeResume(tools, 'in/a.txt');
    await drop('in/manifest.ndjson', '{"file":"b.txt","candidateReference":"4711"}');
    await takeResume(tools, 'in/b.txt');
    expect(sent.map(({ profileId }) => profileId)).toEqual([anna, resumeProfileIdOf('reference', '', '4711')]);
    expect(await takeResume(tools, 'in/manifest.ndjson')).toEqual({ outcome: 'manifest' });
    expect(await names()).toContain('in/manifest.ndjson');
  });

  it('is of the e-mail address in it, and else of its own content', async () => {
    await drop('a.txt');
    await drop('b.txt', 'another');
    await drop('c.bin', 'a third');
    await take('a.txt');
    await take('b.txt');
    await take('c.bin', { result: refused('unknown-type') });
    const byEmail = resumeProfileIdOf('email', 'ada@example.org');
    expect(sent.map(({ profileId }) => profileId)).toEqual([
      byEmail,
      byEmail,
      resumeProfileIdOf('content', sha256('a third')),
    ]);
  });
});

describe('an upload', () => {
  const documentId = idOf(0xd);
  const size = Buffer.byteLength(text);
  const name = uploadName(anna, documentId, size, 'txt');
  const held = heldName(anna, documentId, 'txt');

  it('is the document that was asked for', async () => {
    await drop(name, text, { filename: 'Mein%20Lebenslauf.txt' });
    await take(name);
    expect(sent[0]?.payload).toMatchObject({
      documentId,
      document: { fileName: 'Mein Lebenslauf.txt', source: 'upload', blobName: held },
    });
    await takeResume(toolsWith(), held, { again: '1' });
    expect(sent[1]?.payload.document.source).toBe('upload');
  });

  it('of another size than was asked for is refused, and not parsed', async () => {
    const wrong = uploadName(anna, documentId, size + 1, 'txt');
    await drop(wrong);
    const isRefused = { status: 'refused', reason: 'size-not-as-declared' };
    expect(await take(wrong)).toMatchObject(isRefused);
    // Nor by a later order, when its name says nothing of a size.
    const held = sent[0]?.payload.document.blobName ?? '';
    expect(await takeResume(toolsWith(), held, { again: '1' })).toMatchObject(isRefused);
    expect(parsedNames).toEqual([]);
  });

  it('leaves its name behind, empty, so that storage refuses a second file', async () => {
    await drop(name);
    await take(name);
    expect(await names()).toEqual([held, name]);
    expect(await textOf(name)).toBe('');
    const again = container.getBlockBlobClient(name).upload(text, size, { conditions: { ifNoneMatch: '*' } });
    await expect(again).rejects.toMatchObject({ statusCode: 409 });
    expect(await take(name)).toEqual({ outcome: 'known' });
    expect(sent).toHaveLength(1);
  });

  it('is not taken for used because somebody says so of a file', async () => {
    await drop(name, text, { used: 'true' });
    expect(await take(name)).toMatchObject({ outcome: 'recorded', status: 'parsed' });
    expect(await textOf(held)).toBe(text);
  });

  it('does not replace the file that came first under its name', async () => {
    await drop(name);
    await take(name);
    await drop(name, 'x'.repeat(size));
    expect(await take(name)).toEqual({ outcome: 'known' });
    expect(sent).toHaveLength(1);
    expect(await names()).toEqual([held, name]);
    expect([await textOf(held), await textOf(name)]).toEqual([text, '']);
  });
});

describe('what an imported resume says surely', () => {
  const work = [{ employer: found('Acme'), title: found('Nurse'), start: found('2019-03'), highlights: [] }];
  const given = { draftConfidence: 0.8, result: parsed({ resume: resumeOf({ work }) }) };

  it('goes into drafts where that is set, the same each time', async () => {
    await drop(`${anna}/a.txt`);
    await take(`${anna}/a.txt`, given);
    expect(drafts).toMatchObject([
      {
        step: 'experience',
        profileId: anna,
        expectedVersion: 0,
        expectedStepVersion: 0,
        payload: { workExperience: [{ employer: 'Acme', title: 'Nurse' }] },
      },
    ]);
    const [{ blobName = '' } = {}] = sent.map(({ payload }) => payload.document);
    await takeResume(toolsWith(given), blobName, { again: '1' });
    expect(drafts[1]).toEqual(drafts[0]);
  });

  it('does not where it is not set, where the importer says no, and of what a candidate uploads', async () => {
    await drop(`${anna}/a.txt`);
    await take(`${anna}/a.txt`, { ...given, draftConfidence: undefined });
    await drop(`${anna}/b.txt`, 'b', { drafts: 'false' });
    await take(`${anna}/b.txt`, given);
    const held = sent[1]?.payload.document.blobName ?? '';
    await takeResume(toolsWith(given), held, { again: '1' });
    const upload = uploadName(anna, idOf(0xd), 1, 'txt');
    await drop(upload, 'c');
    await take(upload, given);
    expect(sent).toHaveLength(4);
    expect(drafts).toEqual([]);
  });
});

describe('a file that is refused', () => {
  it('is held all the same, and recorded with the reason', async () => {
    await drop(`${anna}/a.pdf`, 'MZ');
    expect(await take(`${anna}/a.pdf`, { result: refused('type-mismatch') })).toMatchObject({ status: 'refused' });
    const { document, parse } = sent[0]?.payload ?? {};
    expect(document).toMatchObject({
      state: 'refused',
      stateReason: 'type-mismatch',
      contentType: 'application/octet-stream',
    });
    expect(parse).toMatchObject({ status: 'refused', confidence: null, text: null });
    expect(await names()).toEqual([document?.blobName]);
    expect(document?.blobName).toMatch(/\.bin$/);
    // Its own name says what it said it was.
    await takeResume(toolsWith(), document?.blobName ?? '', { again: '1' });
    expect(parsedNames).toEqual(['a.pdf', 'a.pdf']);
  });

  it('for its size is not parsed, and its hash is known', async () => {
    const large = Buffer.alloc(limits.bytes + 1, 'x');
    await drop(`${anna}/large.txt`, large);
    expect(await take(`${anna}/large.txt`)).toMatchObject({ status: 'refused', reason: 'too-large' });
    expect(parsedNames).toEqual([]);
    const { document } = sent[0]?.payload ?? {};
    expect(document).toMatchObject({ sha256: sha256(large), sizeBytes: large.length });
    expect(await names()).toEqual([document?.blobName]);
    expect(sha256(await container.getBlobClient(document?.blobName ?? '').downloadToBuffer())).toBe(sha256(large));
  });

  it('for being empty has a row too', async () => {
    await drop(`${anna}/empty.txt`, '');
    await take(`${anna}/empty.txt`, { result: refused('empty') });
    expect(sent[0]?.payload.document).toMatchObject({ sizeBytes: 0, stateReason: 'empty' });
  });
});

describe('where files are scanned for malware', () => {
  const scanned = { awaitScan: true };
  const name = `${anna}/a.txt`;
  const judge = (blobName: string, verdict: string) =>
    container.getBlobClient(blobName).setTags({ [verdictTag]: verdict });

  it('one waits in quarantine until it is clean', async () => {
    await drop(name);
    expect(await take(name, scanned)).toMatchObject({ status: 'quarantined', reason: 'awaiting-scan' });
    expect(parsedNames).toEqual([]);
    expect(await names()).toEqual([name]);
    await judge(name, 'No threats found');
    expect(await take(name, scanned)).toMatchObject({ status: 'parsed' });
    expect(sent.map(({ payload }) => [payload.document.state, payload.documentId])).toEqual([
      ['quarantined', sent[0]?.payload.documentId],
      ['available', sent[0]?.payload.documentId],
    ]);
    expect(sent[0]?.payload.parse).toBeUndefined();
  });

  it('one with malware is refused, and never parsed', async () => {
    await drop(name);
    await judge(name, 'Malicious');
    expect(await take(name, scanned)).toMatchObject({ status: 'refused', reason: 'malware' });
    // Nor by a later order, where nobody scans any more.
    const held = sent[0]?.payload.document.blobName ?? '';
    await takeResume(toolsWith(), held, { again: '1' });
    expect(sent[1]?.payload.document.stateReason).toBe('malware');
    expect(parsedNames).toEqual([]);
  });

  it('one of nobody waits without a row, for nobody knows whose it is', async () => {
    await drop('a.txt');
    expect(await take('a.txt', scanned)).toEqual({ outcome: 'waiting', reason: 'awaiting-scan' });
    expect(sent).toEqual([]);
    await judge('a.txt', 'No threats found');
    expect(await take('a.txt', scanned)).toMatchObject({ outcome: 'recorded' });
  });
});
