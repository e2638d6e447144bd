// Kept drafts in a browser's storage: one entry a person and step, shared by all tabs.
import type { KeptDraft, KeptDrafts } from './kept-drafts.ts';
import type { StepName } from './steps.ts';

/** What localStorage is, of the Web Storage API. */
export interface TextStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The browser does not keep drafts (quota, private mode, an entry that cannot be read): they live in the page alone until they are saved. */
export class DraftsNotKept extends Error {
  override readonly name = 'DraftsNotKept';

  constructor(why: string, cause?: unknown) {
    super(`${why} What is typed is kept in this page alone until it is saved.`, { cause });
  }
}

export interface DraftsPlace {
  /** A profile's id, or `me`. */
  readonly profileId: string;
  /** Who is signed in, as an id that never changes: the browser keeps drafts under it. Needed for `me`. */
  readonly owner?: string;
  /** localStorage unless given. */
  readonly storage?: TextStorage;
}

/** The entry of a step, of each profile apart where somebody works on those of others. Throws TypeError for `me`, which the API takes in any case, without an owner. */
export function entryOf({ profileId, owner = profileId }: DraftsPlace, step: StepName): string {
  if (isMe(owner)) {
    throw new TypeError('Say by `owner` who is signed in: one browser may keep drafts of several people.');
  }
  const profile = profileId === owner || isMe(profileId) ? '' : `${profileId}:`;
  return `stepkeeper:draft:${owner}:${profile}${step}`;
}

function isMe(id: string): boolean {
  return id.toLowerCase() === 'me';
}

const version = 1;
const none: KeptDrafts = { revision: 0 };

export class DraftStorage {
  /** One failure is told once, until something can be written again. */
  #failing = false;

  constructor(
    /** Throws, or gives nothing, where a browser keeps nothing. */
    private readonly storage: () => TextStorage | undefined,
    private readonly key: string,
    private readonly onFailure: (error: DraftsNotKept) => void,
  ) {}

  read(): KeptDrafts {
    const text = this.#attempt('The storage cannot be read.', (storage) => storage.getItem(this.key));
    if (text === undefined || text === null) return none;
    const kept = keptIn(text);
    if (kept) return kept;
    this.#setAside(text);
    return none;
  }

  write(kept: KeptDrafts): void {
    const written = this.#attempt('The storage is full or refuses to be written.', (storage) => {
      storage.setItem(this.key, JSON.stringify({ version, ...kept }));
      return true;
    });
    if (written) this.#failing = false;
  }

  /** An entry of another version of this client, or not of this client at all: never thrown away. */
  #setAside(text: string): void {
    const moved = this.#attempt('The storage is full or refuses to be written.', (storage) => {
      storage.setItem(`${this.key}:unreadable`, text);
      storage.setItem(this.key, JSON.stringify({ version, ...none }));
      return true;
    });
    if (moved) this.onFailure(new DraftsNotKept(`What was kept cannot be read; it is now at ${this.key}:unreadable.`));
  }

  #attempt<T>(why: string, use: (storage: TextStorage) => T): T | undefined {
    try {
      const storage = this.storage();
      if (!storage) throw new TypeError('There is no localStorage here.');
      return use(storage);
    } catch (cause) {
      if (!this.#failing) this.onFailure(new DraftsNotKept(why, cause));
      this.#failing = true;
      return undefined;
    }
  }
}

function keptIn(text: string): KeptDrafts | undefined {
  try {
    const { version: written, ...kept } = JSON.parse(text) as KeptDrafts & { readonly version: unknown };
    const drafts = [kept.sent, kept.next, ...(kept.others ?? [])].filter((draft) => draft !== undefined);
    const readable = written === version && Number.isSafeInteger(kept.revision) && drafts.every(isKeptDraft);
    return readable ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKeptDraft(draft: KeptDraft): boolean {
  const texts = [draft.key, draft.sessionId, draft.body, draft.ifMatch ?? ''];
  const numbers = [draft.revision, draft.typedAt ?? 0];
  return numbers.every(Number.isSafeInteger) && texts.every((text) => typeof text === 'string');
}
