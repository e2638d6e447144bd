// Every write beside those of whole steps, over HTTP and on the whole stack: what was accepted is what is read back.
import { randomUUID } from 'node:crypto';
import { itemOperations } from '../../shared/api/operations/items';
import { anItem } from '../factories/items';
import type { Answer, Client } from './client';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

jest.setTimeout(120_000);

type Headers = Readonly<Record<string, string>>;

/** Sends the write and gives the answer with the outcome as its body. `path` begins after the profile. */
async function write(
  [method, profileId, path]: readonly [method: string, profileId: string, path: string],
  body?: unknown,
  headers: Headers = {},
  client: Client = stack.client,
): Promise<Answer> {
  const answer = await client.send(
    method,
    `/api/profiles/${profileId}${path}`,
    { prefer: 'wait=20', ...headers },
    body,
  );
  return answer.status < 300 ? { ...answer, body: await client.outcomeOf(answer) } : answer;
}

const get = (profileId: string, path: string) => stack.client.get(`/api/profiles/${profileId}${path}`);
const tagOf = ({ headers }: Answer) => ({ 'if-match': headers.get('etag') ?? '' });

describe('an item', () => {
  const profileId = randomUUID();
  const itemId = randomUUID();
  const one = `/projects/${itemId}`;

  it('is created once, and found where the answer says', async () => {
    const created = await stack.client.send(
      'POST',
      `/api/profiles/${profileId}/projects`,
      { prefer: 'wait=20' },
      { itemId, name: 'Compiler', role: 'Lead' },
    );
    expect(created.body).toMatchObject({ status: 'applied', itemId });
    const found = await stack.client.get(created.headers.get('content-location') ?? '');
    expect(found).toMatchObject({ status: 200, body: { itemId, name: 'Compiler', role: 'Lead' } });
    const again = await write(['POST', profileId, '/projects'], { itemId, name: 'Another' });
    expect(again.body).toMatchObject({
      status: 'conflict',
      error: { code: 'tag-mismatch', current: { name: 'Compiler' }, attempted: { name: 'Another' } },
    });
  });

  it('is replaced by who has seen it, and by nobody who has not', async () => {
    const seen = await get(profileId, one);
    const replaced = await write(['PUT', profileId, one], { itemId, name: 'Linker' }, tagOf(seen));
    expect(replaced.body).toMatchObject({ status: 'applied' });
    const late = await write(['PUT', profileId, one], { name: 'Loader' }, tagOf(seen));
    expect(late.body).toMatchObject({
      status: 'conflict',
      error: { current: { name: 'Linker' }, attempted: { name: 'Loader' } },
    });
    expect((await get(profileId, one)).body).toMatchObject({ name: 'Linker', role: null });
    const unseen = await write(['PUT', profileId, one], { name: 'Loader' }, { 'if-none-match': '*' });
    expect(unseen.body).toMatchObject({ status: 'conflict' });
  });

  it('is patched field by field', async () => {
    const patch = { role: 'Owner', description: 'Joins what was compiled' };
    const headers = { ...tagOf(await get(profileId, one)), 'content-type': 'application/merge-patch+json' };
    expect((await write(['PATCH', profileId, one], patch, headers)).body).toMatchObject({ status: 'applied' });
    expect((await write(['PATCH', profileId, one], { description: null })).body).toMatchObject({ status: 'applied' });
    expect((await get(profileId, one)).body).toMatchObject({ name: 'Linker', role: 'Owner', description: null });
    expect((await write(['PATCH', profileId, one], {})).body).toMatchObject({ status: 'unchanged' });
  });

  it('that a patch would break is rejected, with what is wrong', async () => {
    await write(['PATCH', profileId, one], { startDate: '2024-05' });
    const { body } = await write(['PATCH', profileId, one], { endDate: '2020' });
    expect(body).toMatchObject({
      status: 'rejected',
      error: { errors: [{ path: '/endDate', code: 'end_before_start' }] },
    });
  });

  it('is deleted once', async () => {
    expect((await write(['DELETE', profileId, one])).body).toMatchObject({ status: 'applied' });
    expect((await get(profileId, one)).status).toBe(404);
    const again = await write(['DELETE', profileId, one]);
    expect(again.body).toMatchObject({ status: 'rejected', error: { code: 'no-such-item' } });
  });

  it('that is refused is told at once, and recorded where in the step it stands', async () => {
    const refused = await write(['POST', profileId, '/projects'], { role: 'Lead' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: '/name', code: 'required' }] } });
    await write(['POST', profileId, '/projects'], { name: 'Behind the refusal in the queue' });
    const { body } = await get(profileId, '/validation-errors?step=projects&limit=1');
    expect(body.errors).toMatchObject([{ attempted: 'item', path: '/projects/name', code: 'required' }]);
  });

  it('beyond as many as the section holds is rejected', async () => {
    const owner = randomUUID();
    const address = anItem('addresses');
    for (let count = 0; count < 10; count++) {
      const { body } = await write(['POST', owner, '/addresses'], { ...address, isPrimary: false });
      expect(body).toMatchObject({ status: 'applied' });
    }
    const { body } = await write(['POST', owner, '/addresses'], { ...address, isPrimary: false });
    expect(body).toMatchObject({ status: 'rejected', error: { code: 'too-many-items' } });
  });
});

