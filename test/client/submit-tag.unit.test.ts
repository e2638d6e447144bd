// The tag with which a form may be submitted: it never stands for a draft that the form has not seen.
import { draftTag, submitTag } from '../../client/src/entity-tag.ts';
import { ifMatchOf } from '../../shared/http/entity-tag';
import type { Fate } from './fake-api';
import { Browser, entry, type Page, passTime, typed } from './pages';

/** As GET of the step gives it, with its hash. */
const etag = '"v3-d0--d9AbcdefghijklmnopqrstuvwX"';

let laptop: Browser;
let phone: Page;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
  laptop = new Browser();
  phone = new Browser(laptop.api).open();
});

afterEach(() => jest.useRealTimers());

/** At a moment of its own. */
async function savedOnPhone(city: string): Promise<void> {
  await passTime(10);
  phone.type(city);
  await phone.autosave.flush();
  await passTime(10);
}

describe('the tag for a submit', () => {
  it('has the version of the step that was read, and of the draft that was saved last', async () => {
    const page = laptop.open({ etag });
    expect(page.autosave.etag).toBe('"v3-d0"');
    for (const city of ['Köln', 'Bonn']) {
      page.type(city);
      await page.autosave.flush();
    }
    expect(page.autosave.etag).toBe('"v3-d2"');
    expect(ifMatchOf(new Headers({ 'if-match': '"v3-d2"' }))).toEqual({ version: 3, draftVersion: 2 });
  });

  it('is not there without the ETag of the step', async () => {
    const page = laptop.open();
    page.type('Köln');
    await page.autosave.flush();
    expect(page.autosave.etag).toBeUndefined();
  });

  it.each<[string, Fate]>([
    ['offline', 'lost'],
    ['refused', { status: 422, code: 'validation-failed' }],
  ])('is not there while something is %s', async (status, fate) => {
    const page = laptop.open({ etag });
    page.type('Köln');
    expect(page.autosave.etag).toBeUndefined();
    laptop.api.fates.push(fate);
    expect((await page.autosave.flush()).status).toBe(status);
    expect(page.autosave.etag).toBeUndefined();
    page.autosave.discard();
    expect(page.autosave.etag).toBe('"v3-d0"');
  });

  it('is not there in a conflict, and stands for the resolution then', async () => {
    const page = laptop.open({ etag });
    await savedOnPhone('Bonn');
    page.type('Köln');
    expect((await page.autosave.flush()).status).toBe('conflict');
    expect(page.autosave.etag).toBeUndefined();
    page.autosave.resolve(typed('Köln und Bonn'));
    await page.autosave.flush();
    expect(page.autosave.etag).toBe('"v3-d2"');
  });

  it('does not stand for what another device has saved since, not even where the answer to the save came after that', async () => {
    const page = laptop.open({ etag });
    laptop.api.fates.push('answer-lost');
    page.type('Köln');
    await page.autosave.flush();
    await savedOnPhone('Bonn');
    expect((await page.autosave.flush()).status).toBe('saved');
    expect(laptop.api.draftVersion).toBe(2);
    expect(page.autosave.etag).toBe('"v3-d1"');
  });

  it('stands for what an earlier page kept, once that is saved', async () => {
    const page = laptop.open({ etag });
    page.type('Köln');
    page.die();
    const next = laptop.open({ etag });
    expect(next.autosave.etag).toBeUndefined();
    await next.autosave.flush();
    expect(next.autosave.etag).toBe('"v3-d1"');
  });

  it('does not stand for what another tab kept', async () => {
    twoTabsKept('newer', 'older');
    laptop.api.fates.push('answered', 'slow');
    const page = laptop.open({ etag });
    await passTime(60_000);
    expect(laptop.api.draft?.body).toBe(JSON.stringify(typed('older')));
    expect(laptop.api.draftVersion).toBe(2);
    expect(page.autosave.etag).toBe('"v3-d1"');
  });

  it('is no tag of what another tab kept for what was typed while that was on its way', async () => {
    twoTabsKept('newer', 'older');
    laptop.api.fates.push('answered', 'slow');
    const page = laptop.open({ etag });
    await passTime(1_000);
    page.type('newest');
    await passTime(60_000);
    expect(page.autosave.state).toMatchObject({
      status: 'conflict',
      conflict: { current: typed('older'), attempted: typed('newest') },
    });
  });

  it('leaves it to the server to say what is wrong with an ETag of another form', () => {
    for (const weak of ['W/"v3-d5"', 'x']) {
      expect(() => ifMatchOf(new Headers({ 'if-match': submitTag(weak) }))).toThrow('If-Match');
    }
  });
});

/** The first was made from what the form is filled with; the other, of another session, from the first. */
function twoTabsKept(first: string, other: string): void {
  const [one, two] = [laptop.open({ etag }), laptop.open({ etag: draftTag(1) })];
  two.type(other);
  jest.advanceTimersByTime(100);
  one.type(first);
  one.die();
  two.die();
  const { storage } = laptop;
  const kept = JSON.parse(storage.entries.get(entry) ?? '');
  kept.others[0].sessionId = '0190a1b2-0000-7000-8000-0000000000aa';
  storage.entries.set(entry, JSON.stringify(kept));
}
