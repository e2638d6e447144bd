// What waits to be accepted, in the page and in the storage: at most one draft that was sent and one that is newer.
import type { DraftStorage } from './draft-storage.ts';
import {
  type KeptDraft,
  type KeptDrafts,
  merged,
  newest,
  nextToSend,
  revisionAfter,
  sessionFor,
  withNext,
  withoutSent,
  withSent,
} from './kept-drafts.ts';

/** A page that went on without a break has sent by then what was typed in it. */
const promptMs = 30_000;

export class DraftQueue {
  #kept: KeptDrafts;
  /** The keys of the drafts that are of this instance: made here, or taken over at its beginning. */
  readonly #own: Set<string>;
  /** The keys of those among them that another tab made, and that the form of this one does not go on from. */
  readonly #ofOthers: ReadonlySet<string>;
  #takenOver: boolean;
  /** For conditional saves: the tag of what the next draft is made from. */
  #ifMatch: string | undefined;

  /** `ifMatch`: the ETag that the form was filled from, where saves are conditional. */
  constructor(
    private readonly storage: DraftStorage,
    ifMatch?: string,
  ) {
    this.#ifMatch = ifMatch;
    const found = storage.read();
    this.#kept = newest(found) ? found : withoutSent(found);
    const { sent, next, others = [] } = this.#kept;
    this.#own = new Set([sent, next, ...others].flatMap((draft) => draft?.key ?? []));
    this.#ofOthers = new Set(others.map(({ key }) => key));
    this.#takenOver = this.newest !== undefined;
  }

  get newest(): KeptDraft | undefined {
    return newest(this.#kept);
  }

  get ifMatch(): string | undefined {
    return this.#ifMatch;
  }

  /** Whether something waits that was never sent. */
  get hasUnsent(): boolean {
    return this.#kept.next !== undefined;
  }

  /** Keeps a draft, under a key of its own, with the next revision of all tabs. `sessionId`: of this page. */
  add(body: string, sessionId: string): void {
    const now = Date.now();
    const elsewhere = this.storage.read();
    const revision = revisionAfter(Math.max(this.#kept.revision, elsewhere.revision), now);
    const known = this.newest ? this.#kept : elsewhere;
    const key = crypto.randomUUID();
    const session = sessionFor(known, now, sessionId);
    const added = { body, ifMatch: this.#ifMatch, key, revision, typedAt: now, sessionId: session };
    this.#own.add(key);
    this.#keep(withNext(this.#kept, added));
  }

  /** The one that goes now; from here on it counts as sent. */
  take(): KeptDraft | undefined {
    const draft = this.next;
    if (draft) this.#keep(withSent(this.#kept, draft, Date.now()));
    return draft;
  }

  /** What `take` would give. */
  get next(): KeptDraft | undefined {
    return nextToSend(this.#kept);
  }

  /** Its size in bytes. */
  get sizeOfNext(): number {
    return new TextEncoder().encode(this.next?.body).length;
  }

  /** Whether the draft was sent and nothing else took its place. */
  isUnderWay(draft: KeptDraft): boolean {
    return this.#kept.sent?.key === draft.key;
  }

  /** Whether somebody else may have saved since the draft was typed. The server looks at the condition of one that has a condition. */
  isInQuestion({ ifMatch, typedAt = 0 }: KeptDraft): boolean {
    return ifMatch === undefined && (this.#takenOver || Date.now() - typedAt > promptMs);
  }

  /**
   * What was sent is done with. `ifMatch`: the tag that came of it; what is newer is made from it, unless another tab made what was sent:
   * the form does not go on from that.
   */
  settle(ifMatch?: string): void {
    const tag = this.#ofOthers.has(this.#kept.sent?.key ?? '') ? undefined : ifMatch;
    this.#ifMatch &&= tag ?? this.#ifMatch;
    this.#takenOver = false;
    this.#keep(withoutSent(this.#kept, tag));
  }

  /** Gives up what waits in favour of the draft that comes next, which is made from what `ifMatch` is the tag of. */
  drop(ifMatch = this.#ifMatch): void {
    this.#ifMatch = ifMatch;
    this.#takenOver = false;
    this.#kept = { ...this.#kept, sent: undefined, next: undefined };
  }

  /** Forgets what is kept, of all tabs. */
  clear(): void {
    this.drop();
    const { session } = this.#kept;
    this.#kept = { revision: Math.max(this.#kept.revision, this.storage.read().revision), session };
    this.storage.write(this.#kept);
  }

  #keep(kept: KeptDrafts): void {
    this.#kept = kept;
    this.storage.write(merged(kept, this.storage.read(), ({ key }) => this.#own.has(key)));
  }
}
