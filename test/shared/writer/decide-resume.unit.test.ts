// Stored resume files: what records of them do, what candidates may do with them, and how they go.
import { itemTag } from '../../../shared/audit/item-tag';
import { parseIdOf } from '../../../shared/commands/identifiers';
import {
  aDelete,
  aDeletedFile,
  aDraft,
  aFile,
  anErasure,
  anImport,
  aPatch,
  aPut,
  aRecord,
  aRevert,
  aSubmit,
  fileId,
  instantOf,
} from '../../factories/commands';
import type { MemoryDatabase } from '../../factories/memory-database';
import { given, profileId, when } from './played';

const step = 'resume' as const;
const ofFiles = { step, section: 'resume-documents' };
const submitOf = (number: number, ...list: ReturnType<typeof aFile>[]) =>
  aSubmit({ number, step, payload: { resumeDocuments: list } });
const ofItem = (file: number) => ({ itemId: fileId(file) });

function files(database: MemoryDatabase) {
  return [...(database.profile(profileId).items.get('resume-documents') ?? [])]
    .sort(([, one], [, other]) => one.position - other.position)
    .map(([itemId, { item }]) => ({ itemId, ...item }));
}
function parses(database: MemoryDatabase) {
  return [...(database.profile(profileId).items.get('resume-parsing') ?? [])].map(([itemId, { item }]) => ({
    itemId,
    ...item,
  }));
}
const progress = (database: MemoryDatabase) => database.profile(profileId).progress.get(step);

describe('a record', () => {
  test('of a file and its parse inserts both, and moves the version of the step without completing it', () => {
    const database = given();
    const { told, operation, changes, appended } = when(database, aRecord({ number: 1, reason: 'Resume 1, parse 2' }));
    expect(told).toBe('applied');
    expect(operation).toMatchObject({ kind: 'record-resume', step, version: 1, createdBy: 'resume-parser' });
    expect(changes).toMatchObject([
      { entity: 'resume-documents', itemId: fileId(1), action: 'insert', after: { originalName: 'cv.pdf' } },
      { entity: 'resume-parsing', action: 'insert', after: { documentItemId: fileId(1), rawText: 'Ada\n' } },
    ]);
    expect(appended.changeSets).toMatchObject([{ source: 'resume', actorType: 'system', reason: 'Resume 1, parse 2' }]);
    expect(progress(database)).toMatchObject({ status: 'in-progress', version: 1, submitted: null });
  });

  test('that brings nothing new is unchanged', () => {
    const database = given(aRecord({ number: 1 }));
    const { operation, changes } = when(database, aRecord({ number: 2 }));
    expect(operation).toMatchObject({ status: 'unchanged', version: 1 });
    expect(changes).toEqual([]);
  });

  test('by another version of the parser stands beside the first', () => {
    const database = given(aRecord({ number: 1 }), aRecord({ number: 2, parse: { parserVersion: '2.0.0' } }));
    expect(parses(database)).toMatchObject([
      { itemId: parseIdOf(fileId(1), 'stepkeeper', '1.0.0'), parserVersion: '1.0.0' },
      { itemId: parseIdOf(fileId(1), 'stepkeeper', '2.0.0'), parserVersion: '2.0.0' },
    ]);
  });

  test.each([
    ['failed', 'parsed', 'parsed'],
    ['parsed', 'failed', 'parsed'],
    ['refused', 'partial', 'partial'],
    ['no-text', 'refused', 'no-text'],
  ] as const)('of a second try by the same version: %s, then %s, leaves %s', (first, second, left) => {
    const database = given(
      aRecord({ number: 1, parse: { status: first } }),
      aRecord({ number: 2, parse: { status: second } }),
    );
    expect(parses(database)).toMatchObject([{ status: left }]);
  });

  test.each([
    [[], ['recognition-refused']],
    [['recognition-refused'], []],
  ])('of a second try that got as far, with %j and then with %j, leaves what says more', (first, second) => {
    const database = given(
      aRecord({ number: 1, parse: { status: 'no-text', warnings: first } }),
      aRecord({ number: 2, parse: { status: 'no-text', warnings: second } }),
    );
    expect(parses(database)).toMatchObject([{ warnings: ['recognition-refused'] }]);
  });

  const quarantined = { state: 'quarantined', stateReason: 'awaiting-scan' } as const;
  const available = { state: 'available' } as const;
  const broken = { state: 'refused', stateReason: 'broken' } as const;
  const malware = { state: 'refused', stateReason: 'malware' } as const;
  test.each([
    [quarantined, available, available],
    [available, quarantined, available],
    [broken, available, available],
    [available, broken, available],
    [available, malware, malware],
    [malware, available, malware],
  ])('of %j, then of %j, leaves %j', (first, second, left) => {
    const database = given(
      aRecord({ number: 1, document: first, parse: null }),
      aRecord({ number: 2, document: second, parse: null }),
    );
    const [file] = files(database);
    expect(file).toMatchObject({ stateReason: null, ...left });
  });

  test('of an entry that was typed before takes its facts over, and leaves what the candidate says of it', () => {
    const typed = { ...aFile(1, { fileName: 'Mine.pdf', isPrimary: true }), sizeBytes: 7 };
    const database = given(submitOf(1, typed), aRecord({ number: 2 }));
    expect(files(database)).toMatchObject([
      { fileName: 'Mine.pdf', originalName: 'cv.pdf', isPrimary: true, sizeBytes: 1001, source: 'import' },
    ]);
  });

  test('past the twentieth file is rejected, and says what to do', () => {
    const twenty = Array.from({ length: 20 }, (_, at) => aRecord({ number: at + 1, file: at + 1 }));
    const database = given(...twenty);
    const { operation } = when(database, aRecord({ number: 21, file: 21 }));
    expect(operation).toMatchObject({ status: 'rejected', errorCode: 'too-many-items' });
    expect(operation.errorDetail.detail).toContain('Delete one first');
    expect(when(database, aRecord({ number: 22, file: 20, parse: { parserVersion: '2.0.0' } })).told).toBe('applied');
  });

  test('of a profile that was erased since its file came is superseded', () => {
    const database = given(anErasure({ number: 5 }));
    expect(when(database, aRecord({ number: 4 })).told).toBe('superseded');
    expect(when(database, aRecord({ number: 6 })).told).toBe('applied');
  });

  test('keeps a backfill from the step: somebody has been there', () => {
    const database = given(aRecord({ number: 1 }));
    const brought = anImport({ 'resume-documents': [aFile(2)] }, { number: 2 });
    expect(when(database, brought).told).toBe('superseded');
    expect(files(database)).toHaveLength(1);
  });
});

