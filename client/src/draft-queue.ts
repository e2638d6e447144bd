// What waits to be accepted, in the page and in the storage: at most one draft that was sent and one that is newer.
import type { DraftStorage } from './draft-storage.ts';
import {
  type KeptDraft,
  type KeptDrafts,
  newest,
  nextToSend,
  revisionAfter,
  sessionFor,
  withNext,
  withoutSent,
  withSent,
} from './kept-drafts.ts';

export class DraftQueue {
  #kept: KeptDrafts;

  constructor(private readonly storage: DraftStorage) {
    this.#kept = storage.read();
  }

  get newest(): KeptDraft | undefined {
    return newest(this.#kept);
  }

  /** Whether something waits that was never sent. */
  get hasUnsent(): boolean {
    return this.#kept.next !== undefined;
  }

  /** Keeps a draft, under a key of its own, with the next revision of all tabs. `sessionId`: of this page. */
  add({ sessionId, ...draft }: Pick<KeptDraft, 'body' | 'ifMatch' | 'sessionId'>): void {
    const now = Date.now();
    const elsewhere = this.storage.read();
    const revision = revisionAfter(Math.max(this.#kept.revision, elsewhere.revision), now);
    const known = this.newest ? this.#kept : elsewhere;
    const added = { ...draft, key: crypto.randomUUID(), revision, sessionId: sessionFor(known, now, sessionId) };
    this.#keep(withNext(this.#kept, added));
  }

  /** The one that goes now; from here on it counts as sent. */
  take(): KeptDraft | undefined {
    const draft = nextToSend(this.#kept);
    if (draft) this.#keep(withSent(this.#kept, draft, Date.now()));
    return draft;
  }

  /** The size in bytes of what `take` would give. */
  get sizeOfNext(): number {
    return new TextEncoder().encode(nextToSend(this.#kept)?.body).length;
  }

  /** Whether the draft was sent and nothing else took its place. */
  isUnderWay(draft: KeptDraft): boolean {
    return this.#kept.sent?.key === draft.key;
  }

  /** What was sent is done with. `ifMatch`: the ETag that came of it; what is newer is made from it. */
  settle(ifMatch?: string): void {
    this.#keep(withoutSent(this.#kept, ifMatch));
  }

  /** Takes over what an earlier page or another tab has left, where there is nothing of this one. */
  adopt(): void {
    if (!this.newest) this.#kept = this.storage.read();
  }

  clear(): void {
    const { revision } = this.storage.read();
    const { session } = this.#kept;
    this.#keep({ revision: Math.max(this.#kept.revision, revision), session });
  }

  #keep(kept: KeptDrafts): void {
    this.#kept = kept;
    this.storage.write(kept);
  }
}
