// Whatever happens on the way: the tag with which a form may be submitted stands for no draft that the form has not seen.
import fc from 'fast-check';
import { ifMatchOf } from '../../shared/http/entity-tag';
import type { Fate } from './fake-api';
import { Browser, type Page, passTime, typed } from './pages';

type Happening =
  | { readonly does: 'type' | 'reload' | 'open' | 'online' | 'resolve' | 'discard'; readonly tab: number }
  | { readonly does: 'phone' }
  | { readonly does: 'meet'; readonly fates: readonly Fate[] }
  | { readonly does: 'wait'; readonly ms: number };

const fate = fc.constantFrom<Fate>('lost', 'answer-lost', 'late', 'slow', 'answered', {
  status: 422,
  code: 'validation-failed',
});
const inTab = fc.record({
  does: fc.constantFrom('type' as const, 'reload' as const, 'open' as const, 'online' as const, 'resolve' as const),
  tab: fc.nat(2),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('type' as const), tab: fc.nat(2) }) },
  { weight: 3, arbitrary: inTab },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('discard' as const), tab: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.constant({ does: 'phone' as const }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('meet' as const), fates: fc.array(fate, { maxLength: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 801, 5_000, 100_000) }),
  },
);

describe('the tag for a submit, whatever happens', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  it('stands for a draft that its form was filled with, has saved or was told of, and for the newest where that is its own', async () => {
    let newestIsOwn = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 30 }), async (happenings) => {
        const browser = new Browser();
        const other = new Browser(browser.api).open();
        const forms = [new Form(browser)];
        let count = 0;
        for (const one of happenings) {
          if (one.does === 'wait') await passTime(one.ms);
          else if (one.does === 'phone') other.type(String(++count));
          else if (one.does === 'meet') browser.api.fates.push(...one.fates);
          else {
            const at = one.tab % forms.length;
            const form = forms[at] as Form;
            if (one.does === 'type') form.type(String(++count));
            if (one.does === 'resolve') form.resolve(String(++count));
            if (one.does === 'discard') form.page.autosave.discard();
            if (one.does === 'online') form.page.tell('online');
            if (one.does === 'open' && forms.length < 3) forms.push(new Form(browser));
            if (one.does === 'reload') forms[at] = form.reload();
          }
          for (const form of forms) form.expectSeen();
        }
        browser.api.fates.length = 0;
        await passTime(10 * 60_000);
        for (const form of forms) {
          form.expectSeen();
          const { state, etag } = form.page.autosave;
          if (state.status === 'saved' && form.typedLast === browser.api.draft?.body) {
            newestIsOwn++;
            expect(etag).toBe(`"v3-d${browser.api.draftVersion}"`);
          }
          form.page.die();
        }
        other.die();
      }),
      { numRuns: 300 },
    );
    expect(newestIsOwn).toBeGreaterThan(50);
  });
});

/** A page, and all drafts that whoever sits before it has seen. */
class Form {
  readonly page: Page;
  typedLast: string | undefined;
  readonly #seen = new Set<string | undefined>();

  constructor(private readonly browser: Browser) {
    const { draft, draftVersion } = browser.api;
    this.#seen.add(draft?.body);
    this.page = browser.open({
      etag: `"v3-d${draftVersion}"`,
      onConflict: ({ current }) => this.#seen.add(JSON.stringify(current)),
    });
    this.#seen.add(JSON.stringify(this.page.autosave.unsaved));
  }

  type(city: string): void {
    this.typedLast = JSON.stringify(typed(city));
    this.#seen.add(this.typedLast);
    this.page.type(city);
  }

  resolve(city: string): void {
    this.typedLast = JSON.stringify(typed(city));
    this.#seen.add(this.typedLast);
    this.page.autosave.resolve(typed(city));
  }

  reload(): Form {
    this.page.tell('pagehide');
    this.page.die();
    return new Form(this.browser);
  }

  expectSeen(): void {
    const { etag } = this.page.autosave;
    if (etag === undefined) return;
    const { version, draftVersion = 0 } = ifMatchOf(new Headers({ 'if-match': etag })) ?? {};
    expect(version).toBe(3);
    expect(this.#seen).toContain(this.browser.api.drafts[draftVersion - 1]?.body);
  }
}
