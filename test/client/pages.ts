// A browser for autosave tests: pages that open, reload and close over one storage and one API, in fake time.
import { type AutosaveOptions, createAutosave } from '../../client/src/autosave.ts';
import { createClient } from '../../client/src/client.ts';
import type { TextStorage } from '../../client/src/draft-storage.ts';
import type { StepDraft } from '../../client/src/steps.ts';
import { FakeApi } from './fake-api';
import { MemoryStorage } from './memory-storage';

export type Draft = StepDraft<'address'>;

export const owner = '0190a1b2-0000-7000-8000-000000000001';
export const entry = `stepkeeper:draft:${owner}:address`;

/** Made anew for each test, after its fake timers. Two with one API are two devices. */
export class Browser {
  readonly storage = new MemoryStorage();

  constructor(readonly api = new FakeApi()) {}

  open(options: Partial<AutosaveOptions<Draft>> = {}): Page {
    return new Page(this, options);
  }
}

export class Page {
  readonly window = new EventTarget();
  readonly client;
  readonly autosave;
  /** How many requests were under way at once, at most; without those that a page sends as it ends. */
  mostUnderWay = 0;
  #underWay = 0;
  #open = true;

  constructor(
    private readonly browser: Browser,
    private readonly options: Partial<AutosaveOptions<Draft>>,
  ) {
    const send = browser.api.fetch(() => this.#open);
    this.client = createClient({
      baseUrl: 'https://api.example',
      token: 'a-token',
      fetch: (request) => {
        if (request.keepalive) return send(request);
        return this.#open ? this.#counted(send(request)) : new Promise(() => undefined);
      },
    });
    const { storage: shared } = browser;
    const storage: TextStorage = {
      getItem: (key) => shared.getItem(key),
      setItem: (key, value) => this.#open && shared.setItem(key, value),
    };
    this.autosave = createAutosave({
      client: this.client,
      profileId: 'me',
      owner,
      storage,
      page: this.window,
      ...options,
      step: 'address',
    });
  }

  #counted<T>(answer: Promise<T>): Promise<T> {
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.#underWay);
    return answer.finally(() => this.#underWay--);
  }

  type(city: string): void {
    this.autosave.save(typed(city));
  }

  tell(event: 'online' | 'pageshow' | 'pagehide' | 'visibilitychange'): void {
    this.window.dispatchEvent(new Event(event));
  }

  /** As when a tab crashes: nothing is told, nothing more is done, no answer is heard. */
  die(): void {
    this.#open = false;
  }

  reload(): Page {
    this.tell('pagehide');
    this.die();
    return new Page(this.browser, this.options);
  }
}

export function typed(city: string): Draft {
  return { addresses: [{ city }] };
}

export function passTime(ms: number): Promise<void> {
  return jest.advanceTimersByTimeAsync(ms);
}
