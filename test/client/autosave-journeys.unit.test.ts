// Whatever happens on the way: the newest payload is the one that the server has in the end, and nothing is overwritten unseen.
import fc from 'fast-check';
import type { FakeApi, Fate, Saved } from './fake-api';
import { Browser, type Page, passTime, typed } from './pages';

type Happening =
  | { readonly does: 'type' | 'reload' | 'crash' | 'open' | 'online' | 'hide'; readonly tab: number }
  | { readonly does: 'phone' }
  | { readonly does: 'meet'; readonly fates: readonly Fate[] }
  | { readonly does: 'wait'; readonly ms: number };

const fate = fc.oneof(
  fc.constantFrom<Fate>('lost', 'answer-lost', 'late', 'slow', 'answered'),
  fc.constantFrom<Fate>(
    { status: 503, code: 'queue-unavailable', retryAfter: '2' },
    { status: 429, code: 'too-many-requests', retryAfter: '30' },
    { status: 502, code: 'bad-gateway' },
    { status: 401, code: 'unauthenticated' },
  ),
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('type' as const), tab: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('reload' as const, 'crash' as const, 'open' as const, 'online' as const, 'hide' as const),
      tab: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('meet' as const), fates: fc.array(fate, { minLength: 1, maxLength: 6 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 1, 300, 801, 5_000, 40_000, 400_000),
    }),
  },
);

const withPhone = fc.oneof(
  { weight: 6, arbitrary: happening },
  { weight: 1, arbitrary: fc.constant({ does: 'phone' as const }) },
);

describe('an autosave, whatever happens', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  it('ends with the newest payload saved, revisions that grow with what was typed, and one key for each payload', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 30 }), async (happenings) => {
        const { browser, pages, last } = await live(happenings);
        browser.api.fates.length = 0;
        pages.push(browser.open());
        await passTime(10 * 60_000);
        for (const page of pages) expect(page.autosave.state.status).toMatch(/^(idle|saved)$/);
        for (const page of pages) expect(page.mostUnderWay).toBeLessThan(2);
        expect(pages.at(-1)?.autosave.unsaved).toBeUndefined();
        expect(browser.api.draft?.body).toBe(last === 0 ? undefined : textOf(last));
        expectOneKeyAndOneRevisionEach(browser);
        for (const page of pages) page.die();
      }),
      { numRuns: 300 },
    );
  });

  it('has saved the newest payload of each of two devices, or holds it as a conflict; what waited overwrites nothing newer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(withPhone, { minLength: 1, maxLength: 30 }), async (happenings) => {
        const { browser, phone, pages, typings } = await live(happenings);
        browser.api.fates.length = 0;
        pages.push(browser.open());
        await passTime(10 * 60_000);
        const devices = [...pages, phone];
        for (const page of devices) expect(page.autosave.state.status).toMatch(/^(idle|saved|conflict)$/);
        const told = [...[...browser.api.accepted.values()].map(({ body }) => body), ...devices.map(heldBy)];
        for (const newest of newestOfEachDevice(typings)) expect(told).toContain(newest);
        expectNothingOldOverNew(browser.api, typings);
        for (const page of devices) page.die();
      }),
      { numRuns: 300 },
    );
  });
});

/** What a conflict tells and holds. */
function heldBy({ autosave: { state, unsaved } }: Page): string | undefined {
  return state.status === 'conflict' ? JSON.stringify(unsaved) : undefined;
}

interface Typing {
  readonly text: string;
  readonly at: number;
  readonly onPhone: boolean;
}

function newestOfEachDevice(typings: readonly Typing[]): readonly string[] {
  return [true, false].flatMap((onPhone) => typings.findLast((one) => one.onPhone === onPhone)?.text ?? []);
}

/** Half a minute for which a page sends unasked, and as long as a request can be on its way. */
const promptMs = 30_000 + 25_000 + 90_000;

function expectNothingOldOverNew({ drafts }: FakeApi, typings: readonly Typing[]): void {
  const when = new Map(typings.map(({ text, at, onPhone }) => [text, { at, onPhone }]));
  for (const [index, save] of drafts.slice(1).entries()) {
    const before = drafts[index] as Saved;
    const typing = when.get(save.body);
    if (!typing || when.get(before.body)?.onPhone === typing.onPhone) continue;
    const unseen = Date.parse(before.stamp.acceptedAt) > typing.at;
    if (unseen) expect(Date.parse(save.stamp.acceptedAt) - typing.at).toBeLessThanOrEqual(promptMs);
  }
}

async function live(happenings: readonly Happening[]) {
  const browser = new Browser();
  const phone = new Browser(browser.api).open();
  const pages = [browser.open()];
  let last = 0;
  const typings: Typing[] = [];
  const type = (page: Page) => {
    page.type(String(++last));
    typings.push({ text: textOf(last), at: Date.now(), onPhone: page === phone });
  };
  for (const one of happenings) {
    if (one.does === 'wait') await passTime(one.ms);
    else if (one.does === 'phone') type(phone);
    else if (one.does === 'meet') browser.api.fates.push(...one.fates);
    else {
      const at = one.tab % pages.length;
      const page = pages[at] as Page;
      if (one.does === 'type') type(page);
      if (one.does === 'reload') pages[at] = page.reload();
      if (one.does === 'crash') pages[at] = crashed(page, browser);
      if (one.does === 'open' && pages.length < 3) pages.push(browser.open());
      if (one.does === 'online') page.tell('online');
      if (one.does === 'hide') page.tell('visibilitychange');
    }
  }
  return { browser, phone, pages, last, typings };
}

function crashed(page: Page, browser: Browser): Page {
  page.die();
  return browser.open();
}

function textOf(count: number): string {
  return JSON.stringify(typed(String(count)));
}

function expectOneKeyAndOneRevisionEach({ api }: Browser): void {
  const saves = [...api.accepted.values()].sort(
    (one, other) => Number(one.stamp.revision) - Number(other.stamp.revision),
  );
  const counts = saves.map(({ body }) => Number(JSON.parse(body).addresses[0].city));
  expect(counts).toEqual([...counts].sort((one, other) => one - other));
  expect(new Set(counts).size).toBe(counts.length);
  expect(new Set(saves.map(({ stamp }) => stamp.revision)).size).toBe(saves.length);
}
