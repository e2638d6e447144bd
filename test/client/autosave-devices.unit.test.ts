// Drafts that waited while somebody else saved: on another device, in another tab.

import { createClient, type StepkeeperClient } from '../../client/src/client.ts';
import { draftTag } from '../../client/src/entity-tag.ts';
import { sendKept } from '../../client/src/send-kept.ts';
import { ifMatchOf } from '../../shared/http/entity-tag';
import { Browser, type Draft, entry, owner, passTime, typed } from './pages';

let laptop: Browser;
let phone: Browser;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
  laptop = new Browser();
  phone = new Browser(laptop.api);
});

afterEach(() => jest.useRealTimers());

function savedCity(): string | undefined {
  const draft: Draft | undefined = laptop.api.draft && JSON.parse(laptop.api.draft.body);
  return draft?.addresses?.[0]?.city ?? undefined;
}

async function typedOffline(city: string, options = {}): Promise<void> {
  const page = laptop.open(options);
  laptop.api.fates.push('lost');
  page.type(city);
  await passTime(801);
  page.die();
}

async function savedOnPhone(city: string): Promise<void> {
  const page = phone.open();
  page.type(city);
  await page.autosave.flush();
}

/** The client of an app that has no step open yet. */
function starting(): StepkeeperClient {
  return createClient({ baseUrl: 'https://api.example', token: 'a-token', fetch: laptop.api.fetch() });
}

describe('a draft that waited over a reload', () => {
  it('is a conflict with what another device has saved since, and is held until that is resolved', async () => {
    const onConflict = jest.fn();
    await typedOffline('Köln');
    await passTime(60_000);
    await savedOnPhone('Bonn');
    const page = laptop.open({ onConflict });
    await passTime(60_000);
    expect(savedCity()).toBe('Bonn');
    expect(onConflict).toHaveBeenCalledTimes(1);
    expect(onConflict).toHaveBeenCalledWith({ current: typed('Bonn'), attempted: typed('Köln') });
    expect(page.reload().autosave.unsaved).toEqual(typed('Köln'));
    await passTime(60_000);
    const reloaded = laptop.open();
    await passTime(1);
    expect(reloaded.autosave.state.status).toBe('conflict');
    reloaded.autosave.resolve(typed('Köln und Bonn'));
    await passTime(1);
    expect(savedCity()).toBe('Köln und Bonn');
    expect(laptop.open().autosave.unsaved).toBeUndefined();
  });

  it('is sent over what another device had saved before', async () => {
    await savedOnPhone('Bonn');
    await passTime(10_000);
    await typedOffline('Köln');
    laptop.open();
    await passTime(1);
    expect(savedCity()).toBe('Köln');
  });

  it('is no conflict with an earlier draft of its own session', async () => {
    const page = laptop.open();
    page.type('Kö');
    laptop.api.fates.push('slow');
    await passTime(1_000);
    page.type('Köln');
    await passTime(23_000);
    page.die();
    await passTime(60_000);
    expect(savedCity()).toBe('Kö');
    const next = laptop.open();
    await passTime(1);
    expect(next.autosave.state.status).toBe('saved');
    expect(savedCity()).toBe('Köln');
  });

  it.each([
    ['behind', 'Bonn', -3_600_000],
    ['ahead', 'Köln', 3_600_000],
  ])('is judged by the clock of the server, also where that is %s', async (_, winner, clockAheadMs) => {
    laptop.api.clockAheadMs = clockAheadMs;
    if (winner === 'Bonn') await typedOffline('Köln');
    await passTime(60_000);
    await savedOnPhone('Bonn');
    await passTime(60_000);
    if (winner === 'Köln') await typedOffline('Köln');
    laptop.open();
    await passTime(1);
    expect(savedCity()).toBe(winner);
  });

  it('is judged by the clock of the device where the page may not read Date', async () => {
    laptop.api.tellsDate = false;
    await typedOffline('Köln');
    await savedOnPhone('Bonn');
    const page = laptop.open();
    await passTime(1);
    expect(page.autosave.state.status).toBe('conflict');
  });

  it('stays in question where typing goes on before the server was asked', async () => {
    await typedOffline('Köln');
    await savedOnPhone('Bonn');
    await passTime(60_000);
    const page = laptop.open();
    page.type('Köln am Rhein');
    await passTime(60_000);
    expect(savedCity()).toBe('Bonn');
    expect(page.autosave.state).toMatchObject({ status: 'conflict', conflict: { attempted: typed('Köln am Rhein') } });
  });

  it('waits until the server can be asked', async () => {
    await typedOffline('Köln');
    laptop.api.fates.push('lost', { status: 503, code: 'database-unavailable' });
    const page = laptop.open();
    await passTime(1);
    expect(page.autosave.state.status).toBe('offline');
    expect(laptop.api.saves).toHaveLength(1);
    await passTime(10_000);
    expect(savedCity()).toBe('Köln');
  });

  it('is not sent unasked as the page ends', async () => {
    await typedOffline('Köln');
    await savedOnPhone('Bonn');
    await passTime(1_000);
    laptop.open().reload();
    await passTime(0);
    expect(savedCity()).toBe('Bonn');
  });
});

