import { getHistory } from '../../../functions/http/get-history';
import { getOperation } from '../../../functions/http/get-operation';
import { getProfile } from '../../../functions/http/get-profile';
import { getStep } from '../../../functions/http/get-step';
import { DatabaseUnavailable } from '../../../shared/reading/errors';
import type { HistoryQuery } from '../../../shared/reading/read-history';
import type { StoredOperation } from '../../../shared/reading/read-operations';
import type { ProfileView } from '../../../shared/reading/read-profile';
import { stepView } from '../../../shared/reading/step-view';
import { stepNames } from '../../../shared/sections/section';
import { call, own, profileId } from './call';
import { noReads } from './no-reads';

const operationId = '0190a1b2-0000-7000-8000-0000000000ff';
const notStarted = stepView('address', { progress: undefined, draft: undefined, sections: [], workItemIds: new Set() });

const stored: StoredOperation = {
  profileId,
  operationId,
  kind: 'submit-step',
  step: 'address',
  status: 'applied',
  fingerprint: '0123456789abcdef'.repeat(4),
  version: 4,
  errorCode: null,
  errorDetail: null,
  conflict: null,
  acceptedAt: '2026-11-22T08:00:00.000Z',
  completedAt: '2026-11-22T08:00:00.100Z',
};

describe('GET of a step', () => {
  it('has an ETag of both versions', async () => {
    const readStep = async () => ({ ...notStarted, version: 3, draftVersion: 5 });
    const { status, headers } = await call(own(getStep({ readStep })), { params: { profileId, step: 'address' } });
    expect(status).toBe(200);
    expect(headers.etag).toMatch(/^"v3-d5-[\w-]{27}"$/);
  });

  it('asks for ids in lower case', async () => {
    const asked: string[] = [];
    const readStep = async (id: string) => {
      asked.push(id);
      return notStarted;
    };
    await call(own(getStep({ readStep })), { params: { profileId: profileId.toUpperCase(), step: 'address' } });
    expect(asked).toEqual([profileId]);
  });

  it('is 503 with when to ask again while the database is away', async () => {
    const readStep = () => Promise.reject(new DatabaseUnavailable(new Error('Login failed for sa')));
    const answer = await call(own(getStep({ readStep })), { params: { profileId, step: 'address' } });
    expect(answer.status).toBe(503);
    expect(answer.body.type).toBe('urn:stepkeeper:problem:database-unavailable');
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.text).not.toMatch(/sa|Login/);
    expect(answer.log.join()).not.toMatch(/Login/);
  });
});

it('GET of a profile that does not exist yet is 404 and says how it comes to be', async () => {
  const { status, body } = await call(own(getProfile({ ...noReads, readProfile: async () => undefined })));
  expect(status).toBe(404);
  expect(body).toMatchObject({
    type: 'urn:stepkeeper:problem:profile-not-found',
    detail: expect.stringContaining('first step'),
  });
});

describe('GET of a profile that the client may have already', () => {
  const view = (version: number) => ({
    profileId,
    version,
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    steps: Object.fromEntries(stepNames.map((step) => [step, { ...notStarted, step }])) as ProfileView['steps'],
  });
  const get = (version: number, seen?: string) =>
    call(own(getProfile({ ...noReads, readProfile: async () => view(version) })), {
      headers: seen === undefined ? {} : { 'If-None-Match': seen },
    });

  it('has an ETag, and is 304 without a body as long as it is the same', async () => {
    const { status, headers, body } = await get(1);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1 });
    const etag = String(headers.etag);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    for (const seen of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get(1, seen);
      expect(again).toMatchObject({ status: 304, text: '', headers: { etag, 'cache-control': 'no-store' } });
      expect(again.headers['content-type']).toBeUndefined();
    }
  });

  it('is told whole once anything of it has changed', async () => {
    const { headers } = await get(1);
    const changed = await get(2, headers.etag);
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(headers.etag);
  });
});

