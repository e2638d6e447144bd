// What an autosave promises, case by case.
import { createAutosave } from '../../client/src/autosave.ts';
import { createClient } from '../../client/src/client.ts';
import { ProblemError } from '../../client/src/problem-error.ts';
import { Browser, type Draft, entry, passTime, typed } from './pages';

const unavailable = { status: 503, code: 'queue-unavailable', retryAfter: '7' } as const;
const refused = {
  status: 422,
  code: 'validation-failed',
  errors: [{ path: '/addresses', code: 'required', message: '' }],
} as const;

let browser: Browser;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
  browser = new Browser();
});

afterEach(() => jest.useRealTimers());

function header(request: Request | undefined, name: string): string | null | undefined {
  return request?.headers.get(name);
}

function savedCity(): string | undefined {
  const draft: Draft | undefined = browser.api.draft && JSON.parse(browser.api.draft.body);
  return draft?.addresses?.[0]?.city ?? undefined;
}

describe('an autosave', () => {
  it('saves once, when nobody types any more', async () => {
    const page = browser.open({ debounceMs: 500 });
    page.type('K');
    await passTime(400);
    page.type('Kö');
    await passTime(499);
    expect(browser.api.requests).toHaveLength(0);
    expect(page.autosave.state.status).toBe('pending');
    await passTime(1);
    expect(browser.api.requests).toHaveLength(1);
    expect(savedCity()).toBe('Kö');
    expect(page.autosave.state).toEqual({ status: 'saved' });
    expect(page.autosave.unsaved).toBeUndefined();
  });

  it('saves at least every maxWaitMs while somebody types on', async () => {
    const page = browser.open({ debounceMs: 500, maxWaitMs: 2_000 });
    for (let i = 0; i < 7; i++) {
      page.type('K'.repeat(i + 1));
      await passTime(300);
    }
    expect(savedCity()).toBe('KKKKKKK');
  });

  it('sends session, revision and one key for each payload', async () => {
    const page = browser.open({});
    page.type('Köln');
    await passTime(1_000);
    page.type('Bonn');
    await passTime(1_000);
    const [first, second] = browser.api.requests;
    expect(first?.url).toBe('https://api.example/api/profiles/me/steps/address/draft');
    expect(header(first, 'authorization')).toBe('Bearer a-token');
    expect(header(first, 'session-id')).toBe(header(second, 'session-id'));
    expect(header(first, 'idempotency-key')).not.toBe(header(second, 'idempotency-key'));
    expect(Number(header(second, 'revision'))).toBeGreaterThan(Number(header(first, 'revision')));
  });

  it('has one request in flight at a time, and sends what was typed meanwhile after it', async () => {
    let answer: (response: Response) => void = () => undefined;
    const bodies: string[] = [];
    const client = createClient({
      baseUrl: 'https://api.example',
      token: () => 'a-token',
      fetch: async (request) => {
        bodies.push(await request.text());
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const { storage } = browser;
    const autosave = createAutosave({ client, profileId: 'me', owner: 'zoe', step: 'address', storage });
    autosave.save(typed('Köln'));
    await passTime(1_000);
    autosave.save(typed('Bonn'));
    await passTime(5_000);
    expect(bodies).toEqual([JSON.stringify(typed('Köln'))]);
    expect(autosave.state.status).toBe('saving');
    answer(new Response('{"status":"pending"}', { status: 202 }));
    await passTime(1);
    expect(bodies).toEqual([JSON.stringify(typed('Köln')), JSON.stringify(typed('Bonn'))]);
    answer(new Response('{"status":"pending"}', { status: 202 }));
    await passTime(1);
    expect(autosave.state.status).toBe('saved');
    autosave.stop();
  });

  it('sends the same key, revision and payload again after a lost answer', async () => {
    browser.api.fates.push('answer-lost');
    const page = browser.open();
    page.type('Köln');
    await passTime(800);
    expect(page.autosave.state).toEqual({ status: 'offline', error: expect.any(TypeError) });
    await passTime(1_000);
    expect(page.autosave.state.status).toBe('saved');
    const [first, second] = browser.api.requests;
    for (const name of ['idempotency-key', 'revision', 'session-id'])
      expect(header(first, name)).toBe(header(second, name));
    expect(browser.api.accepted.size).toBe(1);
  });

  it('waits for as long as Retry-After says', async () => {
    browser.api.fates.push(unavailable);
    const page = browser.open();
    page.type('Köln');
    await passTime(800 + 6_999);
    expect(browser.api.requests).toHaveLength(1);
    await passTime(1);
    expect(page.autosave.state.status).toBe('saved');
  });

  it('backs off up to a minute, and goes on at once when the network is back', async () => {
    browser.api.fates.push(...Array.from({ length: 30 }, () => 'lost' as const));
    const page = browser.open();
    page.type('Köln');
    await passTime(10 * 60_000);
    const tries = browser.api.requests.length;
    expect(tries).toBeGreaterThan(14);
    expect(tries).toBeLessThan(28);
    browser.api.fates.length = 0;
    page.tell('online');
    await passTime(1);
    expect(page.autosave.state.status).toBe('saved');
  });

  it('keeps what is typed at once, and a reloaded page sends it and has it to show', async () => {
    const first = browser.open();
    first.type('Köln');
    first.die();
    const second = browser.open();
    expect(second.autosave.unsaved).toEqual(typed('Köln'));
    await passTime(1);
    expect(savedCity()).toBe('Köln');
    expect(second.autosave.state.status).toBe('saved');
    expect(browser.open().autosave.unsaved).toBeUndefined();
  });

  it('counts on in the session of a request that may still be on its way when the page is reloaded', async () => {
    browser.api.fates.push('late');
    let page = browser.open();
    page.type('older');
    await passTime(800);
    page.type('newer');
    page = page.reload();
    await passTime(1_000);
    page.type('newest');
    await passTime(5 * 60_000);
    expect(savedCity()).toBe('newest');
    expect(browser.api.accepted.size).toBe(3);
    expect(new Set([...browser.api.accepted.values()].map(({ stamp }) => stamp.sessionId)).size).toBe(1);
  });

  it('counts in a new session in a page that is opened later', async () => {
    const first = browser.open();
    first.type('Köln');
    await passTime(10 * 60_000);
    first.die();
    browser.open().type('Bonn');
    await passTime(1_000);
    expect(new Set(browser.api.requests.map((request) => header(request, 'session-id'))).size).toBe(2);
  });

  it('lets the newest of two tabs win, also when the older one comes back later', async () => {
    const [one, two] = [browser.open(), browser.open()];
    browser.api.fates.push('lost');
    one.type('older');
    await passTime(801);
    two.type('newer');
    await passTime(60_000);
    expect(savedCity()).toBe('newer');
    expect([one.autosave.state.status, two.autosave.state.status]).toEqual(['saved', 'saved']);
    expect(browser.open().autosave.unsaved).toBeUndefined();
  });

  it('tells a refusal, and does not send the payload again, but the next one', async () => {
    const onRefused = jest.fn();
    browser.api.fates.push(refused);
    const page = browser.open({ onRefused });
    page.type('<');
    await passTime(10 * 60_000);
    expect(browser.api.requests).toHaveLength(1);
    expect(onRefused).toHaveBeenCalledTimes(1);
    const [{ reason, payload }] = onRefused.mock.calls[0];
    expect(reason).toBeInstanceOf(ProblemError);
    expect(reason).toMatchObject({ code: 'validation-failed', status: 422, errors: refused.errors });
    expect(payload).toEqual(typed('<'));
    expect(page.autosave.state).toMatchObject({ status: 'refused', refusal: { payload } });
    expect(page.autosave.unsaved).toEqual(typed('<'));
    page.tell('online');
    page.type('Köln');
    await passTime(1_000);
    expect(browser.api.requests).toHaveLength(2);
    expect(page.autosave.state.status).toBe('saved');
  });

  it('keeps trying with a token that is refused: the next one may be newer', async () => {
    browser.api.fates.push({ status: 401, code: 'unauthenticated' });
    const page = browser.open();
    page.type('Köln');
    await passTime(800);
    expect(page.autosave.state.status).toBe('offline');
    await passTime(1_000);
    expect(page.autosave.state.status).toBe('saved');
  });

  it('goes on saving when the storage is full, and tells that once', async () => {
    const onNotKept = jest.fn();
    browser.storage.full = true;
    const page = browser.open({ onNotKept });
    page.type('K');
    page.type('Köln');
    await passTime(1_000);
    expect(savedCity()).toBe('Köln');
    expect(onNotKept).toHaveBeenCalledTimes(1);
    expect(onNotKept.mock.calls[0][0]).toMatchObject({ name: 'DraftsNotKept', cause: { name: 'QuotaExceededError' } });
  });

  it.each([
    ['there is none', () => undefined],
    [
      'the browser forbids it',
      () => {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
    ],
  ])('saves without a storage, and tells it, where %s', async (_, get) => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage') ?? { value: undefined };
    Object.defineProperty(globalThis, 'localStorage', { get, configurable: true });
    try {
      const onNotKept = jest.fn();
      const client = createClient({ baseUrl: 'https://api.example', token: '', fetch: browser.api.fetch() });
      const autosave = createAutosave({ client, profileId: 'me', owner: 'zoe', step: 'address', onNotKept });
      autosave.save(typed('Köln'));
      await passTime(1_000);
      expect(savedCity()).toBe('Köln');
      expect(onNotKept).toHaveBeenCalledTimes(1);
      autosave.stop();
    } finally {
      Object.defineProperty(globalThis, 'localStorage', { ...before, configurable: true });
    }
  });

  it('sends what only the page could keep when the network is back', async () => {
    browser.storage.full = true;
    browser.api.fates.push('lost');
    const page = browser.open();
    page.type('Köln');
    await passTime(800);
    page.tell('online');
    await passTime(1);
    expect(savedCity()).toBe('Köln');
  });

  it.each(['{"version":2,"anything":true}', '{"version":1,"revision":"x"}', 'not JSON'])(
    'sets aside what it cannot read, and tells it: %s',
    async (text) => {
      const onNotKept = jest.fn();
      browser.storage.entries.set(entry, text);
      const page = browser.open({ onNotKept });
      expect(browser.storage.entries.get(`${entry}:unreadable`)).toBe(text);
      expect(onNotKept).toHaveBeenCalledTimes(1);
      page.type('Köln');
      await passTime(1_000);
      expect(savedCity()).toBe('Köln');
    },
  );

  it('sends with keepalive what a page that ends has not sent, where it is small enough', async () => {
    const page = browser.open();
    page.type('Köln');
    page.tell('pagehide');
    await passTime(0);
    expect(browser.api.requests.map(({ keepalive }) => keepalive)).toEqual([true]);
    page.die();
    const next = browser.open();
    await passTime(1);
    expect(next.autosave.state.status).toBe('saved');
    expect(browser.api.accepted.size).toBe(1);
    next.type('x'.repeat(62_000));
    next.tell('pagehide');
    await passTime(0);
    expect(browser.api.saves).toHaveLength(2);
  });

  it('sends again what it sent without an answer as the page left, when the page comes back while an older request is in flight', async () => {
    browser.api.fates.push('slow', 'lost');
    const page = browser.open();
    page.type('older');
    await passTime(1_000);
    page.type('newer');
    page.tell('pagehide');
    page.tell('pageshow');
    await passTime(30_000);
    expect(savedCity()).toBe('newer');
    expect(page.autosave.state.status).toBe('saved');
  });

  it('sends what is pending when the page is hidden', async () => {
    const page = browser.open();
    page.type('Köln');
    page.tell('visibilitychange');
    await passTime(0);
    expect(savedCity()).toBe('Köln');
  });

  it('flushes: resolves with saved, or with why not', async () => {
    const page = browser.open();
    expect((await page.autosave.flush()).status).toBe('idle');
    page.type('Köln');
    expect((await page.autosave.flush()).status).toBe('saved');
    browser.api.fates.push('lost');
    page.type('Bonn');
    expect((await page.autosave.flush()).status).toBe('offline');
    browser.api.fates.push(refused);
    expect((await page.autosave.flush()).status).toBe('refused');
  });

  it('forgets what it kept when it is told to', async () => {
    const page = browser.open();
    page.type('Köln');
    page.autosave.discard();
    await passTime(10_000);
    expect(browser.api.requests).toHaveLength(0);
    expect(browser.storage.entries.get(entry)).not.toContain('Köln');
    expect(page.autosave.state.status).toBe('idle');
  });

  it('takes no answer to what it forgot for one to what was typed since', async () => {
    browser.api.fates.push('slow');
    const onRefused = jest.fn();
    const page = browser.open({ onRefused });
    page.type('Köln');
    await passTime(1_000);
    page.autosave.discard();
    page.type('Bonn');
    browser.api.fates.push(refused);
    await passTime(20_000);
    expect(browser.api.requests).toHaveLength(1);
    expect(page.autosave.state.status).toBe('pending');
    await passTime(10_000);
    expect(page.mostUnderWay).toBe(1);
    expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ payload: typed('Bonn') }));
  });

  it('takes neither a refusal of what it forgot nor a conflict of it for one of what was typed since', async () => {
    const [onRefused, onConflict] = [jest.fn(), jest.fn()];
    browser.api.fates.push({ ...refused, slow: true });
    const page = browser.open({ onRefused });
    page.type('refused');
    await passTime(20_000);
    page.autosave.discard();
    await passTime(10_000);
    expect(page.autosave.state.status).toBe('idle');

    browser.api.fates.push('slow');
    const conditional = browser.open({ etag: '"v0-d0"', onRefused, onConflict });
    conditional.type('conflicting');
    await passTime(20_000);
    conditional.autosave.discard();
    browser.open().type('Bonn');
    await passTime(10_000);
    expect(browser.api.saves).toHaveLength(3);
    expect(conditional.autosave.state.status).toBe('idle');
    expect(onRefused).not.toHaveBeenCalled();
    expect(onConflict).not.toHaveBeenCalled();
  });

  it('leaves in the storage what another tab has typed since', async () => {
    const [one, two] = [browser.open(), browser.open()];
    one.type('older');
    await passTime(799);
    two.type('newer');
    two.die();
    await passTime(10_000);
    expect(savedCity()).toBe('older');
    expect(browser.open().autosave.unsaved).toEqual(typed('newer'));
  });

  it('sends what waits when it is stopped, also what came after a request in flight, and keeps none of it', async () => {
    browser.api.fates.push('slow');
    const page = browser.open();
    page.type('Köln');
    await passTime(1_000);
    page.type('Bonn');
    page.autosave.stop();
    await passTime(30_000);
    expect(savedCity()).toBe('Bonn');
    expect(browser.open().autosave.unsaved).toBeUndefined();
  });

  it('tries once when it is stopped, and the next one goes on', async () => {
    browser.api.fates.push('lost');
    const page = browser.open();
    page.type('Köln');
    page.autosave.stop();
    await passTime(0);
    page.tell('online');
    await passTime(60_000);
    expect(browser.api.requests).toHaveLength(1);
    browser.open();
    await passTime(1);
    expect(savedCity()).toBe('Köln');
  });

  it('leaves a refusal that comes after it was stopped to the next one', async () => {
    browser.api.fates.push(refused);
    const onRefused = jest.fn();
    const page = browser.open({ onRefused });
    page.type('Köln');
    page.autosave.stop();
    await passTime(1);
    expect(browser.api.saves).toHaveLength(1);
    expect(onRefused).not.toHaveBeenCalled();
    expect(browser.open().autosave.unsaved).toEqual(typed('Köln'));
  });

  it('outlives the page with what it sends as it is stopped', async () => {
    const page = browser.open();
    page.type('Köln');
    page.autosave.stop();
    page.tell('pagehide');
    page.die();
    await passTime(0);
    expect(savedCity()).toBe('Köln');
  });

  it('tells each change of its state', async () => {
    browser.api.fates.push('lost');
    const page = browser.open();
    const seen: string[] = [];
    const end = page.autosave.subscribe(() => seen.push(page.autosave.state.status));
    page.type('Köln');
    await passTime(10_000);
    end();
    page.type('Bonn');
    expect(seen).toEqual(['pending', 'saving', 'offline', 'saving', 'saved']);
  });

  it.each(['me', 'ME'])('wants to know whose drafts it keeps for `%s`', (profileId) => {
    const client = createClient({ baseUrl: 'https://api.example', token: '' });
    expect(() => createAutosave({ client, profileId, step: 'address' })).toThrow('owner');
    expect(() => browser.open({ owner: profileId })).toThrow('owner');
  });

  it('keeps drafts of two profiles apart that one person works on', async () => {
    const [one, other] = ['0190a1b2-0000-7000-8000-00000000000a', '0190a1b2-0000-7000-8000-00000000000b'] as const;
    const page = browser.open({ profileId: one });
    page.type('Köln');
    page.die();
    expect(browser.open({ profileId: other }).autosave.unsaved).toBeUndefined();
    expect(browser.open({ profileId: one }).autosave.unsaved).toEqual(typed('Köln'));
  });

  it('keeps drafts of two people apart', async () => {
    browser.open({ owner: 'zoe' }).die();
    const zoe = browser.open({ owner: 'zoe' });
    zoe.type('Köln');
    zoe.die();
    expect(browser.open({ owner: 'ben' }).autosave.unsaved).toBeUndefined();
  });
});

