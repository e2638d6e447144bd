// Of the parses of a profile, each with the text of its file, a batch reads what it may replace or take away; what it decides is the same.
import { parseIdOf } from '../../../shared/commands/identifiers';
import type { Command } from '../../../shared/commands/kinds';
import { sections } from '../../../shared/sections/all';
import { resumeParsing } from '../../../shared/sections/resume-parsing';
import { runBatch } from '../../../shared/sql/transaction';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { loadBatch } from '../../../shared/writer/load';
import { loadedState } from '../../../shared/writer/loaded';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import {
  aDelete,
  aDeletedFile,
  aFile,
  anImport,
  anUndo,
  aPut,
  aRecord,
  aRevert,
  aSubmit,
  fileId,
  idOf,
} from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { expectIntactChain } from './stored-chain';

const profileId = idOf(0xabc);
const crowdedId = idOf(0xdef);
const ofFiles = { step: 'resume' as const, section: 'resume-documents' };
const versions = ['1.0.0', '2.0.0'];
/** Behind this one stands no file any more, only what was read in it. */
const entry = 3;

let database: FreshDatabase;
let next = 100;

beforeAll(async () => {
  database = await freshDatabase();
  await write(
    ...[1, 2, entry].flatMap((file, at) =>
      versions.map((parserVersion, of) =>
        aRecord({ number: 1 + 2 * at + of, profileId, file, parse: { parserVersion } }),
      ),
    ),
    aPut({ number: 7, profileId }),
  );
  await database.pool
    .request()
    .input('itemId', fileId(entry))
    .query('UPDATE profile.ResumeDocument SET blobName = NULL WHERE itemId = CAST(@itemId AS uniqueidentifier);');
});
afterAll(() => database?.drop());

async function write(...commands: Command[]) {
  const messages = commands.map((command) => messageOf(command));
  return (await applyMessages(messages, { pool: database.pool, chainKey, retryBudgetMs: 10_000 })).counts;
}

const parseOf = (file: number, version: string) => parseIdOf(fileId(file), 'stepkeeper', version);
const ofAll = (...files: number[]) => files.flatMap((file) => versions.map((version) => parseOf(file, version)));

async function readBy(...commands: Command[]) {
  const load = loadBatch(commands);
  const profile = loadedState(load, await runBatch(database.pool, load)).profiles.get(profileId);
  const read = [...(profile?.items.get(resumeParsing.name)?.keys() ?? [])];
  return { read: read.sort(), unread: profile?.unreadItems.get(resumeParsing.name) };
}

async function changesBy(number: number): Promise<readonly { action: string; before: Record<string, unknown> }[]> {
  const { recordset } = await database.pool
    .request()
    .input('operationId', idOf(number))
    .query(
      `SELECT c.action, c.beforeValue FROM ops.Operation AS o JOIN audit.Change AS c ON c.profileId = o.profileId AND c.sequence = o.sequence
     WHERE o.operationId = CAST(@operationId AS uniqueidentifier) AND c.entity = 'resume-parsing' ORDER BY c.ordinal;`,
    );
  return recordset.map(({ action, beforeValue }) => ({ action, before: JSON.parse(beforeValue) }));
}

test.each<[string, Command, readonly string[]]>([
  ['a record with a new parse reads none', aRecord({ profileId, file: 1, parse: { parserVersion: '3.0.0' } }), []],
  ['a record with a parse that is there reads that one', aRecord({ profileId, file: 1 }), [parseOf(1, '1.0.0')]],
  ['a record without a parse reads none', aRecord({ profileId, file: 1, parse: null }), []],
  ['the deletion of a file reads what was read in it', aDeletedFile({ profileId, file: 2 }), ofAll(2)],
  [
    'a submit reads what would go with an entry without a file',
    aSubmit({ profileId, step: 'resume', payload: { resumeDocuments: [aFile(1)] } }),
    ofAll(entry),
  ],
  ['so does the deletion of an item', aDelete({ profileId, ...ofFiles }), ofAll(entry)],
  ['so does an import', anImport({ 'resume-documents': [] }, { profileId }), ofAll(entry)],
  ['so does the undo of an import', anUndo(1, { profileId }), ofAll(entry)],
  ['an item that is written reads none', aPut({ profileId, ...ofFiles }), []],
  ['a submit of another step reads none', aSubmit({ profileId }), []],
  ['a revert of an operation of the step reads all', aRevert(1, { profileId }), ofAll(1, 2, entry)],
  ['a revert of another one reads none', aRevert(7, { profileId }), []],
])('%s', async (_, command, read) => {
  expect((await readBy(command)).read).toEqual([...read].sort());
});

test('the others are counted', async () => {
  const [record, deletion] = [aRecord({ profileId, file: 1 }), aDeletedFile({ profileId, file: 2 })];
  expect(await readBy(record)).toMatchObject({ unread: 5 });
  expect(await readBy(deletion, record)).toMatchObject({ read: { length: 3 }, unread: 3 });
  expect(await readBy(aRecord({ profileId: idOf(0x404), file: 1 }))).toEqual({ read: [], unread: undefined });
});

test('what belongs to an item of another section is parses and nothing else', () => {
  expect(sections.filter(({ ownedBy }) => ownedBy)).toEqual([resumeParsing]);
});

test('the audit has whole what was replaced, and what went with its file', async () => {
  const text = 'What a file says. '.repeat(5_000);
  const worse = { status: 'failed', confidence: null, text } as const;
  const [file, first, better, deletion] = [7, next++, next++, next++];
  await write(aRecord({ number: first, profileId, file, parse: worse }));
  await write(aRecord({ number: better, profileId, file, parse: { text } }));
  await write(aRecord({ number: next++, profileId, file, parse: { parserVersion: '2.0.0', text } }));
  await write(aDeletedFile({ number: deletion, profileId, file }));
  expect(await changesBy(better)).toMatchObject([{ action: 'update', before: { status: 'failed' } }]);
  const gone = { action: 'delete', before: { documentItemId: fileId(file), status: 'parsed', rawText: text } };
  expect(await changesBy(deletion)).toMatchObject([gone, gone]);
  await expectIntactChain(database.pool, profileId);
});

test('what was read in a file is never reverted', async () => {
  const [first, better] = [next++, next++];
  await write(aRecord({ number: first, profileId, file: 8, parse: { status: 'failed', confidence: null } }));
  await write(aRecord({ number: better, profileId, file: 8 }));
  expect(await write(aRevert(better, { number: next++, profileId }))).toEqual({ rejected: 1 });
});

test('the most parses of a profile are told by all that it holds', async () => {
  const parsed = (file: number, version: number) =>
    aRecord({ number: next++, profileId: crowdedId, file, parse: { parserVersion: `${version}.0.0` } });
  const files = Array.from({ length: 20 }, (_, at) => at + 1);
  const full = files.flatMap((file) => Array.from({ length: 10 }, (_, at) => parsed(file, at + 1)));
  expect(await write(...full)).toEqual({ applied: resumeParsing.maxItems });
  expect(await write(parsed(1, 11))).toEqual({ rejected: 1 });
  expect(await write(parsed(1, 10))).toEqual({ unchanged: 1 });
  const room = aDeletedFile({ number: next++, profileId: crowdedId, file: 2 });
  expect(await write(room, parsed(1, 11))).toEqual({ applied: 2 });
  await expectIntactChain(database.pool, crowdedId);
});
