// Look-ups of stored resume files and of what was read in them.
import { itemTag } from '../../../shared/audit/item-tag';
import { parseIdOf } from '../../../shared/commands/identifiers';
import { readProfileAsOf } from '../../../shared/reading/read-as-of';
import { readExport } from '../../../shared/reading/read-export';
import { readParse, readParseOfContent } from '../../../shared/reading/read-parse';
import { mostFiles, readRecorded } from '../../../shared/reading/read-recorded';
import { readResume, readResumes } from '../../../shared/reading/read-resumes';
import { readStep } from '../../../shared/reading/read-step';
import { countUnparsed, readUnparsed, type UnparsedFilter } from '../../../shared/reading/read-unparsed';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDeletedFile, aFile, anErasure, aRecord, aSubmit, fileId, idOf, instantOf } from '../../factories/commands';
import { write } from './written';

const [profileId, otherId, erasedId, nobodyId] = [idOf(0xabc), idOf(0xdef), idOf(0xe5a), idOf(0x404)];
const parser = { name: 'stepkeeper', version: '1.0.0' };
const next = { name: 'stepkeeper', version: '2.0.0' };
/** Longer than what every server reads of one column in the short way. */
const longText = `]["Größe "1" \\ ’\n${'Zeile\r\n'.repeat(2000)}\fSeite 2 😀\n"]`;
const data = { basics: { name: { value: 'Łukasz "L" Nowak', confidence: 0.95 } }, skills: ['a'.repeat(5000)] };

let database: FreshDatabase;

/** One batch each, so that the database's clock tells them apart. */
beforeAll(async () => {
  database = await freshDatabase();
  const typed = { ...aFile(9), itemId: idOf(0x9999), sha256: '1'.padStart(64, '0') };
  await write(database, aSubmit({ number: 1, step: 'resume', payload: { resumeDocuments: [typed] } }));
  await write(database, aRecord({ number: 2, file: 1, parse: { data, text: longText, warnings: ['no-contact'] } }));
  await write(
    database,
    aRecord({ number: 3, file: 1, parse: { parserVersion: '2.0.0', status: 'failed', confidence: null } }),
  );
  const waiting = { state: 'quarantined', stateReason: 'awaiting-scan' } as const;
  await write(database, aRecord({ number: 4, file: 2, document: waiting, parse: null }));
  const malware = { state: 'refused', stateReason: 'malware' } as const;
  await write(database, aRecord({ number: 5, file: 3, document: malware, parse: null }));
  await write(database, aRecord({ number: 6, file: 4 }), aDeletedFile({ number: 7, file: 4 }));
  await write(
    database,
    aRecord({ number: 8, profileId: otherId, file: 5, document: { importSource: 'agency' }, parse: null }),
  );
  await write(database, aRecord({ number: 9, profileId: erasedId, file: 6 }));
  await write(database, anErasure({ number: 10, profileId: erasedId }));
});
afterAll(() => database?.drop());

test('the files of a profile are told newest first, with what came of their parses; entries without a file are not', async () => {
  const resumes = await readResumes(database.pool, profileId);
  expect(resumes.map(({ documentId }) => documentId)).toEqual([fileId(3), fileId(2), fileId(1)]);
  expect(resumes[1]).toMatchObject({ fields: { state: 'quarantined', stateReason: 'awaiting-scan' }, parses: [] });
  expect(resumes[2]).toMatchObject({
    fields: { fileName: 'cv.pdf', originalName: 'cv.pdf', sizeBytes: 1001, state: 'available', isPrimary: false },
    createdAt: expect.stringMatching(/Z$/),
    parses: [
      { parserVersion: '2.0.0', status: 'failed', confidence: null },
      {
        parseId: parseIdOf(fileId(1), 'stepkeeper', '1.0.0'),
        parserVersion: '1.0.0',
        status: 'parsed',
        confidence: 0.9,
        warnings: ['no-contact'],
      },
    ],
  });
  expect(resumes[2]?.parses[0]).not.toHaveProperty('data');
});

test('one file is told like all, with the tag of its fields, and none that is not there', async () => {
  const resume = await readResume(database.pool, profileId, fileId(1));
  expect(resume).toEqual((await readResumes(database.pool, profileId))[2]);
  expect(resume?.tag).toBe(itemTag(resume?.fields ?? {}));
  for (const [profile, file] of [
    [profileId, fileId(4)],
    [otherId, fileId(1)],
    [profileId, idOf(0x9999)],
  ] as const) {
    expect(await readResume(database.pool, profile, file)).toBeUndefined();
  }
});

