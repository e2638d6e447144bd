import { exportProfile } from '../../../functions/http/export-profile';
import { getProfile } from '../../../functions/http/get-profile';
import { ExportTooLarge } from '../../../shared/reading/errors';
import type { ProfileAsOfView } from '../../../shared/reading/read-as-of';
import type { PersonExport } from '../../../shared/reading/read-export';
import type { ProfileView } from '../../../shared/reading/read-profile';
import { stepView } from '../../../shared/reading/step-view';
import { stepNames } from '../../../shared/sections/section';
import { call, own, profileId } from './call';
import { noReads } from './no-reads';

const asOf = '2026-11-01T10:00:00.000Z';
const notStarted = { progress: undefined, draft: undefined, sections: [], workItemIds: new Set<string>() };

const profile: ProfileView = {
  profileId,
  version: 3,
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T09:00:00.000Z',
  steps: {
    ...(Object.fromEntries(stepNames.map((step) => [step, stepView(step, notStarted)])) as ProfileView['steps']),
    projects: { ...stepView('projects', notStarted), final: { projects: [{ itemId: profileId, name: 'Now' }] } },
  },
};

const then: ProfileAsOfView = {
  profileId,
  asOf,
  sequence: 2,
  updatedAt: '2026-10-01T09:00:00.000Z',
  steps: Object.fromEntries(
    stepNames.map((step) => {
      const final = step === 'projects' ? { projects: [{ itemId: profileId, name: 'Then' }] } : null;
      return [step, { step, version: 1, draftVersion: 0, status: 'completed', final, draft: null }];
    }),
  ) as unknown as ProfileAsOfView['steps'],
};