describe('a conditional autosave', () => {
  const etag = '"v0-d0"';

  it('makes each save from the one before', async () => {
    const page = browser.open({ etag });
    page.type('Köln');
    await passTime(1_000);
    page.type('Bonn');
    await passTime(1_000);
    expect(browser.api.requests.map((request) => header(request, 'if-match'))).toEqual(['"v0-d0"', '"v0-d1"']);
    expect(page.autosave.state.status).toBe('saved');
  });

  it('clears up a save in doubt before it sends the next one', async () => {
    browser.api.fates.push('answer-lost');
    let page = browser.open({ etag });
    page.type('Köln');
    await passTime(800);
    page.type('Bonn');
    page.die();
    page = browser.open({ etag: '"v0-d1"' });
    expect(page.autosave.unsaved).toEqual(typed('Bonn'));
    await passTime(1_000);
    expect(page.autosave.state.status).toBe('saved');
    expect(savedCity()).toBe('Bonn');
  });

  it('tells a conflict with both values, sends nothing more until it is resolved, and saves the resolution', async () => {
    const onConflict = jest.fn();
    const [one, two] = [browser.open({ etag }), browser.open({ etag, onConflict })];
    one.type('Köln');
    await passTime(1_000);
    two.type('Bonn');
    await passTime(1_000);
    expect(onConflict).toHaveBeenCalledTimes(1);
    expect(onConflict.mock.calls[0][0]).toMatchObject({ current: typed('Köln'), attempted: typed('Bonn') });
    two.type('Bonn am Rhein');
    await passTime(60_000);
    expect(savedCity()).toBe('Köln');
    expect(two.autosave.state.status).toBe('conflict');
    expect(two.autosave.unsaved).toEqual(typed('Bonn am Rhein'));
    two.autosave.resolve(typed('Köln und Bonn'));
    await passTime(1);
    expect(savedCity()).toBe('Köln und Bonn');
    two.type('Köln, Bonn');
    await passTime(1_000);
    expect(savedCity()).toBe('Köln, Bonn');
    expect(onConflict).toHaveBeenCalledTimes(1);
  });

  it('tells the conflict again after a reload', async () => {
    const [one, two] = [browser.open({ etag }), browser.open({ etag })];
    one.type('Köln');
    await passTime(1_000);
    two.type('Bonn');
    await passTime(1_000);
    const reloaded = two.reload();
    await passTime(1_000);
    expect(reloaded.autosave.state).toMatchObject({
      status: 'conflict',
      conflict: { current: typed('Köln'), attempted: typed('Bonn') },
    });
  });
});