describe('a draft that waited in an open page', () => {
  it('is a conflict with what another device has saved in the meantime', async () => {
    const page = laptop.open();
    laptop.api.fates.push({ status: 503, code: 'queue-unavailable', retryAfter: '600' });
    page.type('Köln');
    await passTime(60_000);
    await savedOnPhone('Bonn');
    await passTime(600_000);
    expect(savedCity()).toBe('Bonn');
    expect(page.autosave.state.status).toBe('conflict');
  });
});

describe('typing that goes on', () => {
  it('asks for nothing, however long it takes', async () => {
    const page = laptop.open();
    laptop.api.fates.push(...Array.from({ length: 10 }, () => 'slow' as const));
    for (let count = 0; count < 20; count++) {
      page.type(String(count));
      await passTime(10_000);
    }
    expect(laptop.api.saves.length).toBeGreaterThan(5);
    expect(laptop.api.requests).toEqual(laptop.api.saves);
  });
});

describe('two tabs with one ETag', () => {
  const etag = draftTag(0);

  it('do not overwrite each other when the network is back in both', async () => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag })];
    laptop.api.fates.push('lost');
    two.type('Köln');
    await passTime(801);
    one.tell('online');
    two.tell('online');
    await passTime(1);
    expect(savedCity()).toBe('Köln');
    one.type('Bonn');
    await passTime(1_000);
    expect(savedCity()).toBe('Köln');
    expect(one.autosave.state).toMatchObject({ conflict: { current: typed('Köln'), attempted: typed('Bonn') } });
  });

  it.each(['older', 'newer'])('keep the text of both when the %s one closes, and tell the conflict', async (closed) => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag })];
    laptop.api.fates.push('lost', 'lost');
    one.type('older');
    await passTime(100);
    two.type('newer');
    await passTime(801);
    const [gone, stays] = closed === 'older' ? [one, two] : [two, one];
    gone.die();
    stays.tell('online');
    await passTime(1);
    expect(stays.autosave.state.status).toBe('saved');
    const winner = closed === 'older' ? 'newer' : 'older';
    expect(savedCity()).toBe(winner);
    stays.autosave.stop();
    const next = laptop.open({ etag: draftTag(1) });
    expect(next.autosave.unsaved).toEqual(typed(closed));
    await passTime(1);
    expect(next.autosave.state).toMatchObject({
      status: 'conflict',
      conflict: { current: typed(winner), attempted: typed(closed) },
    });
    next.autosave.resolve(typed('both'));
    await passTime(1);
    expect(savedCity()).toBe('both');
    expect(laptop.open().autosave.unsaved).toBeUndefined();
  });

  it('leave two drafts when both close: the newer is saved, the older told as a conflict', async () => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag })];
    one.type('older');
    await passTime(100);
    two.type('newer');
    one.die();
    two.die();
    const next = laptop.open({ etag });
    expect(next.autosave.unsaved).toEqual(typed('newer'));
    await passTime(1);
    expect(savedCity()).toBe('newer');
    expect(next.autosave.state).toMatchObject({
      conflict: { current: typed('newer'), attempted: typed('older') },
    });
  });

  it('keep the text of one that could not send it when the other has saved', async () => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag })];
    one.type('older');
    await passTime(100);
    two.type('newer');
    await two.autosave.flush();
    laptop.api.fates.push('lost');
    await passTime(700);
    one.die();
    expect(laptop.open({ etag }).autosave.unsaved).toEqual(typed('older'));
  });

  it('do not make what is typed from a draft of the other one that was sent after their own', async () => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag: draftTag(1) })];
    two.type('older');
    await passTime(100);
    one.type('newer');
    one.die();
    two.die();
    const kept = JSON.parse(laptop.storage.entries.get(entry) ?? '');
    kept.others[0].sessionId = '0190a1b2-0000-7000-8000-0000000000aa';
    laptop.storage.entries.set(entry, JSON.stringify(kept));
    const next = laptop.open({ etag });
    await passTime(1);
    expect(savedCity()).toBe('older');
    next.type('newer still');
    await passTime(1_000);
    expect(savedCity()).toBe('older');
    expect(next.autosave.state.status).toBe('conflict');
  });

  it('tell it where the server takes neither the older text nor tells a conflict of it', async () => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag: draftTag(1) })];
    two.type('older');
    await passTime(100);
    one.type('newer');
    one.die();
    two.die();
    const next = laptop.open({ etag });
    await passTime(1);
    expect(savedCity()).toBe('newer');
    expect(next.autosave.state).toMatchObject({
      status: 'refused',
      refusal: { payload: typed('older'), reason: { status: 'superseded' } },
    });
  });

  it('forget the drafts of both', async () => {
    const [one, two] = [laptop.open({ etag }), laptop.open({ etag })];
    one.type('older');
    two.type('newer');
    two.autosave.discard();
    expect(laptop.storage.entries.get(entry)).not.toMatch(/older|newer/);
  });
});

