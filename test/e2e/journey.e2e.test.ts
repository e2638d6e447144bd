// The ways of a candidate through the builder, over HTTP, on the whole stack: what is sent is what is read back, and told exactly.
import { randomUUID } from 'node:crypto';
import { sections } from '../../shared/sections/all';
import { type StepName, stepNames } from '../../shared/sections/section';
import { aProject, idOf } from '../factories/commands';
import { fullPayloads } from '../factories/payloads';
import { eventually } from '../local/eventually';
import { type Answer, acceptedIn } from './client';
import { startTestStack, type TestStack } from './stack';

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

jest.setTimeout(120_000);

const waiting = { prefer: 'wait=20' };
const projects = (...list: readonly object[]) => ({ projects: list });

/** The answer, with the outcome as its body. */
async function submitted(
  profileId: string,
  step: StepName,
  payload: unknown,
  headers = {},
  client = stack.client,
): Promise<Answer> {
  const answer = await client.submit(profileId, step, payload, { ...waiting, ...headers });
  const body = await stack.client.outcomeOf(answer);
  expect(body).toMatchObject({ kind: 'submit-step', step });
  return { ...answer, body };
}

/** Every change of the profile's history, newest first, page by page. */
async function walkHistory(profileId: string, query: string, betweenPages = async () => {}) {
  const changes: { sequence: number; ordinal: number; section: string; itemId: string | null; action: string }[] = [];
  let path: string | null = `/api/profiles/${profileId}/history?${query}`;
  while (path !== null) {
    const { status, body }: Answer = await stack.client.get(path);
    expect(status).toBe(200);
    changes.push(...(body.changes as typeof changes));
    path = body.next as string | null;
    expect(body.nextCursor === null).toBe(path === null);
    await betweenPages();
  }
  return changes;
}

