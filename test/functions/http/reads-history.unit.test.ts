import { checkHistory } from '../../../functions/http/check-history';
import { diffHistory } from '../../../functions/http/diff-history';
import { getHistory } from '../../../functions/http/get-history';
import { getHistoryOperation } from '../../../functions/http/get-history-operation';
import { listOperations } from '../../../functions/http/list-operations';
import type { Difference } from '../../../shared/audit/differences';
import type { Verification } from '../../../shared/audit/verify';
import { operationView } from '../../../shared/http/operation-view';
import type { HistoryChange } from '../../../shared/reading/history-change';
import type { OperationsQuery } from '../../../shared/reading/list-operations';
import type { HistoryQuery } from '../../../shared/reading/read-history';
import type { StoredOperation } from '../../../shared/reading/read-operations';
import { call, own, profileId } from './call';

const operationId = '0190a1b2-0000-7000-8000-0000000000ff';
const instant = '2026-11-22T08:00:00.000Z';

const change: HistoryChange = {
  sequence: 4,
  ordinal: 1,
  operationId,
  kind: 'submit-step',
  step: 'projects',
  section: 'projects',
  itemId: profileId,
  action: 'insert',
  changedFields: null,
  before: null,
  after: { name: 'One' },
  erased: false,
  actor: { id: 'anna', type: 'candidate' },
  reason: 'A typo',
  sessionId: null,
  source: 'web',
  correlationId: 'c-1',
  acceptedAt: instant,
  appliedAt: instant,
};

const operation: StoredOperation = {
  profileId,
  operationId,
  kind: 'put-item',
  step: 'projects',
  status: 'applied',
  fingerprint: null,
  version: 4,
  errorCode: null,
  errorDetail: null,
  conflict: null,
  acceptedAt: instant,
  completedAt: instant,
};

