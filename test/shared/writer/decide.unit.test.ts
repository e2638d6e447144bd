import type { Command } from '../../../shared/commands/kinds';
import { UndecidableCommand } from '../../../shared/writer/decide';
import type { StoredItem } from '../../../shared/writer/state';
import { aDraft, anActor, aProject, aRefusal, aSubmit, idOf, instantOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';

const profileId = idOf(0xabc);

/** Applies each list as a batch of its own and gives the outcomes of the last one. */
function outcomes(database: MemoryDatabase, ...batches: readonly Command[][]): string[] {
  const decisions = batches.map((batch) => database.apply(batch.map(received)));
  return decisions.at(-1)?.told.map((one) => one.outcome) ?? [];
}

function projects(database: MemoryDatabase): unknown[] {
  const items = [...(database.profile(profileId).items.get('projects') ?? [])];
  return items
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([itemId, { item }]) => ({ itemId, name: item.name }));
}

describe('a submit', () => {
  test('inserts what is new, updates what differs, deletes what is missing, and leaves the rest alone', () => {
    const database = new MemoryDatabase();
    const first = aSubmit({ number: 1, payload: { projects: [aProject(1), aProject(2), aProject(3)] } });
    const second = aSubmit({ number: 2, payload: { projects: [aProject(1), aProject(2, 'Renamed'), aProject(4)] } });
    database.apply([received(first)]);
    const { appended } = database.apply([received(second)]);
    expect(projects(database)).toEqual([aProject(1), aProject(2, 'Renamed'), aProject(4)]);
    expect(appended.changes.map(({ itemId, action, changedFields }) => ({ itemId, action, changedFields }))).toEqual([
      { itemId: aProject(3).itemId, action: 'delete', changedFields: null },
      { itemId: aProject(2).itemId, action: 'update', changedFields: '["name"]' },
      { itemId: aProject(4).itemId, action: 'insert', changedFields: null },
    ]);
  });

  test('that only moves items tells of their new places', () => {
    const database = new MemoryDatabase();
    database.apply([received(aSubmit({ number: 1, payload: { projects: [aProject(1), aProject(2)] } }))]);
    const { appended } = database.apply([
      received(aSubmit({ number: 2, payload: { projects: [aProject(2), aProject(1)] } })),
    ]);
    expect(projects(database)).toEqual([aProject(2), aProject(1)]);
    expect(appended.changes.map((change) => change.changedFields)).toEqual(['["position"]', '["position"]']);
  });

  test('of what is there already changes nothing and writes no audit', () => {
    const database = new MemoryDatabase();
    database.apply([received(aSubmit({ number: 1 }))]);
    const { told, appended } = database.apply([received(aSubmit({ number: 2 }))]);
    expect(told.map((one) => one.outcome)).toEqual(['unchanged']);
    expect(appended.changeSets).toEqual([]);
    expect(database.profile(profileId).head.version).toBe(1);
  });

  test('of an empty list completes the step', () => {
    const database = new MemoryDatabase();
    const { appended } = database.apply([received(aSubmit({ number: 1, payload: { projects: [] } }))]);
    expect(database.profile(profileId).progress.get('projects')).toMatchObject({
      status: 'completed',
      completeness: 100,
    });
    expect(appended.changes).toMatchObject([
      { entity: 'step-progress', action: 'insert', afterValue: '{"status":"completed"}' },
    ]);
  });

  test('takes the draft before it away and keeps the one after it', () => {
    const database = new MemoryDatabase();
    outcomes(database, [aDraft({ number: 1 })], [aSubmit({ number: 2 })]);
    expect(database.profile(profileId).drafts.size).toBe(0);
    outcomes(database, [aDraft({ number: 4 })], [aSubmit({ number: 3, payload: { projects: [] } })]);
    expect(database.profile(profileId).drafts.size).toBe(1);
  });

  test('older than the one applied is superseded', () => {
    const database = new MemoryDatabase();
    const newer = aSubmit({ number: 2, payload: { projects: [aProject(2)] } });
    expect(outcomes(database, [newer], [aSubmit({ number: 1 })])).toEqual(['superseded']);
    expect(projects(database)).toEqual([aProject(2)]);
  });

  test('with another version than the step has is a conflict and overwrites nothing', () => {
    const database = new MemoryDatabase();
    outcomes(database, [aSubmit({ number: 1 })]);
    const late = aSubmit({ number: 2, expectedVersion: 0, payload: { projects: [] } });
    const { told, appended } = database.apply([received(late)]);
    expect(told[0]?.outcome).toBe('conflict');
    expect(appended.operations[0]).toMatchObject({ status: 'conflict', version: 1, errorCode: 'version-mismatch' });
    expect(projects(database)).toEqual([aProject(1)]);
    expect(outcomes(database, [aSubmit({ number: 3, expectedVersion: 1, payload: { projects: [] } })])).toEqual([
      'applied',
    ]);
  });

  test('of a resume list takes the parses of a document with it', () => {
    const database = new MemoryDatabase();
    const submit = aSubmit({ number: 1, step: 'resume', payload: { resumeDocuments: [] } });
    const item: StoredItem = { position: 0, item: { fileName: 'cv.pdf' } };
    const parse: StoredItem = { position: 0, item: { documentItemId: idOf(50), status: 'parsed' } };
    const items = new Map<string, Map<string, StoredItem>>([
      ['resume-documents', new Map([[idOf(50), item]])],
      ['resume-parsing', new Map([[idOf(60), parse]])],
    ]);
    database.profiles.set(profileId, { ...database.profile(profileId), items });
    const { appended } = database.apply([received(submit)]);
    expect(appended.changes.slice(0, 2)).toMatchObject([
      { entity: 'resume-parsing', itemId: idOf(60), action: 'delete' },
      { entity: 'resume-documents', itemId: idOf(50), action: 'delete' },
    ]);
  });
});

