// Look-ups of what the writer left: items, drafts, sessions, history, operations, the chain.
import { itemTag } from '../../../shared/audit/item-tag';
import { checkChain } from '../../../shared/reading/check-chain';
import { listOperations, type OperationsQuery } from '../../../shared/reading/list-operations';
import { readDraft } from '../../../shared/reading/read-draft';
import { type HistoryQuery, readHistory, readOperationChanges } from '../../../shared/reading/read-history';
import { readItem, readItems } from '../../../shared/reading/read-items';
import { readOperations } from '../../../shared/reading/read-operations';
import { readSession } from '../../../shared/reading/read-session';
import { readStep } from '../../../shared/reading/read-step';
import { addresses } from '../../../shared/sections/addresses';
import { careerAspirations } from '../../../shared/sections/career-aspirations';
import { projects } from '../../../shared/sections/projects';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import {
  aDelete,
  aDraft,
  aProject,
  aPut,
  aRefusal,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
  instantOf,
} from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { fullPayloads } from '../../factories/payloads';
import { write } from './written';

const profileId = idOf(0xabc);
const otherId = idOf(0xdef);
const session = idOf(0x5e55);
const support = { id: 'support-1', type: 'support' as const };
const keys = new Map([[chainKey.id, chainKey.key]]);

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  const given = { profileId };
  await write(database, aVisit({ ...given, number: 1, at: 1 }));
  await write(database, aDraft({ ...given, number: 2, sessionId: session, revision: 1 }));
  await write(
    database,
    aSubmit({ ...given, number: 3, payload: { projects: [aProject(1, 'One'), aProject(2, 'Two')] }, reason: 'First' }),
  );
  await write(
    database,
    aPut({ ...given, number: 4, item: 1, payload: { name: 'One', role: 'Lead' }, sessionId: session }),
  );
  await write(database, aDelete({ ...given, number: 5, item: 2 }));
  await write(database, aSubmit({ ...given, number: 6, step: 'aspirations', payload: fullPayloads.aspirations }));
  await write(
    database,
    aPut({ ...given, number: 7, item: 1, expectedTag: itemTag({ name: 'Old' }), payload: { name: 'X' } }),
  );
  await write(database, aRefusal({ ...given, number: 8 }));
  await write(
    database,
    aStepEvent({ ...given, number: 9, sessionId: session, payload: { event: 'entered', occurredAt: instantOf(0) } }),
  );
  await write(
    database,
    aDraft({ ...given, number: 10, actor: support, source: 'admin', payload: { projects: [{ name: 'city' }] } }),
  );
  await write(database, aSubmit({ profileId: otherId, number: 11, payload: { projects: [aProject(9)] } }));
});
afterAll(() => database.drop());

describe('items', () => {
  it('are told in the order of the list, each with its tag', async () => {
    const stored = await readItems(database.pool, profileId, projects);
    expect(stored).toMatchObject([{ itemId: aProject(1).itemId, fields: { name: 'One', role: 'Lead', url: null } }]);
    for (const { fields, tag } of stored) expect(tag).toBe(itemTag(fields));
    expect(await readItems(database.pool, profileId, addresses)).toEqual([]);
  });

  it('are told one by one as in the list, and only of their profile', async () => {
    const [listed] = await readItems(database.pool, profileId, projects);
    expect(await readItem(database.pool, profileId, projects, aProject(1).itemId)).toEqual(listed);
    expect(await readItem(database.pool, profileId, projects, aProject(2).itemId)).toBeUndefined();
    expect(await readItem(database.pool, profileId, projects, aProject(9).itemId)).toBeUndefined();
  });

  it('have the tags that the writer compares with', async () => {
    const [item] = await readItems(database.pool, profileId, projects);
    const put = aPut({ profileId, number: 50, item: 1, payload: { name: 'One', role: 'Lead' } });
    await write(database, { ...put, expectedTag: item?.tag ?? '' });
    const [outcome] = await readOperations(database.pool, [put]);
    expect(outcome?.status).toBe('unchanged');
  });

  it('of a section of one are one without an itemId', async () => {
    const found = await readItem(database.pool, profileId, careerAspirations, null);
    expect(found).toMatchObject({ itemId: null, fields: fullPayloads.aspirations.careerAspirations });
    expect(found?.tag).toBe(itemTag(found?.fields ?? {}));
    expect(await readItem(database.pool, otherId, careerAspirations, null)).toBeUndefined();
  });
});

describe('a draft', () => {
  it('is told with the versions of its step', async () => {
    const { version, draftVersion, draft } = await readStep(database.pool, profileId, 'projects');
    expect(await readDraft(database.pool, profileId, 'projects')).toEqual({
      step: 'projects',
      version,
      draftVersion,
      ...draft,
    });
    expect(draft?.payload).toEqual({ projects: [{ name: 'city' }] });
  });

  it('that is not there is undefined', async () => {
    expect(await readDraft(database.pool, profileId, 'address')).toBeUndefined();
    expect(await readDraft(database.pool, idOf(0xffff), 'address')).toBeUndefined();
  });
});

test('a session is told with its client and its times, to its own profile alone', async () => {
  expect(await readSession(database.pool, profileId, session)).toEqual({
    sessionId: session,
    startedAt: instantOf(1),
    lastSeenAt: instantOf(9),
    endedAt: null,
    client: 'Firefox',
  });
  expect(await readSession(database.pool, otherId, session)).toBeUndefined();
});

test('progress tells when the step was first entered', async () => {
  const { progress } = await readStep(database.pool, profileId, 'projects');
  expect(progress).toMatchObject({ firstEnteredAt: instantOf(0), skippedAt: null, timeSpentSeconds: 0, refusals: 1 });
});