describe('a held file', () => {
  test('that a submit leaves out stays behind the list, called as it came and not marked', () => {
    const database = given(
      aRecord({ number: 1 }),
      aPatch({ number: 2, ...ofFiles, ...ofItem(1), payload: { fileName: 'Mine.pdf', isPrimary: true } }),
    );
    expect(files(database)).toMatchObject([{ fileName: 'Mine.pdf', isPrimary: true }]);
    when(database, submitOf(3, aFile(2, { isPrimary: true })));
    expect(files(database)).toMatchObject([
      { itemId: fileId(2), isPrimary: true },
      { itemId: fileId(1), fileName: 'cv.pdf', isPrimary: false },
    ]);
    expect(parses(database)).toHaveLength(1);
  });

  test('that a submit lists keeps its facts', () => {
    const database = given(aRecord({ number: 1 }));
    when(database, submitOf(2, { ...aFile(1, { fileName: 'Mine.pdf' }), sizeBytes: 7, sha256: 'f'.repeat(64) }));
    expect(files(database)).toMatchObject([
      { fileName: 'Mine.pdf', sizeBytes: 1001, sha256: '1'.padStart(64, '0'), state: 'available' },
    ]);
  });

  test('that was refused for what it is may be named all the same', () => {
    const empty = {
      state: 'refused',
      stateReason: 'empty',
      sizeBytes: 0,
      contentType: 'application/octet-stream',
    } as const;
    const database = given(aRecord({ number: 1, document: empty, parse: { status: 'refused' } }));
    const { told } = when(database, aPatch({ number: 2, ...ofFiles, ...ofItem(1), payload: { fileName: 'Empty' } }));
    expect(told).toBe('applied');
    expect(files(database)).toMatchObject([{ fileName: 'Empty', sizeBytes: 0 }]);
  });

  test('is not deleted as an item', () => {
    const database = given(aRecord({ number: 1 }));
    const { operation, changes } = when(database, { ...aDelete({ number: 2, ...ofFiles }), ...ofItem(1) });
    expect(operation).toMatchObject({ status: 'rejected', errorCode: 'held-file' });
    expect(operation.errorDetail.detail).toContain(`DELETE …/resumes/${fileId(1)}`);
    expect(changes).toEqual([]);
    expect(files(database)).toHaveLength(1);
  });

  test('does not crowd a list out: twenty may be listed beside twenty that are held', () => {
    const held = Array.from({ length: 20 }, (_, at) => aRecord({ number: at + 1, file: at + 1 }));
    const database = given(...held);
    const list = Array.from({ length: 20 }, (_, at) => aFile(at + 21));
    expect(when(database, submitOf(30, ...list)).told).toBe('applied');
    expect(when(database, submitOf(31, aFile(50))).told).toBe('applied');
    expect(files(database)).toHaveLength(21);
  });
});

