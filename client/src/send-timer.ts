// When the next draft is sent: after a pause in the typing, at the latest some seconds after its beginning, and ever later while the
// server cannot be reached.
import { backoffMs } from './backoff.ts';

export interface Pace {
  readonly debounceMs?: number;
  readonly maxWaitMs?: number;
}

export class SendTimer {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  #unsentSince = 0;
  #failures = 0;
  #ended = false;

  constructor(private readonly send: () => unknown) {}

  /** Puts off what is due, since somebody types. `first`: nothing else waits that was never sent. */
  typed(first: boolean, { debounceMs = 800, maxWaitMs = 5_000 }: Pace): void {
    const now = Date.now();
    if (first) this.#unsentSince = now;
    this.#dueAt = Math.min(now + debounceMs, this.#unsentSince + maxWaitMs);
  }

  sendNow(): void {
    this.#dueAt = 0;
    this.sendWhenDue();
  }

  /** What goes for the first time, or after an answer: the next failure is the first again. */
  sendWhenDue(): void {
    this.#failures = 0;
    this.#sendIn(this.#dueAt - Date.now());
  }

  sendAgain(retryAfterMs: number): void {
    this.#sendIn(backoffMs(++this.#failures, retryAfterMs));
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** Nothing is sent by itself any more. */
  end(): void {
    this.#ended = true;
    this.cancel();
  }

  #sendIn(ms: number): void {
    this.cancel();
    if (!this.#ended) this.#timer = setTimeout(() => this.send(), Math.max(0, ms));
  }
}