describe('the history', () => {
  const places = async (query: Partial<HistoryQuery>) => {
    const { changes } = await readHistory(database.pool, { profileId, limit: 50, ...query });
    return changes.map(
      ({ operationId, section, action }) => `${Number(`0x${operationId.slice(-4)}`)} ${section} ${action}`,
    );
  };

  it('can be asked for a field: changes of it, and items that came or went with it', async () => {
    expect(await places({ field: 'role' })).toEqual(['4 projects update']);
    expect(await places({ field: 'name' })).toEqual(['5 projects delete', '3 projects insert', '3 projects insert']);
    expect(await places({ field: 'salaryMin' })).toEqual(['6 career-aspirations insert']);
    expect(await places({ field: 'workAuthorisations' })).toEqual(['6 career-aspirations insert']);
    // Neither a member of an entry in a list nor a value of that name is the field.
    expect(await places({ field: 'countryCode' })).toEqual([]);
    expect(await places({ field: 'city' })).toEqual([]);
  });

  it('can be asked for an actor, a session, a source, an operation', async () => {
    expect(await places({ actorId: 'support-1' })).toEqual(['10 step-draft insert']);
    expect(await places({ actorId: "' OR 1=1 --" })).toEqual([]);
    expect(await places({ sessionId: session })).toEqual(['4 projects update', '2 step-draft insert']);
    expect(await places({ source: 'admin' })).toEqual(['10 step-draft insert']);
    expect(await places({ operationId: idOf(5) })).toEqual(['5 projects delete']);
  });

  it('can be asked for all at once', async () => {
    const all = { section: 'projects', itemId: aProject(1).itemId, field: 'role', sessionId: session, source: 'web' };
    expect(await places({ ...all, from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' })).toEqual([
      '4 projects update',
    ]);
    expect(await places({ ...all, actorId: 'support-1' })).toEqual([]);
  });

  it('tells all changes of one operation in their order', async () => {
    const changes = await readOperationChanges(database.pool, profileId, idOf(3));
    expect(changes).toMatchObject([
      { ordinal: 1, section: 'projects', action: 'insert', reason: 'First', after: { name: 'One', position: 0 } },
      { ordinal: 2, section: 'projects', action: 'insert' },
      { ordinal: 3, section: 'step-draft', action: 'delete', before: { projects: [{ name: 'Draft' }] } },
      { ordinal: 4, section: 'step-progress', action: 'insert', erased: false },
    ]);
    expect(await readOperationChanges(database.pool, otherId, idOf(3))).toEqual([]);
    expect(await readOperationChanges(database.pool, profileId, idOf(7))).toEqual([]);
  });
});

describe('operations', () => {
  const list = async (query: Partial<OperationsQuery> = {}) => {
    const page = await listOperations(database.pool, { profileId: otherId, limit: 50, ...query });
    return { ...page, ids: page.operations.map(({ operationId }) => operationId) };
  };

  beforeAll(async () => {
    for (const number of [21, 22, 23]) {
      await write(
        database,
        aSubmit({ profileId: otherId, number, at: number, payload: { projects: [aProject(number)] } }),
      );
    }
    await write(database, aSubmit({ profileId: otherId, number: 24, at: 24, expectedVersion: 1 }));
  });

  it('are listed newest first, in pages', async () => {
    expect((await list()).ids).toEqual([24, 23, 22, 21, 11].map(idOf));
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, ...(first.next === undefined ? {} : { after: first.next }) });
    expect([...first.ids, ...second.ids]).toEqual([24, 23, 22, 21, 11].map(idOf));
    expect(second.next).toBeUndefined();
  });

  it('are listed by what became of them, a conflict with both values', async () => {
    const { operations } = await list({ status: 'conflict' });
    expect(operations).toMatchObject([
      {
        operationId: idOf(24),
        errorCode: 'version-mismatch',
        errorDetail: { expectedVersion: 1, currentVersion: 4 },
        conflict: {
          current: { projects: [expect.objectContaining({ name: 'Project 23' })] },
          attempted: { projects: [aProject(1)] },
        },
      },
    ]);
    expect((await list({ status: 'rejected' })).ids).toEqual([]);
  });
});

describe('the audit chain', () => {
  it('is found intact, and broken once a value was changed behind its back', async () => {
    const id = idOf(0x777);
    await write(database, aSubmit({ profileId: id, number: 31, reason: 'Typo' }));
    await write(database, aPut({ profileId: id, number: 32, item: 1, payload: { name: 'Two' } }));
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: true, length: 2 });
    expect(await checkChain(database.pool, id, new Map())).toMatchObject({ intact: false, fault: 'missing-key' });
    await database.pool
      .request()
      .input('profileId', id)
      .query(
        `UPDATE audit.Change SET afterValue = N'{"name":"Forged"}' WHERE profileId = @profileId AND sequence = 2;`,
      );
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: false, sequence: 2, fault: 'value-changed' });
  });

  it('of a profile that does not exist is none', async () => {
    expect(await checkChain(database.pool, idOf(0xffff), keys)).toBeUndefined();
  });

  it('is found intact while it grows', async () => {
    const id = idOf(0x888);
    await write(database, aSubmit({ profileId: id, number: 41 }));
    const writing = (async () => {
      for (let number = 0x400; number < 0x414; number++)
        await write(database, aPut({ profileId: id, number, payload: { name: `${number}` } }));
    })();
    for (let times = 0; times < 10; times++) {
      expect(await checkChain(database.pool, id, keys)).toMatchObject({ intact: true });
    }
    await writing;
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: true, length: 21 });
  });
});