describe('sendKept', () => {
  it('sends the kept drafts of every step, and tells what became of each', async () => {
    await typedOffline('Köln');
    const kept = laptop.storage.entries.get(entry) ?? '';
    laptop.storage.entries.set(entry.replace('address', 'resume'), kept.replace(/"key":"/, '$&resume-'));
    const { storage } = laptop;
    const client = starting();
    expect(await sendKept(client, { owner, storage })).toEqual({
      address: { status: 'saved' },
      resume: { status: 'saved' },
    });
    expect(laptop.api.saves.slice(1).map(({ url }) => url.slice(-19))).toEqual(
      expect.arrayContaining([
        expect.stringMatching('steps/address/draft'),
        expect.stringMatching('/steps/resume/draft'),
      ]),
    );
    expect(await sendKept(client, { owner, storage })).toEqual({});
  });

  it('overwrites nothing that another device has saved since: the next autosave of the step tells the conflict', async () => {
    await typedOffline('Köln');
    await savedOnPhone('Bonn');
    const client = starting();
    const sent = await sendKept(client, { owner, storage: laptop.storage });
    expect(sent.address).toMatchObject({ status: 'conflict', conflict: { attempted: typed('Köln') } });
    expect(savedCity()).toBe('Bonn');
    const page = laptop.open();
    await passTime(1);
    expect(page.autosave.state.status).toBe('conflict');
  });

  it('tries once, and keeps what does not get through', async () => {
    await typedOffline('Köln');
    const client = starting();
    laptop.api.fates.push('lost');
    const sent = await sendKept(client, { owner, storage: laptop.storage });
    expect(sent.address?.status).toBe('offline');
    await passTime(60_000);
    expect(savedCity()).toBeUndefined();
    expect(laptop.open().autosave.unsaved).toEqual(typed('Köln'));
  });

  it('leaves to a running autosave what that has in hand', async () => {
    const page = laptop.open();
    page.type('Köln');
    expect(await sendKept(page.client, { owner, storage: laptop.storage })).toEqual({});
    expect(laptop.api.requests).toHaveLength(0);
  });

  it('wants to know whose drafts are kept', async () => {
    await expect(sendKept(starting(), {})).rejects.toThrow('owner');
  });
});

it('names the version of a draft in the form that If-Match takes', () => {
  expect(ifMatchOf(new Headers({ 'if-match': draftTag(17) }))).toMatchObject({ draftVersion: 17 });
});
