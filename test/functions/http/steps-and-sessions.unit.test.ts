import { type Asked, payloadOf, profileId, writeTools } from './call';
import { ask, sessionId } from './writes';

async function sent(name: string, asked: Asked = {}, role?: 'support' | 'candidate') {
  const tools = writeTools();
  const answer = await ask(name, tools, asked, role);
  return { ...answer, command: tools.sent[0] };
}

const problem = (code: string) => `urn:stepkeeper:problem:${code}`;
const errorsOf = (body: Readonly<Record<string, unknown>>) =>
  (body.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

describe('DELETE of a draft', () => {
  it('is guarded by the version of the draft', async () => {
    const { status, command } = await sent('discard-draft', { headers: { 'If-Match': '"v3-d5"' } });
    expect(status).toBe(202);
    expect(command).toMatchObject({ kind: 'discard-draft', step: 'address', expectedVersion: 5 });
  });

  it('is 404 for a step that there is not', async () => {
    const { status, body } = await sent('discard-draft', { params: { profileId, step: 'shoes' } });
    expect(status).toBe(404);
    expect(body.type).toBe(problem('unknown-step'));
  });
});

describe('POST of an event of a step', () => {
  const at = (occurredAt: unknown) => sent('record-step-event', { body: { event: 'left', occurredAt } });

  it.each(['entered', 'left', 'skipped'])('tells that it was %s, now', async (event) => {
    const { command } = await sent('record-step-event', { body: { event } });
    expect(command).toMatchObject({ kind: 'record-step-event', step: 'address' });
    expect(payloadOf(command)).toEqual({ event, occurredAt: command?.acceptedAt });
  });

  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.6789+01:30', '2026-01-02T01:34:05.678Z'],
    ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
  ])('says when by its own clock: %s is %s', async (given, kept) => {
    expect(payloadOf((await at(given)).command)).toEqual({ event: 'left', occurredAt: kept });
  });

  it.each(['2999-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59'])('at %s, later than now, is now', async (given) => {
    const { command } = await at(given);
    expect(payloadOf(command)).toEqual({ event: 'left', occurredAt: command?.acceptedAt });
  });

  it.each([
    ['1999-12-31T23:59:59Z', 'invalid_date'],
    ['2026-01-02T03:04:05', 'invalid_date'],
    ['2026-01-02', 'invalid_date'],
    ['2026-02-30T00:00:00Z', 'invalid_date'],
    ['2026-13-01T00:00:00Z', 'invalid_date'],
    ['2026-01-01T25:00:00Z', 'invalid_date'],
    ['2026-01-01T00:00:00+99:00', 'invalid_date'],
    ['yesterday', 'invalid_date'],
    [1_790_000_000_000, 'wrong_type'],
    ['2'.repeat(41), 'too_long'],
  ])('at %s is refused', async (given, code) => {
    const { status, body, command } = await at(given);
    expect(status).toBe(422);
    expect(errorsOf(body)).toEqual([`/occurredAt ${code}`]);
    expect(command).toBeUndefined();
  });

  it.each([
    ['no event', {}, ['/event required']],
    ['an event that there is not', { event: 'opened' }, ['/event not_allowed']],
    ['more than is known', { event: 'left', seconds: 7 }, ['/seconds unknown_field']],
    ['a list', [], [' wrong_type']],
  ])('with %s is refused', async (_name, body, errors) => {
    const answer = await sent('record-step-event', { body });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.body)).toEqual(errors);
  });

  it('is the same request when it is sent again, though now is later', async () => {
    const again = () => sent('record-step-event', { body: { event: 'left' }, headers: { 'Idempotency-Key': 'k' } });
    const [first, second] = [await again(), await again()];
    expect(second.command?.fingerprint).toBe(first.command?.fingerprint);
  });
});

