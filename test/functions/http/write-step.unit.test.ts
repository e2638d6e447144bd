import { writeStep } from '../../../functions/http/write-step';
import { readCommand } from '../../../shared/commands/kinds';
import {
  MessageTooLarge,
  QueueFull,
  QueueThrottled,
  QueueUnavailable,
  TooMuchWaiting,
} from '../../../shared/messaging/errors';
import { anOutcome, aStep, call, own, payloadOf, profileId, put, writeTools } from './call';

const valid = { addresses: [aStep] };

describe('a step that is valid', () => {
  it('is answered with 202, and says where to ask for the outcome', async () => {
    const tools = writeTools();
    const { status, headers, body } = await put(own(writeStep('submit-step', tools)), valid);
    const [command] = tools.sent;
    expect(status).toBe(202);
    expect(body).toEqual({ operationId: command?.operationId, status: 'pending' });
    expect(headers).toMatchObject({
      location: `/api/profiles/${profileId}/operations/${command?.operationId}`,
      'retry-after': '1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('becomes a command that the writer reads, with an id for every item', async () => {
    const tools = writeTools();
    await put(own(writeStep('submit-step', tools)), valid);
    const read = readCommand(JSON.parse(JSON.stringify(tools.sent[0])));
    expect(read).toMatchObject({ ok: true, command: { kind: 'submit-step', step: 'address', source: 'web' } });
    expect(payloadOf(tools.sent[0])).toMatchObject({
      addresses: [{ ...aStep, itemId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    });
  });

  it('carries what the headers say', async () => {
    const tools = writeTools();
    const { headers } = await put(own(writeStep('submit-step', tools)), valid, {
      headers: {
        'Session-Id': '0190A1B2-0000-7000-8000-0000000000AA',
        Revision: '7',
        'Change-Reason': "UTF-8''Umzug%20nach%20K%C3%B6ln",
        'If-Match': '"v3-d5"',
        'X-Correlation-Id': 'trace.me-1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    });
    expect(tools.sent[0]).toMatchObject({
      sessionId: '0190a1b2-0000-7000-8000-0000000000aa',
      revision: 7,
      reason: 'Umzug nach Köln',
      expectedVersion: 3,
      expectedDraftVersion: 5,
      actor: { id: 'anna', type: 'candidate' },
      correlationId: 'trace.me-1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    expect(headers['x-correlation-id']).toBe('trace.me-1');
  });

  it('as a draft may be incomplete, and is guarded by the version of the draft', async () => {
    const tools = writeTools();
    const asked = { headers: { 'If-Match': '"v3-d5"' } };
    const { status } = await put(own(writeStep('save-draft', tools)), { addresses: [{ city: 'Bo' }] }, asked);
    expect(status).toBe(202);
    expect(tools.sent[0]).toMatchObject({ kind: 'save-draft', expectedVersion: 5 });
    expect(tools.sent[0]).not.toHaveProperty('expectedDraftVersion');
  });

  it('keeps text that looks like SQL or HTML as the text that it is', async () => {
    const tools = writeTools();
    const line1 = `'; DROP TABLE profile.Profile; -- <script>alert(1)</script>`;
    await put(own(writeStep('submit-step', tools)), { addresses: [{ ...aStep, line1 }] });
    expect(payloadOf(tools.sent[0])).toMatchObject({ addresses: [{ line1 }] });
  });
});

describe('a request that is sent again', () => {
  const again = { headers: { 'Idempotency-Key': '"9f0c"' } };

  it('with its Idempotency-Key is the same operation with the same items', async () => {
    const tools = writeTools();
    const handler = own(writeStep('submit-step', tools));
    const first = await put(handler, valid, again);
    const second = await put(handler, valid, { headers: { 'Idempotency-Key': '9f0c' } });
    expect(second.headers.location).toBe(first.headers.location);
    expect(payloadOf(tools.sent[1])).toEqual(payloadOf(tools.sent[0]));
  });

  it('without a key is another operation', async () => {
    const tools = writeTools();
    const handler = own(writeStep('submit-step', tools));
    const [first, second] = [await put(handler, valid), await put(handler, valid)];
    expect(second.body.operationId).not.toBe(first.body.operationId);
  });

  it('with the key of another request is told so, where it waits for the outcome', async () => {
    const outcome = { ...anOutcome, fingerprint: 'f'.repeat(64) };
    const tools = writeTools({ outcomes: { wait: async () => outcome } });
    const asked = { headers: { ...again.headers, Prefer: 'wait=5' } };
    const { status, body } = await put(own(writeStep('submit-step', tools)), valid, asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'conflict', error: { code: 'idempotency-key-reused' } });
  });

  it('is told from the same request with its keys in another order only by what it says', async () => {
    const tools = writeTools();
    const handler = own(writeStep('submit-step', tools));
    await put(handler, '{"addresses":[{"kind":"home","line1":"A","city":"B","countryCode":"DE"}]}', again);
    await put(handler, '{"addresses":[{"countryCode":"DE","city":"B","line1":"A","kind":"home"}]}', again);
    await put(handler, '{"addresses":[{"countryCode":"DE","city":"C","line1":"A","kind":"home"}]}', again);
    const [first, same, other] = tools.sent.map(({ fingerprint }) => fingerprint);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(same).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('a client that prefers to wait', () => {
  const wait = { headers: { Prefer: 'respond-async, wait=60' } };

  it('gets the outcome, after at most 20 s', async () => {
    const waits: number[] = [];
    const tools = writeTools({
      outcomes: {
        wait: async (_key, timeoutMs) => {
          waits.push(timeoutMs);
          return { ...anOutcome, fingerprint: tools.sent[0]?.fingerprint ?? '' };
        },
      },
    });
    const { status, headers, body } = await put(own(writeStep('submit-step', tools)), valid, wait);
    expect(waits).toEqual([20_000]);
    expect(status).toBe(200);
    expect(headers['preference-applied']).toBe('wait=20');
    expect(body).toMatchObject({ status: 'applied', step: 'address', kind: 'submit-step', version: 4 });
  });

  it('gets 202 when there is none in time', async () => {
    const { status, headers, body } = await put(own(writeStep('submit-step', writeTools())), valid, wait);
    expect(status).toBe(202);
    expect(headers).toMatchObject({ 'retry-after': '1', 'preference-applied': 'wait=20' });
    expect(body.status).toBe('pending');
  });
});

describe('a step that is refused', () => {
  const invalid = { addresses: [{ ...aStep, kind: 'castle', city: '' }], shoeSize: 44 };

  it('is answered with every field that is wrong', async () => {
    const { status, headers, body } = await put(own(writeStep('submit-step', writeTools())), invalid);
    expect(status).toBe(422);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:stepkeeper:problem:validation-failed', status: 422 });
    const errors = body.errors as { path: string; code: string; message: string }[];
    expect(errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      '/addresses/0/city required',
      '/addresses/0/kind not_allowed',
      '/shoeSize unknown_field',
    ]);
    expect(errors.every(({ message }) => message.length > 0)).toBe(true);
  });

  it('is recorded, by a command that the writer reads', async () => {
    const tools = writeTools();
    await put(own(writeStep('save-draft', tools)), { addresses: [{ city: 7 }] });
    const read = readCommand(JSON.parse(JSON.stringify(tools.sent[0])));
    expect(read).toMatchObject({
      ok: true,
      command: {
        kind: 'record-validation-errors',
        payload: { attempted: 'draft', errors: [{ path: '/addresses/0/city', code: 'wrong_type' }] },
      },
    });
  });

  it('under an Idempotency-Key is recorded once, and leaves the key to the corrected step', async () => {
    const tools = writeTools();
    const handler = own(writeStep('submit-step', tools));
    const again = { headers: { 'Idempotency-Key': '"9f0c"' } };
    await put(handler, invalid, again);
    await put(handler, invalid, again);
    await put(handler, valid, again);
    const [first, second, corrected] = tools.sent.map(({ operationId }) => operationId);
    expect(second).toBe(first);
    expect(corrected).not.toBe(first);
  });

  it('is answered even when the queue is away, and that is logged without a value', async () => {
    const tools = writeTools({
      sender: { send: () => Promise.reject(new QueueUnavailable('q', new Error('castle'))) },
    });
    const { status, log } = await put(own(writeStep('submit-step', tools)), invalid);
    expect(status).toBe(422);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/refusal-not-recorded/);
    expect(log[0]).not.toMatch(/castle/);
  });
});

describe('a queue that does not take the command', () => {
  it('is 503 with when to try again', async () => {
    const tools = writeTools({
      sender: { send: () => Promise.reject(new QueueUnavailable('q', new Error('refused 10.0.0.1'))) },
    });
    const { status, headers, body, text } = await put(own(writeStep('submit-step', tools)), valid);
    expect(status).toBe(503);
    expect(body.type).toBe('urn:stepkeeper:problem:queue-unavailable');
    expect(headers['retry-after']).toBe('2');
    expect(text).not.toMatch(/10\.0\.0\.1/);
  });

  it.each([
    ['throttles', new QueueThrottled('q', 10, new Error('10.0.0.1')), 429, 'too-many-requests', '10'],
    ['takes less than waits', new TooMuchWaiting(5_000, 7_000_000), 429, 'too-many-requests', '5'],
    ['is full', new QueueFull('q', new Error('10.0.0.1')), 503, 'queue-full', '30'],
  ])(
    'because it %s says when to come again, and that nothing was saved',
    async (_name, error, status, code, seconds) => {
      const tools = writeTools({ sender: { send: () => Promise.reject(error) } });
      const answer = await put(own(writeStep('submit-step', tools)), valid);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({
        type: `urn:stepkeeper:problem:${code}`,
        detail: expect.stringMatching(/^Nothing was saved\b.*Retry-After/),
      });
      expect(answer.headers['retry-after']).toBe(seconds);
      expect(answer.text + answer.log.join()).not.toMatch(/10\.0\.0\.1|5,?000/);
      expect(answer.log).toHaveLength(1);
    },
  );

  it('is 413 where the command is too large for it', async () => {
    const tools = writeTools({ sender: { send: () => Promise.reject(new MessageTooLarge(250_000)) } });
    const { status, body } = await put(own(writeStep('submit-step', tools)), valid);
    expect(status).toBe(413);
    expect(body.limit).toBe(250_000);
  });
});

it('a fault of our own is 500 with the correlation id alone, and logged once without its message', async () => {
  const tools = writeTools({ sender: { send: () => Promise.reject(new TypeError("reading 'Hauptstr. 1'")) } });
  const { status, body, text, log, headers } = await put(own(writeStep('submit-step', tools)), valid);
  expect(status).toBe(500);
  expect(body).toMatchObject({
    type: 'urn:stepkeeper:problem:internal-error',
    correlationId: headers['x-correlation-id'],
  });
  expect(text).not.toMatch(/Hauptstr|TypeError|\.ts:/);
  expect(log).toHaveLength(1);
  expect(log[0]).toContain('TypeError');
  expect(log[0]).not.toContain('Hauptstr');
});

it('a correlation id that is not sane is replaced', async () => {
  const { headers } = await call(own(writeStep('submit-step', writeTools())), {
    headers: { 'x-correlation-id': 'a b"c' },
  });
  expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
});
