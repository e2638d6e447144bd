// Every read beside those of steps, over HTTP and on the whole stack: one person's journey, looked at from all sides.
import { randomUUID } from 'node:crypto';
import type { Answer, Client } from './client';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;

const profileId = randomUUID();
const [itemId, sessionId] = [randomUUID(), randomUUID()];
/** By what was done: the operation, and the instant after it. */
const done: { [name: string]: { readonly operationId: string; readonly after: string } } = {};

jest.setTimeout(120_000);

beforeAll(async () => {
  stack = await startTestStack();
  await write('started', 'POST', '/sessions', { sessionId, client: 'A browser' });
  await write('drafted', 'PUT', '/steps/projects/draft', { projects: [{ name: 'Com' }] });
  await write('submitted', 'PUT', '/steps/projects', { projects: [{ itemId, name: 'Compiler' }] });
  await write('renamed', 'PUT', `/projects/${itemId}`, { name: 'Linker', role: 'Lead' });
  await write('redrafted', 'PUT', '/steps/address/draft', { addresses: [] });
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

async function write(name: string, method: string, path: string, body: unknown): Promise<void> {
  const headers = { prefer: 'wait=20', 'session-id': sessionId, 'change-reason': name };
  const answer = await stack.client.send(method, `/api/profiles/${profileId}${path}`, headers, body);
  const outcome = await stack.client.outcomeOf(answer);
  expect(outcome).toMatchObject({ status: 'applied' });
  done[name] = { operationId: String(outcome.operationId), after: String(outcome.completedAt) };
}

function get(path: string, client: Client = stack.client): Promise<Answer> {
  return client.get(`/api/profiles/${profileId}${path}`);
}

const instantAfter = (name: string) => done[name]?.after ?? '';
const operationOf = (name: string) => done[name]?.operationId ?? '';

describe('the profile as of an instant', () => {
  it('is what it was then', async () => {
    const drafted = await get(`?asOf=${instantAfter('drafted')}`);
    expect(drafted.body).toMatchObject({
      steps: { projects: { status: 'in-progress', final: null, draft: { payload: { projects: [{ name: 'Com' }] } } } },
    });
    const submitted = await get(`?asOf=${instantAfter('submitted')}`);
    expect(submitted.body).toMatchObject({
      steps: {
        projects: { status: 'completed', version: 1, final: { projects: [{ itemId, name: 'Compiler' }] }, draft: null },
      },
    });
  });

  it('is 404 before the first change, 400 for an instant that is to come', async () => {
    expect((await get('?asOf=2001-01-01')).status).toBe(404);
    expect((await get('?asOf=2999-01-01')).status).toBe(400);
  });

  it('and of now is a JSON Resume as well', async () => {
    expect((await get('?format=jsonresume')).body).toMatchObject({ projects: [{ name: 'Linker', roles: ['Lead'] }] });
    const then = await get(`?format=jsonresume&asOf=${instantAfter('submitted')}`);
    expect(then.body).toMatchObject({ projects: [{ name: 'Compiler' }] });
  });
});

describe('the history', () => {
  it('is filtered by field, session, operation and section', async () => {
    const { body } = await get(`/history?field=role&sessionId=${sessionId}&section=projects`);
    expect(body.changes).toMatchObject([{ operationId: operationOf('renamed'), changedFields: ['name', 'role'] }]);
    const ofOne = await get(`/history?operationId=${operationOf('drafted')}`);
    expect(ofOne.body.changes).toMatchObject([{ section: 'step-draft', action: 'insert', erased: false }]);
  });

  it('tells one operation with all of its changes', async () => {
    const { body } = await get(`/history/${operationOf('submitted')}`);
    expect(body).toMatchObject({
      kind: 'submit-step',
      reason: 'submitted',
      changes: [
        { section: 'projects', itemId },
        { section: 'step-draft', action: 'delete' },
        { section: 'step-progress', action: 'insert' },
      ],
    });
    expect((await get(`/history/${operationOf('started')}`)).body.type).toMatch(/operation-not-found$/);
  });

  it('tells what differs between two instants', async () => {
    const { body } = await get(`/history/diff?from=${instantAfter('submitted')}&to=${instantAfter('renamed')}`);
    expect(body.differences).toEqual([
      {
        step: 'projects',
        section: 'projects',
        itemId,
        difference: 'changed',
        fields: [
          { field: 'name', before: 'Compiler', after: 'Linker' },
          { field: 'role', before: null, after: 'Lead' },
        ],
      },
    ]);
  });

  it('is verified for an auditor, who leaves a record', async () => {
    const auditor = stack.client.as({ role: 'auditor' });
    expect((await get('/history/verify', auditor)).body).toEqual({ profileId, intact: true, length: 4 });
    expect((await get('/history/verify')).status).toBe(403);
    const { body } = await get('/export');
    expect(body.accesses).toMatchObject([{ operation: 'check-history', actor: { type: 'auditor' } }]);
  });
});

it('operations are listed by what became of them, newest first', async () => {
  const { body } = await get('/operations?status=applied&limit=2');
  expect(body.operations).toMatchObject([
    { operationId: operationOf('redrafted'), kind: 'save-draft' },
    { operationId: operationOf('renamed'), kind: 'put-item' },
  ]);
  const next = await stack.client.get(String(body.next));
  expect(next.body.operations).toMatchObject([{ operationId: operationOf('submitted') }, { kind: 'save-draft' }]);
});

it('a session is told as it began', async () => {
  const { body } = await get(`/sessions/${sessionId}`);
  expect(body).toMatchObject({ sessionId, client: 'A browser', endedAt: null });
});

it('each change is recorded with the session of its write, and without one where the write has none', async () => {
  const path = `/api/profiles/${randomUUID()}`;
  const put = async (client: Client, name: string, headers: Record<string, string>) => {
    const url = `${path}/projects/${itemId}`;
    const answer = await client.send('PUT', url, { prefer: 'wait=20', ...headers }, { name });
    return String((await stack.client.outcomeOf(answer)).operationId);
  };
  const { client } = stack;
  await put(client, 'Compiler', {});
  const operationId = await put(client, 'Linker', { 'session-id': sessionId });
  const support = client.as({ role: 'support' });
  const reverted = await support.send('POST', `${path}/history/${operationId}/revert`, {
    prefer: 'wait=20',
    'change-reason': 'a slip',
  });
  await client.outcomeOf(reverted);
  const { body } = await client.get(`${path}/history?section=projects`);
  expect(body.changes).toMatchObject([
    { actor: { type: 'support' }, sessionId: null },
    { actor: { type: 'candidate' }, sessionId },
    { actor: { type: 'candidate' }, sessionId: null },
  ]);
});

it('the export is a file with everything', async () => {
  const { headers, body } = await get('/export');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="profile-${profileId}.json"`);
  const { body: profile } = await get('');
  expect(body.profile).toEqual(profile);
  expect(body.operations).toHaveLength(5);
  expect(body.sessions).toMatchObject([{ sessionId }]);
});

it('operations that are pending cannot be listed: the answer says where to ask for one', async () => {
  const { status, body } = await get('/operations?status=pending');
  expect([status, body.type, body.parameter]).toEqual([400, 'urn:stepkeeper:problem:malformed-query', 'status']);
  expect(body.detail).toMatch(/follow the Location of the 202/);
});

describe('a client that has the answer', () => {
  /** Also the pages that a cursor leads to. */
  async function isNotModified(url: string): Promise<void> {
    const { headers, body } = await stack.client.get(url);
    const authorization = await stack.client.authorization(url);
    const seen = { authorization, 'if-none-match': headers.get('etag') ?? '' };
    const again = await fetch(`${stack.client.url}${url}`, { headers: seen });
    expect([url, again.status, await again.text()]).toEqual([url, 304, '']);
    if (typeof body.next === 'string') await isNotModified(body.next);
  }

  it.each([
    '',
    '?format=jsonresume',
    '/steps',
    '/steps/projects',
    '/steps/address/draft',
    '/projects',
    `/projects/${itemId}`,
    `/sessions/${sessionId}`,
    '/validation-errors?limit=1',
    '/history?limit=2',
    '/history/diff?from=2026-01-01',
    '/operations?limit=2',
    `/operations/${randomUUID()}`,
    '/export',
  ])('is told 304 by GET %s', async (path) => {
    await isNotModified(`/api/profiles/${profileId}${path}`);
  });
});

it('who may not read gets nothing, whether or not there is such a profile', async () => {
  const importer = stack.client.as({ role: 'importer' });
  for (const path of ['', '/export', '/history', '/operations', '/projects', '/history/diff?from=2026-01-01']) {
    expect((await get(path, importer)).status).toBe(403);
  }
});
