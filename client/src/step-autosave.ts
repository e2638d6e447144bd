// The running autosave: its timer, the one request in flight, and what the answer means.
import type { Autosave, AutosaveOptions } from './autosave.ts';
import {
  type AutosaveEvent,
  type AutosaveState,
  type DraftConflict,
  type Refusal,
  stateAfter,
} from './autosave-state.ts';
import { backoffMs } from './backoff.ts';
import type { StepkeeperClient } from './client.ts';
import { DraftQueue } from './draft-queue.ts';
import { DraftStorage, entryOf } from './draft-storage.ts';
import type { KeptDraft } from './kept-drafts.ts';
import { listenToPage } from './page-events.ts';
import { draftTag, sendDraft, type Verdict } from './send-draft.ts';

/** Of all bodies that are under way when a page ends, browsers take 64 KiB (Fetch, HTTP-network-or-cache fetch). */
const keepaliveBytes = 60 * 1024;

/** Those of this page that have not ended. */
export const running = new Set<Pick<StepAutosave<never>, 'isFor'>>();

export class StepAutosave<Payload> implements Autosave<Payload> {
  #state: AutosaveState<Payload> = { status: 'idle' };
  /** For conditional saves: the ETag of what the next edit is made from. */
  #ifMatch: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  #unsentSince: number | undefined;
  #failures = 0;
  #inFlight: Promise<void> | undefined;
  #stopped = false;
  readonly #entry: string;
  readonly #queue: DraftQueue;
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
    );
    this.#ifMatch = etag;
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

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  save(payload: Payload): void {
    if (this.#state.status === 'refused') this.#queue.settle();
    this.#keep(payload);
    this.#change({ type: 'edited' });
    const { debounceMs = 800, maxWaitMs = 5_000 } = this.options;
    this.#unsentSince ??= Date.now();
    this.#dueAt = Math.min(Date.now() + debounceMs, this.#unsentSince + maxWaitMs);
    if (this.#state.status === 'pending') this.#sendWhenDue();
  }

  async flush(): Promise<AutosaveState<Payload>> {
    while (this.#queue.newest && !this.#isHeld) {
      this.#dueAt = 0;
      await (this.#inFlight ?? this.#send());
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
    if (outcome) this.#ifMatch = draftTag(outcome.error.currentVersion);
    this.#queue.drop();
    this.#keep(payload);
    this.#change({ type: 'resolved' });
    this.#dueAt = 0;
    this.#sendWhenDue();
  }

  discard(): void {
    clearTimeout(this.#timer);
    this.#queue.clear();
    this.#change({ type: 'discarded' });
  }

  stop(): void {
    void this.sendAndStop();
  }

  /** Resolves with the state in which it ends. */
  async sendAndStop(): Promise<AutosaveState<Payload>> {
    this.#stopped = true;
    clearTimeout(this.#timer);
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
    const { sessionId } = this.options.client;
    const body = JSON.stringify(payload);
    this.#queue.add({ sessionId, body, ...(this.#ifMatch !== undefined && { ifMatch: this.#ifMatch }) });
  }

  #resume(): void {
    if (this.#stopped || this.#inFlight || this.#isHeld) return;
    if (!this.#queue.newest) return;
    this.#change({ type: 'edited' });
    this.#failures = 0;
    this.#dueAt = 0;
    this.#sendWhenDue();
  }

  #sendWhenDue(): void {
    this.#sendIn(this.#dueAt - Date.now());
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.#send(), Math.max(0, ms));
  }

  #send(): Promise<void> {
    if (this.#inFlight) return this.#inFlight;
    const draft = this.#queue.take();
    if (!draft) return Promise.resolve();
    clearTimeout(this.#timer);
    if (!this.#queue.hasUnsent) this.#unsentSince = undefined;
    this.#change({ type: 'sending' });
    this.#inFlight = sendDraft(this.options, draft, { asking: this.#queue.isInQuestion(draft) }).then((verdict) => {
      this.#inFlight = undefined;
      if (this.#queue.isUnderWay(draft)) this.#judge(draft, verdict);
      else if (this.#queue.newest) this.#sendWhenDue();
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

  #judge(draft: KeptDraft, verdict: Verdict): void {
    switch (verdict.kind) {
      case 'accepted':
        this.#failures = 0;
        this.#accepted(this.#queue.isOfForm(draft) ? verdict.ifMatch : undefined);
        break;
      case 'unreachable':
        this.#change({ type: 'unreachable', error: verdict.error });
        this.#sendIn(backoffMs(++this.#failures, verdict.retryAfterMs));
        return;
      case 'refused':
        this.#refused({ reason: verdict.reason, payload: payloadOf(draft) });
        break;
      case 'conflicting':
        this.#conflicting(draft, verdict);
        return;
      default:
        unknownVerdict(verdict);
    }
    if (!this.#isHeld && this.#queue.newest) this.#sendWhenDue();
  }

  #accepted(ifMatch: string | undefined): void {
    if (this.#ifMatch !== undefined) this.#ifMatch = ifMatch ?? this.#ifMatch;
    this.#queue.settle(ifMatch);
    this.#change({ type: 'accepted', more: this.#queue.newest !== undefined });
  }

  #refused(refusal: Refusal<Payload>): void {
    const more = this.#queue.hasUnsent;
    if (more) this.#queue.settle();
    this.#change({ type: 'refused', more, refusal });
    if (!this.#stopped) this.options.onRefused?.(refusal);
  }

  #conflicting(draft: KeptDraft, { current, outcome }: Verdict & { readonly kind: 'conflicting' }): void {
    const conflict: DraftConflict<Payload> = {
      current: current as Payload | null,
      attempted: this.unsaved ?? payloadOf<Payload>(draft),
      ...(outcome && { outcome }),
    };
    this.#change({ type: 'conflicting', conflict });
    if (!this.#stopped) this.options.onConflict?.(conflict);
  }

  #change(event: AutosaveEvent<Payload>): void {
    this.#state = stateAfter(this.#state, event);
    for (const listener of this.#listeners) listener();
  }
}

function payloadOf<Payload>(draft: KeptDraft): Payload {
  return JSON.parse(draft.body);
}

function unknownVerdict(verdict: never): never {
  throw new TypeError(`unknown verdict ${JSON.stringify(verdict)}`);
}