describe('a deletion of a file', () => {
  test('takes it with its parses, for good: records, lists and puts that come later leave it out', () => {
    const database = given(aRecord({ number: 1 }), aRecord({ number: 2, parse: { parserVersion: '2.0.0' } }));
    const { operation, changes } = when(database, aDeletedFile({ number: 3 }));
    expect(operation).toMatchObject({ status: 'applied', version: 3 });
    expect(changes.map(({ entity, action }) => `${action} ${entity}`)).toEqual([
      'delete resume-parsing',
      'delete resume-parsing',
      'delete resume-documents',
    ]);
    const { itemId: _itemId, ...payload } = aFile(1);
    expect(when(database, aRecord({ number: 4 })).operation).toMatchObject({ status: 'superseded' });
    expect(when(database, { ...aPut({ number: 5, ...ofFiles, payload }), ...ofItem(1) }).told).toBe('superseded');
    when(database, submitOf(6, aFile(1), aFile(2)));
    expect(files(database)).toMatchObject([{ itemId: fileId(2) }]);
  });

  test('stays known when weeks have gone by', () => {
    const weeks = 60 * 24 * 60 * 60_000;
    const database = given(aRecord({ number: 1 }), aDeletedFile({ number: 2 }), aDeletedFile({ number: 3, file: 2 }));
    when(database, aRecord({ number: 4, at: weeks, file: 3 }));
    expect(when(database, aRecord({ number: 5, at: weeks + 1 })).told).toBe('superseded');
    expect(files(database)).toMatchObject([{ itemId: fileId(3) }]);
  });

  test('of what is not there is rejected, and remembered', () => {
    const database = given();
    expect(when(database, aDeletedFile({ number: 2 })).operation).toMatchObject({ errorCode: 'no-such-item' });
    expect(when(database, aRecord({ number: 1 })).told).toBe('superseded');
  });

  test('of another file than the client has seen is a conflict', () => {
    const database = given(aRecord({ number: 1 }));
    const seen = files(database)[0] ?? {};
    const late = when(database, aDeletedFile({ number: 2, expectedTag: 'seen' }));
    expect(late.operation).toMatchObject({ status: 'conflict', errorCode: 'tag-mismatch' });
    expect(when(database, aDeletedFile({ number: 3, expectedTag: itemTag(seen) })).told).toBe('applied');
  });

  test('is forgotten with all else by an erasure', () => {
    const database = given(aRecord({ number: 1 }), aDeletedFile({ number: 2 }), anErasure({ number: 3 }));
    expect(when(database, aRecord({ number: 4 })).told).toBe('applied');
  });
});

describe('a revert', () => {
  test.each([
    ['the record of a file', 1],
    ['a second parse of it', 2],
    ['the deletion of a file', 3],
  ])('of %s is rejected', (_, number) => {
    const database = given(
      aRecord({ number: 1, file: 1 }),
      aRecord({ number: 2, file: 1, parse: { parserVersion: '2.0.0' } }),
      ...(number === 3 ? [aDeletedFile({ number: 3 })] : []),
    );
    const { operation, changes } = when(database, aRevert(number, { number: 9 }));
    expect(operation).toMatchObject({ status: 'rejected', errorCode: 'not-revertible' });
    expect(changes).toEqual([]);
  });

  test('of what a candidate called a file is done', () => {
    const database = given(
      aRecord({ number: 1 }),
      aPatch({ number: 2, ...ofFiles, ...ofItem(1), payload: { fileName: 'Mine.pdf' } }),
    );
    expect(when(database, aRevert(2, { number: 3 })).told).toBe('applied');
    expect(files(database)).toMatchObject([{ fileName: 'cv.pdf', state: 'available' }]);
  });

  test('of a submit that had taken an entry away does not bring it back once its file was deleted', () => {
    const database = given(submitOf(1, aFile(1)), submitOf(2), aDeletedFile({ number: 3 }));
    expect(when(database, aRevert(2, { number: 4 })).operation).toMatchObject({ errorCode: 'not-revertible' });
    expect(files(database)).toEqual([]);
  });
});

describe('a draft that nobody asked for', () => {
  test('is a conflict with a step that was submitted meanwhile, and tells both versions', () => {
    const database = given(aSubmit({ number: 1 }));
    const { operation } = when(database, aDraft({ number: 2, expectedVersion: 0, expectedStepVersion: 0 }));
    expect(operation).toMatchObject({ status: 'conflict', errorDetail: { expectedVersion: 0, currentVersion: 1 } });
    expect(database.profile(profileId).drafts.size).toBe(0);
  });

  test('comes into a step with nothing in it', () => {
    const { operation } = when(given(), aDraft({ number: 2, expectedVersion: 0, expectedStepVersion: 0 }));
    expect(operation).toMatchObject({ status: 'applied', acceptedAt: instantOf(2).slice(0, -1) });
  });
});