test('a parse is told whole, as it was recorded: by its id, or the newest in which something was found', async () => {
  const whole = { documentId: fileId(1), parserVersion: '1.0.0', data, text: longText };
  expect(await readParse(database.pool, profileId, fileId(1))).toMatchObject(whole);
  const id = parseIdOf(fileId(1), 'stepkeeper', '2.0.0');
  expect(await readParse(database.pool, profileId, fileId(1), id)).toMatchObject({ parseId: id, status: 'failed' });
  expect(await readParse(database.pool, otherId, fileId(1), id)).toBeUndefined();
  expect(await readParse(database.pool, profileId, fileId(2))).toBeUndefined();
});

test('the same bytes are found whoever has them, of the same type, by the same version, unless that one failed', async () => {
  const file = { sha256: '1'.padStart(64, '0'), contentType: 'application/pdf' };
  expect(await readParseOfContent(database.pool, file, parser)).toMatchObject({
    documentId: fileId(1),
    text: longText,
  });
  expect(await readParseOfContent(database.pool, file, next)).toBeUndefined();
  expect(await readParseOfContent(database.pool, { ...file, contentType: 'text/plain' }, parser)).toBeUndefined();
  expect(await readParseOfContent(database.pool, { ...file, sha256: '9'.padStart(64, '0') }, parser)).toBeUndefined();
});

test('whose files still are is told of many at once', async () => {
  const keys = [
    { profileId, documentId: fileId(1) },
    { profileId, documentId: fileId(2) },
    { profileId, documentId: fileId(4) },
    { profileId: erasedId, documentId: fileId(6) },
    { profileId: nobodyId, documentId: fileId(1) },
  ];
  const none = { isDeleted: false, erasedAt: null };
  const told = await readRecorded(database.pool, keys);
  expect(new Map(told.map((one) => [`${one.profileId}/${one.documentId}`, one]))).toEqual(
    new Map(
      [
        { ...keys[0], ...none },
        { ...keys[1], ...none },
        { ...keys[2], ...none, isDeleted: true },
        { ...keys[3], ...none, erasedAt: instantOf(10) },
        { ...keys[4], ...none },
      ].map((one) => [`${one.profileId}/${one.documentId}`, one]),
    ),
  );
  expect(await readRecorded(database.pool, [])).toEqual([]);
  const many = Array.from({ length: mostFiles + 1 }, (_, at) => ({ profileId, documentId: idOf(at) }));
  await expect(readRecorded(database.pool, many)).rejects.toThrow(RangeError);
});

async function unparsed(by: typeof parser, filter: UnparsedFilter = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const { profileId: of, documentId, blobName } of readUnparsed(database.pool, by, filter)) {
    expect(blobName).toBe(`${of}/${documentId}.pdf`);
    found.push(documentId);
  }
  expect(await countUnparsed(database.pool, by, filter)).toBe(found.length);
  return found.sort();
}

test('files that a version has yet to read are walked; what waits for its verdict, or is malware, is not among them', async () => {
  expect(await unparsed(parser)).toEqual([fileId(5)]);
  expect(await unparsed({ ...parser, version: '3.0.0' })).toEqual([fileId(1), fileId(5)]);
  expect(await unparsed(parser, { profileId })).toEqual([]);
  expect(await unparsed(next, { statuses: ['failed', 'refused'] })).toEqual([fileId(1)]);
  expect(await unparsed(parser, { statuses: ['failed', 'refused'] })).toEqual([]);
});

test('more files than a page are walked, each once', async () => {
  const crowd = Array.from({ length: 1003 }, (_, at) =>
    aRecord({ number: 0x10_0000 + at, profileId: idOf(0x20_0000 + at), file: 7, parse: null }),
  );
  await write(database, ...crowd);
  const all: { profileId: string; documentId: string }[] = [];
  for await (const one of readUnparsed(database.pool, parser)) all.push(one);
  expect(new Set(all.map((one) => one.profileId)).size).toBe(1004);
  expect(all).toHaveLength(1004);
});

test('the step, an instant of the past and the export of the person have files and parses whole', async () => {
  const step = await readStep(database.pool, profileId, 'resume');
  const parses = step.final?.resumeParsing as { rawText: string }[];
  expect(parses.map(({ rawText }) => rawText)).toContain(longText);
  const now = new Date(Date.now() + 60_000).toISOString();
  const asOf = await readProfileAsOf(database.pool, profileId, now);
  if (asOf === undefined || typeof asOf === 'string') throw new Error('no profile');
  expect(asOf.steps.resume).toMatchObject({ final: step.final, version: step.version });
  const whole = await readExport(database.pool, profileId);
  expect(whole?.profile?.steps.resume.final).toEqual(step.final);
});
