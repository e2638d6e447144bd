// Tokens that were verified a moment ago: a client sends the same one with every autosave.
import type { Caller } from '../http/caller';

interface Entry {
  readonly caller: Caller;
  readonly until: number;
}

/** What was proven stays proven for so long at most: a key that the issuer withdraws is trusted no longer than this. */
const longestMs = 300_000;

/**
 * Holds `size` tokens at most, in two halves: one that is full becomes the older one, and what the older one held and nobody has
 * asked for since is forgotten. So a token that is in use costs one look-up and moves nothing. Times are milliseconds since 1970.
 */
export class TokenCache {
  #newer = new Map<string, Entry>();
  #older = new Map<string, Entry>();

  constructor(readonly size: number) {}

  get(token: string, now: number): Caller | undefined {
    const entry = this.#newer.get(token) ?? this.#renewed(token);
    return entry && now < entry.until ? entry.caller : undefined;
  }

  /** Until the token expires, without any clock skew. */
  put(token: string, caller: Caller, expiresAt: number, now: number): void {
    const until = Math.min(expiresAt, now + longestMs);
    if (until > now) this.#keep(token, { caller, until });
  }

  #renewed(token: string): Entry | undefined {
    const entry = this.#older.get(token);
    if (entry) this.#keep(token, entry);
    return entry;
  }

  #keep(token: string, entry: Entry): void {
    if (this.#newer.size >= this.size / 2) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(token, entry);
  }
}