describe('GET of a profile as of an instant', () => {
  const get = async (query: string, found: ProfileAsOfView | 'erased' | undefined = then) => {
    const asked: string[] = [];
    const readProfileAsOf = async (_: string, instant: string) => {
      asked.push(instant);
      return found;
    };
    const handler = own(getProfile({ ...noReads, readProfileAsOf }));
    const answer = await call(handler, { path: `/profiles/${profileId}?${query}` });
    return { ...answer, asked };
  };

  it('asks for the instant in UTC, and has an ETag', async () => {
    const { status, body, headers, asked } = await get('asOf=2026-11-01T11:00:00%2B01:00');
    expect(asked).toEqual([asOf]);
    expect(status).toBe(200);
    expect(body).toEqual(then);
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/);
  });

  it('is 404 where nothing was there by then, and says how to find when', async () => {
    const handler = own(getProfile({ ...noReads, readProfileAsOf: async () => undefined }));
    const { status, body } = await call(handler, { path: `/profiles/${profileId}?asOf=2026-11-01` });
    expect(status).toBe(404);
    expect(body).toMatchObject({
      type: 'urn:stepkeeper:problem:profile-not-found',
      detail: expect.stringContaining('history'),
    });
  });

  it('is 410 where what was there has been erased', async () => {
    expect(await get('asOf=2026-11-01', 'erased')).toMatchObject({
      status: 410,
      body: { type: 'urn:stepkeeper:problem:profile-erased' },
    });
  });

  it.each(['2999-01-01', 'yesterday', '2026-02-31', ''])('is 400 for %j', async (given) => {
    const { status, body, asked } = await get(`asOf=${given}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:stepkeeper:problem:malformed-query', parameter: 'asOf' });
    expect(asked).toEqual([]);
  });
});

describe('GET of a profile as a JSON Resume', () => {
  const tools = { readProfile: async () => profile, readProfileAsOf: async () => then };
  const get = (query: string, headers = {}) =>
    call(own(getProfile(tools)), { path: `/profiles/${profileId}?${query}`, headers });

  it('tells what was submitted, now or then', async () => {
    const now = await get('format=jsonresume');
    expect(now).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(now.body).toMatchObject({ projects: [{ name: 'Now' }], meta: { lastModified: profile.updatedAt } });
    const before = await get(`format=jsonresume&asOf=${asOf}`);
    expect(before.body).toMatchObject({ projects: [{ name: 'Then' }], meta: { lastModified: then.updatedAt } });
    expect(await get('format=jsonresume', { 'If-None-Match': now.headers.etag })).toMatchObject({
      status: 304,
      text: '',
    });
    expect(before.headers.etag).not.toBe(now.headers.etag);
  });

  it('is the only other form', async () => {
    expect(await get('format=pdf')).toMatchObject({ status: 400, body: { parameter: 'format' } });
  });
});

it('GET of a profile that was erased is 404 and tells no more', async () => {
  const readProfile = async () => ({ erasedAt: '2026-11-22T08:00:00.000Z' });
  const { status, body, text } = await call(own(getProfile({ ...noReads, readProfile })));
  expect(status).toBe(404);
  expect(body).toMatchObject({
    type: 'urn:stepkeeper:problem:profile-not-found',
    detail: expect.stringContaining('erased'),
  });
  expect(text).not.toContain('2026-11-22');
});

describe('GET of everything about a person', () => {
  const found: PersonExport = {
    profile,
    erasedAt: null,
    archivedThrough: null,
    history: [],
    operations: [
      {
        profileId,
        operationId: profileId,
        kind: 'submit-step',
        step: 'projects',
        status: 'applied',
        fingerprint: 'f'.repeat(64),
        version: 1,
        errorCode: null,
        errorDetail: null,
        conflict: null,
        acceptedAt: asOf,
        completedAt: asOf,
      },
    ],
    sessions: [],
    stepEvents: [],
    validationErrors: [],
    rejectedMessages: [],
    accesses: [],
  };

  it('is a file to keep, with operations as they are told elsewhere', async () => {
    const { status, headers, body } = await call(own(exportProfile({ readExport: async () => found })));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="profile-${profileId}.json"`,
      'cache-control': 'no-store',
    });
    expect(body).toMatchObject({ profileId, exportedAt: expect.stringMatching(/Z$/), profile: { version: 3 } });
    expect(body.operations).toEqual([expect.not.objectContaining({ fingerprint: expect.anything() })]);
  });

  it('is 304 to who has it, whenever that was, as long as nothing else is kept', async () => {
    jest.useFakeTimers({ now: new Date('2026-11-22T08:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const get = (kept: PersonExport, headers = {}) =>
        call(own(exportProfile({ readExport: async () => kept })), { headers });
      const seen = { 'If-None-Match': String((await get(found)).headers.etag) };
      jest.advanceTimersByTime(60_000);
      expect(await get(found, seen)).toMatchObject({ status: 304, text: '' });
      expect(await get({ ...found, erasedAt: asOf }, seen)).toMatchObject({ status: 200 });
    } finally {
      jest.useRealTimers();
    }
  });

  it('is 404 where there is nobody', async () => {
    expect(await call(own(exportProfile({ readExport: async () => undefined })))).toMatchObject({ status: 404 });
  });

  it('is refused beyond one answer, and says how to get it, leaving out what is asked to be left out', async () => {
    const asked: unknown[] = [];
    const readExport = async (_: string, without: readonly string[]) => {
      asked.push(without);
      throw new ExportTooLarge(32_000_000);
    };
    const get = (query: string) =>
      call(own(exportProfile({ readExport })), { path: `/profiles/${profileId}/export${query}` });
    const { status, body } = await get('');
    expect([status, body.type, body.limit]).toEqual([400, 'urn:stepkeeper:problem:export-too-large', 32_000_000]);
    expect(body.detail).toContain('without=history,operations');
    await get('?without=history');
    await get('?without=history,operations');
    expect(asked).toEqual([[], ['history'], ['history', 'operations']]);
    expect((await get('?without=all')).body.type).toBe('urn:stepkeeper:problem:malformed-query');
  });
});