describe('GET of an operation', () => {
  const get = (found: Partial<StoredOperation> | undefined, query = '', prefer?: string) => {
    const outcome = found && { ...stored, ...found };
    const waits: number[] = [];
    const handler = getOperation({
      readOperation: async () => outcome,
      outcomes: {
        wait: async (_key, timeoutMs) => {
          waits.push(timeoutMs);
          return outcome;
        },
      },
    });
    const path = `/profiles/${profileId}/operations/${operationId}${query}`;
    const asked = { path, params: { profileId, operationId }, ...(prefer ? { headers: { prefer } } : {}) };
    return call(own(handler), asked).then((answer) => ({ ...answer, waits }));
  };

  it('that was applied gives the version', async () => {
    const { status, body } = await get({}, '?fingerprint=0123456789abcdef');
    expect(status).toBe(200);
    expect(body).toEqual({
      operationId,
      status: 'applied',
      kind: 'submit-step',
      step: 'address',
      version: 4,
      acceptedAt: stored.acceptedAt,
      completedAt: stored.completedAt,
    });
  });

  it('that is not known yet is pending', async () => {
    const { status, headers, body } = await get(undefined);
    expect(status).toBe(202);
    expect(headers['retry-after']).toBe('1');
    expect(body).toEqual({ operationId, status: 'pending' });
  });

  it('waits as long as the client prefers', async () => {
    const { status, headers, waits } = await get({}, '', 'wait=10');
    expect(waits).toEqual([10_000]);
    expect(status).toBe(200);
    expect(headers['preference-applied']).toBe('wait=10');
  });

  it('says what to do about a conflict', async () => {
    const detail = { expectedVersion: 1, currentVersion: 4 };
    const { body } = await get({ status: 'conflict', errorCode: 'version-mismatch', errorDetail: detail });
    expect(body).toMatchObject({
      status: 'conflict',
      version: 4,
      error: { code: 'version-mismatch', ...detail, detail: expect.stringContaining('ETag') },
    });
  });

  it('of another request under the same key is a conflict, and gives nothing away', async () => {
    const { status, body } = await get({}, '?fingerprint=fedcba9876543210');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'conflict', version: null, error: { code: 'idempotency-key-reused' } });
  });
});

describe('GET of the history', () => {
  const get = async (query: string, next?: { sequence: number; ordinal: number }) => {
    const queries: HistoryQuery[] = [];
    const handler = getHistory({
      readHistory: async (asked) => {
        queries.push(asked);
        return { changes: [], archivedThrough: null, next };
      },
    });
    const answer = await call(own(handler), { path: `/profiles/${profileId}/history${query}` });
    return { ...answer, query: queries[0] };
  };

  it('without parameters asks for the newest fifty', async () => {
    const { query, body } = await get('');
    expect(query).toEqual({ profileId, limit: 50 });
    expect(body).toEqual({ profileId, changes: [], archivedThrough: null, nextCursor: null, next: null });
  });

  it('hands every filter on, in the form that the database takes', async () => {
    const itemId = '0190A1B2-0000-7000-8000-00000000000F';
    const { query } = await get(
      `?limit=200&section=addresses&itemId=${itemId}&from=2026-11-01&to=2026-11-22T10:00:00%2B01:00`,
    );
    expect(query).toEqual({
      profileId,
      limit: 200,
      section: 'addresses',
      itemId: itemId.toLowerCase(),
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-22T09:00:00.000Z',
    });
  });

  it('links to the next page, which keeps the filters', async () => {
    const { body } = await get('?section=step-draft&limit=2', { sequence: 9_007_199_254_740_991, ordinal: 3 });
    const next = String(body.next);
    expect(next.startsWith(`/api/profiles/${profileId}/history?`)).toBe(true);
    const { query } = await get(next.slice(next.indexOf('?')));
    const after = { sequence: 9_007_199_254_740_991, ordinal: 3 };
    expect(query).toEqual({ profileId, limit: 2, section: 'step-draft', after });
    expect(new URLSearchParams(next.split('?')[1]).get('cursor')).toBe(body.nextCursor);
  });
});
