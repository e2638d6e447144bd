// Tokens that were verified a moment ago: a client sends the same one with every autosave.
import type { Caller } from '../http/caller';

interface Entry {
  readonly caller: Caller;
  readonly until: number;
}

/** What was proven stays proven for so long at most: a key that the issuer withdraws is trusted no longer than this. */
const longestMs = 300_000;

/** Holds `size` tokens, those that were asked for last. Times are milliseconds since 1970. */
export class TokenCache {
  /** In the order in which they were last asked for. */
  readonly #entries = new Map<string, Entry>();

  constructor(readonly size: number) {}

  get(token: string, now: number): Caller | undefined {
    const entry = this.#entries.get(token);
    if (!entry) return undefined;
    this.#entries.delete(token);
    if (now >= entry.until) return undefined;
    this.#entries.set(token, entry);
    return entry.caller;
  }

  /** Until the token expires, without any clock skew. */
  put(token: string, caller: Caller, expiresAt: number, now: number): void {
    const until = Math.min(expiresAt, now + longestMs);
    if (until <= now) return;
    this.#entries.delete(token);
    this.#entries.set(token, { caller, until });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.size && oldest !== undefined) this.#entries.delete(oldest);
  }
}
