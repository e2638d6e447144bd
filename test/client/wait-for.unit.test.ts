// Following a write to its outcome: how long is asked, how often, and what ends it.
import { createClient } from '../../client/src/client.ts';
import type { Outcome } from '../../client/src/outcome.ts';
import { OutcomeTimeout } from '../../client/src/wait-for.ts';

const location = '/api/profiles/me/operations/0190a1b2-0000-7000-8000-000000000020?fingerprint=35113e52543a9597';
const applied = {
  operationId: 'o',
  kind: 'submit-step',
  step: 'address',
  status: 'applied',
  version: 3,
  acceptedAt: '',
  completedAt: '',
};
const pending = { operationId: 'o', status: 'pending' };

const done = () => Response.json(applied);
const notYet = (headers: Record<string, string> = { 'retry-after': '1', 'preference-applied': 'wait=10' }) =>
  Response.json(pending, { status: 202, headers });
const answerToWrite = () => Response.json(pending, { status: 202, headers: { location } });
const away = () =>
  Response.json(
    { type: 'urn:stepkeeper:problem:database-unavailable' },
    { status: 503, headers: { 'retry-after': '2' } },
  );

function apiAnswering(...answers: (() => Response)[]) {
  const asked: { readonly url: string; readonly prefer: string | null; readonly at: number }[] = [];
  const client = createClient({
    baseUrl: 'https://api.example',
    token: 'a-token',
    fetch: async ({ url, headers }) => {
      asked.push({ url, prefer: headers.get('prefer'), at: Date.now() });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer) throw new TypeError('Failed to fetch');
      return answer();
    },
  });
  return { client, asked };
}

async function inFakeTime<T>(promise: Promise<T>): Promise<T> {
  const settled = promise.catch((error: unknown) => error as T);
  await jest.advanceTimersByTimeAsync(5 * 60_000);
  return settled;
}

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] }));
afterEach(() => jest.useRealTimers());

describe('waitFor', () => {
  it('takes the outcome of an answer that has it already', async () => {
    const { client, asked } = apiAnswering(done);
    expect(await client.waitFor({ data: applied, response: done() })).toEqual(applied);
    expect(asked).toHaveLength(0);
  });

  it.each([
    ['the answer of the client', () => ({ data: pending, response: answerToWrite() })],
    ['a Response', answerToWrite],
    ['a Location that was kept', () => location],
  ])('follows %s', async (_, write) => {
    const { client, asked } = apiAnswering(done);
    const outcome: Outcome = await client.waitFor(write());
    expect(outcome).toEqual(applied);
    expect(asked).toMatchObject([{ url: `https://api.example${location}`, prefer: 'wait=10' }]);
  });

  it('asks again after Retry-After as long as there is no outcome', async () => {
    const { client, asked } = apiAnswering(notYet, notYet, done);
    expect(await inFakeTime(client.waitFor(location))).toEqual(applied);
    const [first, second, third] = asked.map(({ at }) => at);
    expect(Number(second) - Number(first)).toBe(1_000);
    expect(Number(third) - Number(second)).toBe(1_000);
  });

  it('asks less and less often where a server does not wait', async () => {
    const { client, asked } = apiAnswering(() => notYet({}));
    await inFakeTime(client.waitFor(location, { timeoutMs: 60_000 }));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(12);
  });

  it('outlasts a server that is away, and a network that is', async () => {
    const { client, asked } = apiAnswering(
      away,
      () => {
        throw new TypeError('Failed to fetch');
      },
      done,
    );
    expect(await inFakeTime(client.waitFor(location))).toEqual(applied);
    expect(Number(asked[1]?.at) - Number(asked[0]?.at)).toBeGreaterThanOrEqual(2_000);
  });

  it('tells a timeout as one, with where to go on, and why there was no answer', async () => {
    const { client, asked } = apiAnswering(away);
    const thrown = await inFakeTime<unknown>(client.waitFor(location, { timeoutMs: 5_000 }));
    expect(thrown).toBeInstanceOf(OutcomeTimeout);
    expect(thrown).toMatchObject({
      location: new URL(location, 'https://api.example'),
      cause: { code: 'database-unavailable' },
    });
    expect(asked.at(-1)?.prefer).toMatch(/^wait=[0-4]$/);
  });

  it('ends with the reason of its signal', async () => {
    const { client, asked } = apiAnswering(notYet);
    const leaving = new AbortController();
    const waiting = client.waitFor(location, { signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error('left the page')), 2_500);
    expect(await inFakeTime<unknown>(waiting)).toEqual(new Error('left the page'));
    expect(asked).toHaveLength(3);
  });

  it('throws a problem that asking again would not change', async () => {
    const { client, asked } = apiAnswering(() =>
      Response.json({ type: 'urn:stepkeeper:problem:forbidden' }, { status: 403 }),
    );
    await expect(client.waitFor(location)).rejects.toMatchObject({ code: 'forbidden' });
    expect(asked).toHaveLength(1);
  });

  it('sends the token nowhere else than to the API', async () => {
    const { client, asked } = apiAnswering(done);
    await expect(client.waitFor('https://elsewhere.example/api/operations/1')).rejects.toThrow('elsewhere.example');
    expect(asked).toHaveLength(0);
  });

  it('says so where it is given no answer to a write', async () => {
    const { client } = apiAnswering(done);
    await expect(client.waitFor(Response.json({}))).rejects.toThrow('Location');
  });
});
