import { getDraft } from '../../../functions/http/get-draft';
import { getItem, getItems } from '../../../functions/http/get-items';
import { getSession } from '../../../functions/http/get-session';
import { getStep } from '../../../functions/http/get-step';
import { getSteps } from '../../../functions/http/get-steps';
import { ifMatchOf, itemTagOf } from '../../../shared/http/entity-tag';
import type { StoredItem } from '../../../shared/reading/read-items';
import { stepView } from '../../../shared/reading/step-view';
import { careerAspirations } from '../../../shared/sections/career-aspirations';
import { projects } from '../../../shared/sections/projects';
import type { Section } from '../../../shared/sections/section';
import { call, own, profileId } from './call';

const itemId = '0190a1b2-0000-7000-8000-00000000000f';
const tag = 'a'.repeat(27);
const stored: StoredItem = { itemId, fields: { name: 'One', url: null }, tag };
const ofStep = { profileId, step: 'projects' };

describe('GET of a step that the client may have already', () => {
  const step = stepView('projects', { progress: undefined, draft: undefined, sections: [], workItemIds: new Set() });
  const get = (given: Partial<typeof step>, seen?: string) =>
    call(own(getStep({ readStep: async () => ({ ...step, ...given }) })), {
      params: ofStep,
      headers: seen === undefined ? {} : { 'If-None-Match': seen },
    });

  it('is 304 as long as nothing of it has changed', async () => {
    const { headers } = await get({});
    expect(await get({}, headers.etag)).toMatchObject({ status: 304, text: '', headers: { etag: headers.etag } });
  });

  it('is told whole where something changed that no version counts', async () => {
    const { headers } = await get({});
    const changed = await get({ progress: { ...step.progress, refusals: 1 } }, headers.etag);
    expect(changed.status).toBe(200);
  });

  it('has a tag that guards the next write by its versions', async () => {
    const { headers } = await get({ version: 3, draftVersion: 5 });
    expect(ifMatchOf(new Headers({ 'if-match': String(headers.etag) }))).toEqual({ version: 3, draftVersion: 5 });
  });
});

describe('GET of a draft', () => {
  const draft = {
    step: 'projects' as const,
    version: 1,
    draftVersion: 2,
    payload: { projects: [] },
    revision: 4,
    savedAt: '2026-11-22T08:00:00.000Z',
    sessionId: null,
  };

  it('tells it with an ETag of both versions', async () => {
    const handler = own(getDraft({ readDraft: async () => draft }));
    const { status, body, headers } = await call(handler, { params: ofStep });
    expect(status).toBe(200);
    expect(body).toEqual(draft);
    expect(headers.etag).toMatch(/^"v1-d2-/);
    const again = await call(handler, { params: ofStep, headers: { 'If-None-Match': String(headers.etag) } });
    expect(again.status).toBe(304);
  });

  it('is 404 where there is none, and for a step that is none', async () => {
    const handler = own(getDraft({ readDraft: async () => undefined }));
    expect((await call(handler, { params: ofStep })).body.type).toBe('urn:stepkeeper:problem:draft-not-found');
    const none = await call(handler, { params: { profileId, step: 'shoes' } });
    expect(none).toMatchObject({ status: 404, body: { type: 'urn:stepkeeper:problem:unknown-step' } });
  });
});

it('GET of the steps is 304 to a client that has them', async () => {
  const handler = own(getSteps({ readSteps: async () => [] }));
  const { headers } = await call(handler);
  expect((await call(handler, { headers: { 'If-None-Match': String(headers.etag) } })).status).toBe(304);
});

describe('GET of the items of a section', () => {
  const handler = own(getItems(projects, { readItems: async () => [stored] }));

  it('tells each with its id, and beside them the tag for a conditional write of each', async () => {
    const { status, body, headers } = await call(handler);
    expect(status).toBe(200);
    expect(body).toEqual({ items: [{ itemId, name: 'One', url: null }], etags: { [itemId]: `"${tag}"` } });
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/);
    const [etag = ''] = Object.values(body.etags as Record<string, string>);
    expect(itemTagOf(new Headers({ 'if-match': etag }))).toBe(tag);
  });

  it('takes no parameters', async () => {
    expect((await call(handler, { path: `/profiles/${profileId}/projects?limit=2` })).status).toBe(400);
  });
});

describe('GET of one item', () => {
  const get = async (section: Section, params: Record<string, string>, found: StoredItem | undefined, headers = {}) => {
    const asked: unknown[] = [];
    const readItem = async (...given: readonly unknown[]) => {
      asked.push(given);
      return found;
    };
    return { ...(await call(own(getItem(section, { readItem })), { params, headers })), asked };
  };

  it('tells it with its tag as ETag', async () => {
    const { status, body, headers, asked } = await get(projects, { profileId, itemId: itemId.toUpperCase() }, stored);
    expect(asked).toEqual([[profileId, projects, itemId]]);
    expect(status).toBe(200);
    expect(body).toEqual({ itemId, name: 'One', url: null });
    expect(headers.etag).toBe(`"${tag}"`);
    const seen = { 'If-None-Match': `"${tag}"` };
    expect((await get(projects, { profileId, itemId }, stored, seen)).status).toBe(304);
  });

  it('of a section of one has no id', async () => {
    const one = { itemId: null, fields: { shortTermGoal: 'Rest' }, tag };
    const { body, asked } = await get(careerAspirations, { profileId }, one);
    expect(asked).toEqual([[profileId, careerAspirations, null]]);
    expect(body).toEqual({ shortTermGoal: 'Rest' });
  });

  it('is 404 where there is none, 400 for an id that is none', async () => {
    expect((await get(projects, { profileId, itemId }, undefined)).body.type).toBe(
      'urn:stepkeeper:problem:item-not-found',
    );
    expect((await get(careerAspirations, { profileId }, undefined)).status).toBe(404);
    expect((await get(projects, { profileId, itemId: '1' }, stored)).body.type).toBe(
      'urn:stepkeeper:problem:malformed-id',
    );
  });
});

describe('GET of a session', () => {
  const session = {
    sessionId: itemId,
    startedAt: '2026-11-22T08:00:00.000Z',
    lastSeenAt: '2026-11-22T08:10:00.000Z',
    endedAt: null,
    client: 'Firefox',
  };
  const params = { profileId, sessionId: itemId };

  it('tells its times and its client', async () => {
    const answer = await call(own(getSession({ readSession: async () => session })), { params });
    expect(answer).toMatchObject({ status: 200, body: session, headers: { etag: expect.any(String) } });
  });

  it('is 404 where there is none', async () => {
    const { body } = await call(own(getSession({ readSession: async () => undefined })), { params });
    expect(body.type).toBe('urn:stepkeeper:problem:session-not-found');
  });
});