describe('a session', () => {
  const other = '0190a1b2-0000-7000-8000-0000000000b2';

  it('has the id of the body, else that of the header', async () => {
    const headers = { 'Session-Id': other };
    const body = { sessionId: sessionId.toUpperCase(), client: 'Firefox 140' };
    const ofBody = await sent('start-session', { headers, body });
    expect(ofBody.command).toMatchObject({ sessionId, payload: { event: 'started', client: 'Firefox 140' } });
    expect((await sent('start-session', { headers })).command).toMatchObject({ sessionId: other });
  });

  it('without either gets one, the same again under the same key, and is told its address', async () => {
    const tools = writeTools();
    const again = { headers: { 'Idempotency-Key': 'k' } };
    const first = await ask('start-session', tools, again);
    const second = await ask('start-session', tools, { ...again, body: {} });
    const another = await ask('start-session', tools);
    expect(first.body.sessionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.body.sessionId).toBe(second.body.sessionId);
    expect(another.body.sessionId).not.toBe(first.body.sessionId);
    expect(first.headers['content-location']).toBe(`/api/profiles/${profileId}/sessions/${first.body.sessionId}`);
    expect(tools.sent[0]).toMatchObject({ sessionId: first.body.sessionId });
  });

  it.each([
    ['client over 400 characters', { client: 'x'.repeat(401) }, '/client too_long'],
    ['client with a control character', { client: 'a\u0000b' }, '/client invalid_text'],
    ['session id that is none', { sessionId: '7' }, '/sessionId invalid_format'],
    ['unknown member', { device: 'x' }, '/device unknown_field'],
  ])('with a %s is refused', async (_name, body, error) => {
    const answer = await sent('start-session', { body });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.body)).toEqual([error]);
  });

  it('goes on and ends under the id of the path, with nothing to say', async () => {
    for (const [name, event] of [
      ['heartbeat-session', 'seen'],
      ['end-session', 'ended'],
    ] as const) {
      const { command } = await sent(name, { headers: { 'Session-Id': other } });
      expect(command).toMatchObject({ kind: 'record-session', sessionId, payload: { event } });
      expect((await sent(name, { body: {} })).status).toBe(202);
      expect((await sent(name, { body: { client: 'x' } })).status).toBe(422);
      expect((await sent(name, { body: '{' })).body.type).toBe(problem('malformed-json'));
      expect((await sent(name, { body: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
      const answer = await sent(name, { params: { profileId, sessionId: '7' } });
      expect(answer.body).toMatchObject({
        type: problem('malformed-id'),
        detail: expect.stringContaining('sessionId'),
      });
    }
  });
});

describe('taking an operation back', () => {
  it('names the operation, and may be without a reason for the candidate', async () => {
    const { status, command } = await sent('revert-operation');
    expect(status).toBe(202);
    expect(command).toMatchObject({ kind: 'revert', actor: { type: 'candidate' }, source: 'web' });
    expect(payloadOf(command)).toEqual({ operationId: '0190a1b2-0000-7000-8000-0000000000c1' });
  });

  it('needs a reason of support', async () => {
    const { status, body, command } = await sent('revert-operation', {}, 'support');
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: problem('reason-required'), header: 'Change-Reason' });
    expect(body.detail).toContain('Change-Reason');
    expect(command).toBeUndefined();
    const accounted = await sent('revert-operation', { headers: { 'Change-Reason': 'asked to' } }, 'support');
    expect(accounted.command).toMatchObject({ reason: 'asked to', actor: { type: 'support' }, source: 'admin' });
  });

  it('is refused with anything in its body, or an id that is none', async () => {
    expect((await sent('revert-operation', { body: { force: true } })).status).toBe(422);
    const params = { profileId, operationId: '7' };
    expect((await sent('revert-operation', { params })).body.type).toBe(problem('malformed-id'));
  });
});

it('erasing a profile is for admins, and needs a reason', async () => {
  const tools = writeTools();
  const headers = { 'Change-Reason': "UTF-8''Wunsch%20der%20Person" };
  expect((await ask('erase-profile', tools, { headers })).status).toBe(202);
  expect(tools.sent[0]).toMatchObject({ kind: 'erase-profile', reason: 'Wunsch der Person', actor: { type: 'admin' } });
  expect((await ask('erase-profile', tools, { headers }, 'candidate')).status).toBe(403);
  expect(tools.sent).toHaveLength(1);
});
