// The running autosave: what is typed is kept, sent one request at a time when its time comes, and the answer heard.
import type { Autosave, AutosaveOptions } from './autosave.ts';
import { type AutosaveEvent, type AutosaveState, stateAfter } from './autosave-state.ts';
import type { StepkeeperClient } from './client.ts';
import { DraftQueue } from './draft-queue.ts';
import { DraftStorage, entryOf } from './draft-storage.ts';
import { draftTag, submitTag } from './entity-tag.ts';
import { judgeDraft, payloadOf } from './judge-draft.ts';
import type { KeptDraft } from './kept-drafts.ts';
import { listenToPage } from './page-events.ts';
import { sendDraft, type Verdict } from './send-draft.ts';
import { SendTimer } from './send-timer.ts';

/** Of all bodies that are under way when a page ends, browsers take 64 KiB (Fetch, HTTP-network-or-cache fetch). */
const keepaliveBytes = 60 * 1024;

/** Those of this page that have not ended. */
export const running = new Set<Pick<StepAutosave<never>, 'isFor'>>();

export class StepAutosave<Payload> implements Autosave<Payload> {
  #state: AutosaveState<Payload> = { status: 'idle' };
  #inFlight: Promise<void> | undefined;
  #stopped = false;
  readonly #entry: string;
  readonly #queue: DraftQueue;
  readonly #timer: SendTimer;
  readonly #listeners = new Set<() => void>();
  readonly #endListening: () => void;

  constructor(private readonly options: AutosaveOptions<Payload>) {
    const { step, storage, etag, onNotKept } = options;
    this.#entry = entryOf(options, step);
    this.#queue = new DraftQueue(
      new DraftStorage(
        () => storage ?? globalThis.localStorage,
        this.#entry,
        (error) => onNotKept?.(error),
      ),
      etag,
    );
    this.#timer = new SendTimer(() => this.#send());
    this.#endListening = listenToPage(options.page, {
      back: () => this.#resume(),
      turned: () => this.#state.status === 'pending' && this.#send(),
      leaving: () => this.#sendLast(),
    });
    running.add(this);
    this.#resume();
  }

  get state(): AutosaveState<Payload> {
    return this.#state;
  }

  get unsaved(): Payload | undefined {
    return this.#queue.newest && payloadOf(this.#queue.newest);
  }

  get etag(): string | undefined {
    const { etag } = this.options;
    const { newest, ifMatch } = this.#queue;
    return etag && !newest ? submitTag(etag, ifMatch) : undefined;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  save(payload: Payload): void {
    if (this.#state.status === 'refused') this.#queue.settle();
    this.#timer.typed(!this.#queue.hasUnsent, this.options);
    this.#keep(payload);
    this.#change({ type: 'edited' });
    if (this.#state.status === 'pending') this.#timer.sendWhenDue();
  }

  async flush(): Promise<AutosaveState<Payload>> {
    while (this.#queue.newest && !this.#isHeld) {
      await this.#send();
      if (this.#state.status === 'offline') break;
    }
    return this.#state;
  }

  resolve(payload: Payload): void {
    if (this.#state.status !== 'conflict') {
      this.save(payload);
      return;
    }
    const { outcome } = this.#state.conflict;
    this.#queue.drop(outcome && draftTag(outcome.error.currentVersion));
    this.#keep(payload);
    this.#change({ type: 'resolved' });
    this.#timer.sendNow();
  }

  discard(): void {
    this.#timer.cancel();
    this.#queue.clear();
    this.#change({ type: 'discarded' });
  }

  stop(): void {
    void this.sendAndStop();
  }

  /** Resolves with the state in which it ends. */
  async sendAndStop(): Promise<AutosaveState<Payload>> {
    this.#stopped = true;
    this.#timer.end();
    this.#listeners.clear();
    const state = await this.flush();
    this.#endListening();
    running.delete(this);
    return state;
  }

  /** Whether it has the drafts of that entry in hand. */
  isFor(client: StepkeeperClient, entry: string): boolean {
    return this.options.client === client && this.#entry === entry;
  }

  get #isHeld(): boolean {
    return this.#state.status === 'refused' || this.#state.status === 'conflict';
  }

  #keep(payload: Payload): void {
    this.#queue.add(JSON.stringify(payload), this.options.client.sessionId);
  }

  #resume(): void {
    if (this.#inFlight || this.#isHeld || !this.#queue.newest) return;
    this.#change({ type: 'edited' });
    this.#timer.sendNow();
  }

  #send(): Promise<void> {
    if (this.#inFlight) return this.#inFlight;
    const draft = this.#queue.take();
    if (!draft) return Promise.resolve();
    this.#timer.cancel();
    this.#change({ type: 'sending' });
    this.#inFlight = sendDraft(this.options, draft, { asking: this.#queue.isInQuestion(draft) }).then((verdict) => {
      this.#inFlight = undefined;
      if (this.#queue.isUnderWay(draft)) this.#hear(draft, verdict);
      else this.#goOn();
    });
    return this.#inFlight;
  }

  /**
   * The request outlives the page, and nobody hears its answer: the draft stays kept, and the next page sends it again. There is no time
   * to ask first.
   */
  #sendLast(): void {
    const { next, sizeOfNext } = this.#queue;
    if (!next || this.#isHeld || sizeOfNext > keepaliveBytes || this.#queue.isInQuestion(next)) return;
    this.#queue.take();
    void sendDraft(this.options, next, { keepalive: true });
  }

  #hear(draft: KeptDraft, verdict: Verdict): void {
    const event = judgeDraft<Payload>(this.#queue, draft, verdict);
    this.#change(event);
    if (this.#stopped) return;
    if (verdict.kind === 'unreachable') {
      this.#timer.sendAgain(verdict.retryAfterMs);
      return;
    }
    if (event.type === 'refused') this.options.onRefused?.(event.refusal);
    if (event.type === 'conflicting') this.options.onConflict?.(event.conflict);
    this.#goOn();
  }

  #goOn(): void {
    if (this.#queue.newest && !this.#isHeld) this.#timer.sendWhenDue();
  }

  #change(event: AutosaveEvent<Payload>): void {
    this.#state = stateAfter(this.#state, event);
    for (const listener of this.#listeners) listener();
  }
}