describe('GET of the history', () => {
  const get = async (query: string) => {
    const queries: HistoryQuery[] = [];
    const readHistory = async (asked: HistoryQuery) => {
      queries.push(asked);
      return { changes: [], archivedThrough: null, next: undefined };
    };
    const path = `/profiles/${profileId}/history?${query}`;
    return { ...(await call(own(getHistory({ readHistory })), { path })), query: queries[0] };
  };

  it('hands on field, actor, session, source and operation', async () => {
    const upper = operationId.toUpperCase();
    const { query } = await get(`field=city&actor=anna%20b&sessionId=${upper}&source=web&operationId=${upper}`);
    expect(query).toEqual({
      profileId,
      limit: 50,
      field: 'city',
      actorId: 'anna b',
      sessionId: operationId,
      source: 'web',
      operationId,
    });
  });

  it.each([
    ['field', 'shoe'],
    ['field', '%25'],
    ['field', '__proto__'],
    ['actor', ''],
    ['actor', 'a'.repeat(201)],
    ['actor', '%00'],
    ['sessionId', '1'],
    ['source', 'shop'],
    ['operationId', 'none'],
    ['section', 'shoes'],
  ])('is 400 for the %s %j', async (name, value) => {
    const { status, body, query } = await get(`${name}=${value}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:stepkeeper:problem:malformed-query', parameter: name });
    expect(query).toBeUndefined();
  });
});

describe("GET of one operation's changes", () => {
  const get = (changes: readonly HistoryChange[]) =>
    call(own(getHistoryOperation({ readOperationChanges: async () => changes })), {
      params: { profileId, operationId },
    });

  it('tells once who changed it, when and why, and then each change', async () => {
    const { status, body, headers } = await get([change, { ...change, ordinal: 2, action: 'delete' }]);
    expect(status).toBe(200);
    expect(headers.etag).toBeDefined();
    expect(body).toMatchObject({
      profileId,
      sequence: 4,
      operationId,
      reason: 'A typo',
      erased: false,
      appliedAt: instant,
    });
    expect(body.changes).toEqual([
      {
        ordinal: 1,
        section: 'projects',
        itemId: profileId,
        action: 'insert',
        changedFields: null,
        before: null,
        after: { name: 'One' },
      },
      expect.objectContaining({ ordinal: 2, action: 'delete' }),
    ]);
  });

  it('is 404 where it changed nothing', async () => {
    expect(await get([])).toMatchObject({
      status: 404,
      body: { type: 'urn:stepkeeper:problem:operation-not-found' },
    });
  });
});

describe('GET of what differs between two instants', () => {
  const get = async (query: string, found: readonly Difference[] | 'erased' | undefined = []) => {
    const asked: { readonly from: string; readonly to: string }[] = [];
    const readDiff = async (_: string, from: string, to: string) => {
      asked.push({ from, to });
      return found;
    };
    const path = `/profiles/${profileId}/history/diff?${query}`;
    return { ...(await call(own(diffHistory({ readDiff })), { path })), asked: asked[0] };
  };

  it('compares both instants', async () => {
    const { status, body } = await get('from=2026-01-01&to=2026-02-01');
    expect(status).toBe(200);
    const [from, to] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
    expect(body).toEqual({ profileId, from, to, differences: [] });
  });

  it('compares with now where no second instant is given', async () => {
    const begun = new Date().toISOString();
    const { asked } = await get('from=2026-01-01');
    expect(asked && asked.to >= begun && asked.to <= new Date().toISOString()).toBe(true);
  });

  it.each([
    ['to=2026-02-01', 'from'],
    ['from=2026-02-02&to=2026-02-01', 'from'],
    ['from=2999-01-01', 'from'],
    ['from=2026-01-01&to=2999-01-01', 'to'],
    ['from=2026-01-01&to=', 'to'],
  ])('is 400 for %s', async (query, parameter) => {
    expect(await get(query)).toMatchObject({ status: 400, body: { parameter }, asked: undefined });
  });

  it('is 404 where nothing was there by then, 410 where it was erased', async () => {
    expect(
      (await call(own(diffHistory({ readDiff: async () => undefined })), { path: '/x?from=2026-01-01' })).status,
    ).toBe(404);
    expect((await get('from=2026-01-01', 'erased')).status).toBe(410);
  });
});

describe('GET of whether the chain holds', () => {
  const get = (found: Verification | undefined) => call(own(checkHistory({ checkChain: async () => found })));

  it('is 200 whether or not it does', async () => {
    expect(await get({ intact: true, length: 7 })).toMatchObject({
      status: 200,
      body: { profileId, intact: true, length: 7 },
    });
    const broken = { intact: false, sequence: 3, fault: 'hash-differs' } as const;
    expect(await get(broken)).toMatchObject({ status: 200, body: { profileId, ...broken } });
  });

  it('is 404 without a profile', async () => {
    expect((await get(undefined)).status).toBe(404);
  });
});

describe('GET of operations', () => {
  const get = async (query: string, next?: number) => {
    const queries: OperationsQuery[] = [];
    const list = async (asked: OperationsQuery) => {
      queries.push(asked);
      return { operations: [operation], next };
    };
    const path = `/profiles/${profileId}/operations${query}`;
    return { ...(await call(own(listOperations({ listOperations: list })), { path })), query: queries[0] };
  };

  it('lists them as each is told alone, with the next page', async () => {
    const { body } = await get('?status=applied&limit=1', 42);
    expect(body).toMatchObject({ profileId, operations: [operationView(operation, undefined)] });
    const next = String(body.next);
    const { query } = await get(next.slice(next.indexOf('?')));
    expect(query).toEqual({ profileId, limit: 1, status: 'applied', after: 42 });
  });

  it('ends with the last page', async () => {
    expect((await get('')).body).toMatchObject({ nextCursor: null, next: null });
  });

  it('is 400 for what is pending, and says where to ask for that', async () => {
    expect(await get('?status=pending')).toMatchObject({
      status: 400,
      query: undefined,
      body: {
        type: 'urn:stepkeeper:problem:malformed-query',
        parameter: 'status',
        detail: expect.stringContaining('Location'),
      },
    });
  });

  it.each(['status=', 'limit=0', 'cursor=x', 'kind=submit-step'])('is 400 for %s', async (query) => {
    expect(await get(`?${query}`)).toMatchObject({ status: 400, query: undefined });
  });
});

describe('what became of an operation', () => {
  const error = (given: Partial<StoredOperation>) => operationView({ ...operation, ...given }, undefined).error;

  it('tells a conflict with both values and what to do', () => {
    const conflict = { current: { name: 'Theirs' }, attempted: { name: 'Mine' } };
    const errorDetail = { expectedTag: 'old', currentTag: 'new' };
    expect(error({ status: 'conflict', errorCode: 'tag-mismatch', errorDetail, conflict })).toEqual({
      code: 'tag-mismatch',
      ...errorDetail,
      ...conflict,
      detail: expect.stringContaining('ETag'),
    });
    expect(error({ status: 'conflict', errorCode: 'changed-since', conflict })).toMatchObject(conflict);
  });

  it('tells a rejection in the words of the writer, with the fields that are wrong', () => {
    const errors = [{ path: '/name', code: 'required', message: 'Fill this in.' }];
    const errorDetail = { detail: 'The item would not be right.', errors };
    expect(error({ status: 'rejected', errorCode: 'validation-failed', errorDetail })).toEqual({
      code: 'validation-failed',
      ...errorDetail,
    });
  });

  it('tells of a refusal by the database no more than its code', () => {
    const errorDetail = { detail: 'The database refused the command with error 547.' };
    expect(error({ status: 'rejected', errorCode: 'sql-547', errorDetail })).toEqual({
      code: 'sql-547',
      detail: expect.stringContaining('Report the operationId'),
    });
  });
});