describe('a draft', () => {
  test('replaces the one before it and touches no submitted row', () => {
    const database = new MemoryDatabase();
    outcomes(
      database,
      [aSubmit({ number: 1 })],
      [aDraft({ number: 2 })],
      [aDraft({ number: 3, payload: { projects: [] } })],
    );
    expect(database.profile(profileId).drafts.get('projects')?.text).toBe('{"projects":[]}');
    expect(projects(database)).toEqual([aProject(1)]);
  });

  test('of a late, older autosave loses even when it was accepted last', () => {
    const database = new MemoryDatabase();
    const sessionId = idOf(9);
    const newer = aDraft({ number: 1, sessionId, revision: 12, payload: { projects: [{ name: 'Newer' }] } });
    const older = aDraft({ number: 2, sessionId, revision: 11 });
    expect(outcomes(database, [newer], [older])).toEqual(['superseded']);
    expect(database.profile(profileId).drafts.get('projects')?.text).toContain('Newer');
  });

  test('with another draft version than there is is a conflict', () => {
    const database = new MemoryDatabase();
    outcomes(database, [aDraft({ number: 1 })]);
    expect(outcomes(database, [aDraft({ number: 2, expectedVersion: 0 })])).toEqual(['conflict']);
  });
});

describe('the inbox', () => {
  test('makes a redelivery harmless, in the same batch and later', () => {
    const database = new MemoryDatabase();
    const submit = aSubmit({ number: 1 });
    expect(outcomes(database, [submit, submit])).toEqual(['applied', 'repeated']);
    const { told, appended } = database.apply([received(submit)]);
    expect(told[0]?.outcome).toBe('repeated');
    expect(Object.values(appended).flat()).toEqual([]);
  });

  test('knows an operation without a fingerprint, as one without an Idempotency-Key is, by its id alone', () => {
    const database = new MemoryDatabase();
    const { fingerprint: _none, ...submit } = aSubmit({ number: 1 });
    expect(outcomes(database, [submit, submit])).toEqual(['applied', 'repeated']);
    expect(outcomes(database, [submit])).toEqual(['repeated']);
    expect(outcomes(database, [aSubmit({ number: 1 })])).toEqual(['reused']);
  });

  test('keeps another command with a known operationId whole, and the first outcome as it was', () => {
    const database = new MemoryDatabase();
    outcomes(database, [aSubmit({ number: 1 })]);
    const other = aSubmit({ number: 1, payload: { projects: [] } });
    const { told, rejections, appended } = database.apply([received(other)]);
    expect(told[0]?.outcome).toBe('reused');
    expect(rejections).toMatchObject([{ code: 'operation-id-reused', operationId: other.operationId }]);
    expect(appended.operations).toEqual([]);
    expect(projects(database)).toEqual([aProject(1)]);
  });
});

describe('a refusal', () => {
  test('is counted and listed, and changes nothing that the candidate entered', () => {
    const database = new MemoryDatabase();
    const { appended } = database.apply([received(aRefusal({ number: 1 }))]);
    expect(appended.validationErrors).toMatchObject([
      { path: '/projects/0/name', code: 'required', attempted: 'submit' },
    ]);
    expect(appended.changeSets).toEqual([]);
    expect(database.profile(profileId).progress.get('projects')).toMatchObject({ status: 'in-progress', refusals: 1 });
  });
});

test('a command that the database has refused is recorded as rejected, whole, and applied in no part', () => {
  const database = new MemoryDatabase();
  const refusal = { code: 'sql-2628', detail: 'The database refused the command with error 2628.' };
  const { appended, rejections } = database.apply([{ ...received(aSubmit({ number: 1 })), refusal }]);
  expect(appended.operations).toMatchObject([{ status: 'rejected', errorCode: 'sql-2628' }]);
  expect(rejections).toMatchObject([{ code: 'sql-2628', profileId }]);
  expect(projects(database)).toEqual([]);
});

test('every change carries who, why, in which session and from where', () => {
  const database = new MemoryDatabase();
  const submit = aSubmit({ number: 1, at: 5, reason: 'A typo', sessionId: idOf(9), source: 'import' });
  const { appended } = database.apply([received(submit)]);
  expect(appended.changeSets).toMatchObject([
    {
      actorId: anActor.id,
      reason: 'A typo',
      sessionId: idOf(9),
      source: 'import',
      acceptedAt: instantOf(5).slice(0, -1),
      sequence: 1,
    },
  ]);
  expect(database.profile(profileId).sessions.get(idOf(9))).toMatchObject({
    startedAt: instantOf(5),
    lastSeenAt: instantOf(5),
  });
});

test('a command that the code cannot decide is named', () => {
  const broken = aSubmit({ number: 1, payload: {} });
  const database = new MemoryDatabase();
  expect(() => database.apply([received(broken)])).toThrow(UndecidableCommand);
});