const whole = itemOperations.filter(({ action }) => action === 'put');

it.each(whole.map((operation) => [operation.name, operation] as const))(
  '%s keeps every field as it was sent',
  async (_name, { section }) => {
    const profileId = randomUUID();
    const path = section.cardinality === 'one' ? `/${section.name}` : `/${section.name}/${randomUUID()}`;
    // The job that a project belongs to is told only as long as there is one.
    const { workExperienceItemId: _, ...item } = anItem(section.property);
    expect((await write(['PUT', profileId, path], item)).body).toMatchObject({ status: 'applied' });
    expect((await get(profileId, path)).body).toMatchObject(item);
  },
);

describe('a visit', () => {
  const profileId = randomUUID();

  it('starts, goes on and ends, and its steps tell what happened in them', async () => {
    const started = await write(['POST', profileId, '/sessions'], { client: 'Firefox 140' });
    expect(started.body).toMatchObject({ kind: 'record-session', status: 'applied' });
    const session = started.headers.get('content-location') ?? '';
    const sessionId = session.slice(-36);
    const headers = { 'session-id': sessionId };
    const at = (second: number) => `2026-01-02T10:00:${String(second).padStart(2, '0')}Z`;
    for (const [event, second] of [
      ['entered', 0],
      ['left', 30],
    ] as const) {
      const told = await write(
        ['POST', profileId, '/steps/address/events'],
        { event, occurredAt: at(second) },
        headers,
      );
      expect(told.body).toMatchObject({ status: 'applied', step: 'address' });
    }
    for (const event of ['heartbeat', 'end']) {
      const { status } = await write(['POST', profileId, `/sessions/${sessionId}/${event}`]);
      expect(status).toBe(200);
    }
    expect((await stack.client.get(session)).body).toMatchObject({
      sessionId,
      client: 'Firefox 140',
      endedAt: expect.any(String),
    });
    const { body } = await get(profileId, '/steps/address');
    expect(body.progress).toMatchObject({ timeSpentSeconds: 30 });
  });

  it('may throw its draft away', async () => {
    await write(['PUT', profileId, '/steps/projects/draft'], { projects: [{ name: 'x' }] });
    const step = await get(profileId, '/steps/projects');
    expect((await write(['DELETE', profileId, '/steps/projects/draft'], undefined, tagOf(step))).body).toMatchObject({
      status: 'applied',
    });
    expect((await get(profileId, '/steps/projects')).body.draft).toBeNull();
    expect((await write(['DELETE', profileId, '/steps/projects/draft'])).body).toMatchObject({ status: 'unchanged' });
  });
});

describe('what was done', () => {
  const profileId = randomUUID();
  const item = `/projects/${randomUUID()}`;

  it('is taken back by support with a reason, as an operation of its own', async () => {
    await write(['PUT', profileId, item], { name: 'Right' });
    const wrong = await write(['PUT', profileId, item], { name: 'Wrong' });
    const path = `/history/${wrong.body.operationId}/revert`;
    const support = stack.client.as({ role: 'support' });
    expect(await write(['POST', profileId, path], undefined, {}, support)).toMatchObject({
      status: 400,
      body: { header: 'Change-Reason' },
    });
    const reverted = await write(
      ['POST', profileId, path],
      undefined,
      { 'change-reason': 'asked on the phone' },
      support,
    );
    expect(reverted.body).toMatchObject({ kind: 'revert', status: 'applied' });
    expect((await get(profileId, item)).body).toMatchObject({ name: 'Right' });
  });

  it('is erased by an admin with a reason', async () => {
    const admin = stack.client.as({ role: 'admin' });
    expect((await write(['DELETE', profileId, ''], undefined, {}, admin)).status).toBe(400);
    const path = `/api/profiles/${profileId}`;
    const { status } = await admin.send('DELETE', path, {
      'change-reason': 'asked to be forgotten',
      prefer: 'wait=20',
    });
    expect(status).toBe(200);
    expect([404, 410]).toContain((await get(profileId, item)).status);
  });
});