describe('what is submitted', () => {
  // The project names a work item, so there has to be one of that id.
  const workItem = { itemId: idOf(77), employer: 'Link & Söhne', title: 'Lead', startDate: '2001', isCurrent: false };
  const payloads: Readonly<Record<StepName, { readonly [property: string]: unknown }>> = {
    ...fullPayloads,
    experience: { workExperience: [...fullPayloads.experience.workExperience, workItem] },
  };
  const profileId = randomUUID();

  /** As the step is read: every field is there, and what was not given is empty. */
  function readBack(step: StepName) {
    const entered = sections.filter((section) => section.step === step);
    const whole = (section: (typeof entered)[number], given: object) => ({
      ...Object.fromEntries(Object.entries(section.fields).map(([name, { empty }]) => [name, empty])),
      ...given,
    });
    return Object.fromEntries(
      entered.map((section) => {
        const given = payloads[step][section.property] ?? [];
        return [
          section.property,
          Array.isArray(given) ? given.map((item) => whole(section, item)) : whole(section, given),
        ];
      }),
    );
  }

  test.each(stepNames)('of step %s is drafted, submitted and read back exactly', async (step) => {
    const { client } = stack;
    expect((await client.getStep(profileId, step)).body).toMatchObject({ version: 0, final: null, draft: null });
    const session = { 'session-id': randomUUID(), revision: '7' };
    const draft = await client.saveDraft(profileId, step, payloads[step], { ...waiting, ...session });
    expect(draft).toMatchObject({ status: 200, body: { kind: 'save-draft', status: 'applied', version: 1 } });
    const drafted = await client.getStep(profileId, step);
    expect(drafted.headers.get('etag')).toMatch(/^"v0-d1-/);
    expect(drafted.body).toMatchObject({
      final: null,
      draft: { payload: payloads[step], revision: 7, sessionId: session['session-id'] },
      progress: { status: 'in-progress', completedAt: null, refusals: 0 },
    });
    const { body } = await submitted(profileId, step, payloads[step]);
    expect(body).toMatchObject({ status: 'applied', version: 1 });
    const read = await client.getStep(profileId, step);
    expect(read.headers.get('etag')).toMatch(/^"v1-d2-/);
    expect(read.body).toMatchObject({ step, version: 1, draftVersion: 2, draft: null });
    expect(read.body.final).toEqual(readBack(step));
    expect(read.body.progress).toMatchObject({ status: 'completed', completeness: 100 });
  });

  test('is in the profile as it is in each step', async () => {
    const { status, body } = await stack.client.get(`/api/profiles/${profileId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ profileId, version: 12 });
    const steps = await Promise.all(stepNames.map((step) => stack.client.getStep(profileId, step)));
    expect(body.steps).toEqual(Object.fromEntries(steps.map((step) => [step.body.step, step.body])));
    const summary = await stack.client.get(`/api/profiles/${profileId}/steps`);
    expect(summary.body.steps).toMatchObject(
      steps.map(({ body: { step, version, progress } }) => ({ step, version, progress })),
    );
  });

  test('is not sent again to a client that has it', async () => {
    const path = `/api/profiles/${profileId}`;
    const etag = (await stack.client.get(path)).headers.get('etag') ?? '';
    const headers = { authorization: await stack.client.authorization(path), 'if-none-match': etag };
    const again = await fetch(`${stack.client.url}${path}`, { headers });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  });

  test('can be edited, taken out and put in another order, and the history tells each change', async () => {
    const profile = randomUUID();
    const [a, b, c] = [aProject(1), aProject(2), aProject(3)];
    await submitted(profile, 'projects', projects(a, b, c));
    const zoe = stack.client.as({ role: 'candidate', sub: 'zoe', profileId: profile });
    const because = { 'change-reason': "UTF-8''Gr%C3%B6%C3%9Fe" };
    const renamed = projects(c, { ...a, name: 'Renamed' });
    const { body } = await submitted(profile, 'projects', renamed, because, zoe);
    expect(body).toMatchObject({ status: 'applied', version: 2 });
    const { final } = (await stack.client.getStep(profile, 'projects')).body;
    expect(final).toMatchObject({ projects: [c, { ...a, name: 'Renamed' }] });
    expect((final as { projects: unknown[] }).projects).toHaveLength(2);
    const { changes } = (await stack.client.get(`/api/profiles/${profile}/history`)).body;
    const who = { reason: 'Größe', actor: { id: 'zoe', type: 'candidate' }, operationId: body.operationId };
    expect((changes as unknown[]).slice(0, 3)).toMatchObject([
      { ...who, action: 'update', itemId: a.itemId, changedFields: ['name', 'position'], before: { name: a.name } },
      { ...who, action: 'update', itemId: c.itemId, changedFields: ['position'], after: { position: 0 } },
      { ...who, action: 'delete', itemId: b.itemId, before: { name: b.name }, after: null },
    ]);
    const same = await submitted(profile, 'projects', projects(c, { ...a, name: 'Renamed' }));
    expect(same.body).toMatchObject({ status: 'unchanged', version: 2 });
    await submitted(profile, 'projects', projects());
    expect((await stack.client.getStep(profile, 'projects')).body).toMatchObject({
      version: 3,
      final: { projects: [] },
    });
  });

  test('and lacks ids gets the same ids at each retry', async () => {
    const profile = randomUUID();
    const key = { 'idempotency-key': 'import-1' };
    await submitted(profile, 'projects', projects({ name: 'One' }, { name: 'Two' }), key);
    const first = (await stack.client.getStep(profile, 'projects')).body;
    await submitted(profile, 'projects', projects({ name: 'One' }, { name: 'Two' }), key);
    const second = (await stack.client.getStep(profile, 'projects')).body;
    expect(second).toEqual(first);
    expect(first.final).toMatchObject(projects({ name: 'One' }, { name: 'Two' }));
  });
});

describe('a write', () => {
  test('is accepted at once, with where to ask, and its outcome can be polled or waited for', async () => {
    const profileId = randomUUID();
    const answer = await stack.client.submit(profileId, 'projects', projects(aProject(1)), {
      'x-correlation-id': 'journey-1',
    });
    expect(answer).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('x-correlation-id')).toBe('journey-1');
    const { operationId, location } = acceptedIn(answer);
    expect(await stack.client.outcomeOf(answer)).toMatchObject({ operationId, status: 'applied', version: 1 });
    const waited = await stack.client.get(location, waiting);
    expect(waited).toMatchObject({ status: 200, body: { operationId, status: 'applied' } });
    expect(waited.headers.get('preference-applied')).toBe('wait=20');
  });

  test('that is conditional on an ETag is refused once the step has moved on', async () => {
    const profileId = randomUUID();
    await submitted(profileId, 'projects', projects(aProject(1)));
    const tag = { 'if-match': (await stack.client.getStep(profileId, 'projects')).headers.get('etag') ?? '' };
    expect((await submitted(profileId, 'projects', projects(aProject(2)), tag)).body).toMatchObject({
      status: 'applied',
      version: 2,
    });
    const { body } = await submitted(profileId, 'projects', projects(aProject(3)), tag);
    expect(body).toMatchObject({
      status: 'conflict',
      error: { code: 'version-mismatch', expectedVersion: 1, currentVersion: 2 },
    });
    expect((await stack.client.getStep(profileId, 'projects')).body.final).toMatchObject(projects(aProject(2)));
  });

  test('sent five times with one Idempotency-Key is one operation', async () => {
    const profileId = randomUUID();
    const key = { 'idempotency-key': '"once, and only once"' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => stack.client.saveDraft(profileId, 'projects', projects({ name: 'x' }), key)),
    );
    expect(new Set(answers.map((answer) => acceptedIn(answer).location)).size).toBe(1);
    for (const answer of answers) expect((await stack.client.outcomeOf(answer)).status).toBe('applied');
    const counts = await stack.rows(`SELECT
      (SELECT COUNT(*) FROM ops.Operation AS o WHERE o.profileId = '${profileId}') AS operations,
      (SELECT COUNT(*) FROM audit.ChangeSet AS s WHERE s.profileId = '${profileId}') AS changeSets,
      (SELECT COUNT(*) FROM builder.StepEvent AS e WHERE e.profileId = '${profileId}') AS events;`);
    expect(counts).toEqual([{ operations: 1, changeSets: 1, events: 1 }]);
  });

  test('of something else under a used Idempotency-Key is a conflict, and the first one stands', async () => {
    const profileId = randomUUID();
    const key = { 'idempotency-key': randomUUID() };
    const first = await submitted(profileId, 'projects', projects(aProject(1)), key);
    const other = await stack.client.submit(profileId, 'projects', projects(aProject(2)), key);
    expect(acceptedIn(other).operationId).toBe(acceptedIn(first).operationId);
    expect(await stack.client.outcomeOf(other)).toMatchObject({
      status: 'conflict',
      error: { code: 'idempotency-key-reused' },
    });
    expect(await stack.client.outcomeOf(first)).toMatchObject({ status: 'applied' });
    const recorded = `SELECT code FROM ops.RejectedMessage WHERE profileId = '${profileId}';`;
    const rejected = await eventually('the other request to be kept', async () => {
      const rows = await stack.rows(recorded);
      return rows.length > 0 && rows;
    });
    expect(rejected).toEqual([{ code: 'operation-id-reused' }]);
    expect((await stack.client.getStep(profileId, 'projects')).body.final).toMatchObject(projects(aProject(1)));
  });

  test('that is an older autosave of the session and comes late is superseded', async () => {
    const profileId = randomUUID();
    const session = { ...waiting, 'session-id': randomUUID() };
    const save = (revision: number) =>
      stack.client.saveDraft(profileId, 'projects', projects({ name: `revision ${revision}` }), {
        ...session,
        revision: String(revision),
      });
    expect((await save(5)).body).toMatchObject({ status: 'applied' });
    expect((await save(4)).body).toMatchObject({ status: 'superseded', error: { code: 'newer-write' } });
    expect((await save(6)).body).toMatchObject({ status: 'applied' });
    expect((await stack.client.getStep(profileId, 'projects')).body.draft).toMatchObject({
      payload: projects({ name: 'revision 6' }),
      revision: 6,
    });
  });

  test('that is refused tells each field, and is recorded without personal values', async () => {
    const profileId = randomUUID();
    const sessionId = randomUUID();
    const address = { ...fullPayloads.address.addresses[1], kind: 'castle', city: 7, latitude: 91 };
    const answer = await stack.client.submit(
      profileId,
      'address',
      { addresses: [address], note: 'x' },
      { 'session-id': sessionId, 'idempotency-key': sessionId },
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: 'urn:stepkeeper:problem:validation-failed',
      errors: expect.arrayContaining([
        expect.objectContaining({ path: '/addresses/0/kind', code: 'not_allowed' }),
        expect.objectContaining({ path: '/addresses/0/city', code: 'wrong_type' }),
        expect.objectContaining({ path: '/addresses/0/latitude', code: 'out_of_range' }),
        expect.objectContaining({ path: '/note', code: 'unknown_field' }),
      ]),
    });
    const statement = `SELECT path, code, value, attempted, sessionId FROM builder.ValidationError
      WHERE profileId = '${profileId}';`;
    const recorded = await eventually('the refusal to be recorded', async () => {
      const rows = await stack.rows(statement);
      return rows.length > 0 && rows;
    });
    expect(recorded.map(({ path }) => path).sort()).toEqual(
      (answer.body.errors as { path: string }[]).map(({ path }) => path).sort(),
    );
    expect(recorded).toContainEqual({
      path: '/addresses/0/kind',
      code: 'not_allowed',
      value: '"castle"',
      attempted: 'submit',
      sessionId,
    });
    const told = await stack.client.get(`/api/profiles/${profileId}/validation-errors?step=address`);
    expect(told.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '/addresses/0/kind', code: 'not_allowed', value: '"castle"', sessionId }),
        expect.objectContaining({ path: '/addresses/0/city', code: 'wrong_type', value: null }),
      ]),
    );
    expect(recorded.find(({ path }) => path === '/addresses/0/city')?.value).toBeNull();
    expect((await stack.client.getStep(profileId, 'address')).body).toMatchObject({
      final: null,
      progress: { status: 'in-progress', refusals: 1 },
    });
    const corrected = await submitted(profileId, 'address', fullPayloads.address, { 'idempotency-key': sessionId });
    expect(corrected.body).toMatchObject({ status: 'applied', version: 1 });
  });
});

describe('the history', () => {
  const profileId = randomUUID();
  let inTheMiddle: string;

  beforeAll(async () => {
    await submitted(profileId, 'projects', projects(aProject(1), aProject(2), aProject(3)));
    await submitted(profileId, 'address', fullPayloads.address);
    const outcome = await submitted(profileId, 'projects', projects(aProject(3), aProject(1)));
    inTheMiddle = String(outcome.body.completedAt);
    await submitted(profileId, 'aspirations', fullPayloads.aspirations);
    await submitted(profileId, 'projects', projects(aProject(1, 'Last')));
  });

  test('is the same whatever the size of its pages, and also while new changes arrive', async () => {
    const whole = await walkHistory(profileId, 'limit=200');
    const places = whole.map(({ sequence, ordinal }) => [sequence, ordinal]);
    expect(places).toEqual([...places].sort(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b));
    expect(new Set(places.map(String)).size).toBe(whole.length);
    let arrived = 0;
    const whileWriting = await walkHistory(profileId, 'limit=3', async () => {
      arrived += 1;
      await submitted(profileId, 'projects', projects(aProject(1, `Meanwhile ${arrived}`)));
    });
    expect(whileWriting).toEqual(whole);
    expect(arrived).toBeGreaterThan(3);
    expect((await walkHistory(profileId, 'limit=50')).slice(-whole.length)).toEqual(whole);
  });

  test('can be asked for a section, an item and a time', async () => {
    const whole = await walkHistory(profileId, 'limit=200');
    const projectChanges = whole.filter(({ section }) => section === 'projects');
    expect(await walkHistory(profileId, 'section=projects&limit=2')).toEqual(projectChanges);
    const { itemId } = aProject(2);
    const ofItem = await walkHistory(profileId, `itemId=${itemId.toUpperCase()}`);
    expect(ofItem.map(({ action }) => action)).toEqual(['delete', 'insert']);
    const before = await walkHistory(profileId, `to=${inTheMiddle}&limit=4`);
    const since = await walkHistory(profileId, `from=${inTheMiddle}&limit=4`);
    expect([...since, ...before]).toEqual(whole);
    expect(before.length).toBeGreaterThan(0);
    expect(since[0]?.sequence).toBe(whole[0]?.sequence);
    expect(await walkHistory(profileId, 'from=2200-01-01')).toEqual([]);
  });
});

describe('what is not there', () => {
  test('is a profile that nobody has begun', async () => {
    const { status, body } = await stack.client.get(`/api/profiles/${randomUUID()}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ type: 'urn:stepkeeper:problem:profile-not-found', status: 404 });
  });

  test('is a step that is not started, an empty history, and an operation that is pending', async () => {
    const profileId = randomUUID();
    expect(await stack.client.getStep(profileId, 'resume')).toMatchObject({
      status: 200,
      body: { version: 0, progress: { status: 'not-started' } },
    });
    expect(await walkHistory(profileId, '')).toEqual([]);
    const operation = await stack.client.get(`/api/profiles/${profileId}/operations/${randomUUID()}`);
    expect(operation).toMatchObject({ status: 202, body: { status: 'pending' } });
  });
});

describe('the services that it needs', () => {
  const allReached = () =>
    eventually('readiness', async () => (await stack.client.get('/api/ready')).status === 200, 60_000);
  /** What was found before the outage may be told for 2 s more. */
  const isMissed = () =>
    eventually('a service that is missed', async () => (await stack.client.get('/api/ready')).status === 503, 20_000);
  const askAsOperator = () => stack.client.as({ role: 'operator' }).get('/api/ready');

  test('are all reached at first', async () => {
    expect(await stack.client.get('/api/health')).toMatchObject({ status: 200, body: { status: 'alive' } });
    expect(await askAsOperator()).toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { queue: { reached: true }, sql: { reached: true }, blob: { reached: true } } },
    });
    expect(await (await fetch(`${stack.client.url}/api/ready`)).json()).toEqual({ status: 'ready' });
  });

  test('lack SQL: writes are still accepted, reads say so, and what was accepted is written when it is back', async () => {
    const profileId = randomUUID();
    await stack.kill('sql-server');
    await isMissed();
    expect(await askAsOperator()).toMatchObject({
      status: 503,
      body: {
        type: 'urn:stepkeeper:problem:not-ready',
        checks: { sql: { reached: false }, queue: { reached: true } },
      },
    });
    expect((await stack.client.get('/api/ready')).body).not.toHaveProperty('checks');
    expect((await stack.client.get('/api/health')).status).toBe(200);
    expect(await stack.client.getStep(profileId, 'projects')).toMatchObject({
      status: 503,
      body: { type: 'urn:stepkeeper:problem:database-unavailable' },
    });
    const answer = await stack.client.submit(profileId, 'projects', projects(aProject(1)), { prefer: 'wait=1' });
    expect(answer).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(answer.headers.get('preference-applied')).toBe('wait=1');
    await stack.restart('sql-server');
    expect(await stack.client.outcomeOf(answer)).toMatchObject({ status: 'applied' });
    await allReached();
  });

  test('lack the queue: nothing is accepted, reads go on, and the same request is carried out once when it is back', async () => {
    const profileId = randomUUID();
    const key = { 'idempotency-key': randomUUID() };
    await stack.kill('service-bus');
    await isMissed();
    expect(await askAsOperator()).toMatchObject({ status: 503, body: { checks: { queue: { reached: false } } } });
    const refused = await stack.client.submit(profileId, 'projects', projects(aProject(1)), key);
    expect(refused).toMatchObject({ status: 503, body: { type: 'urn:stepkeeper:problem:queue-unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await stack.client.getStep(profileId, 'projects')).status).toBe(200);
    await stack.restart('service-bus');
    await allReached();
    const { body } = await submitted(profileId, 'projects', projects(aProject(1)), key);
    expect(body).toMatchObject({ status: 'applied', version: 1 });
    expect(await stack.rows(`SELECT status FROM ops.Operation WHERE profileId = '${profileId}';`)).toEqual([
      { status: 'applied' },
    ]);
  });
});
