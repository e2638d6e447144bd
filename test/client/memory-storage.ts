// A browser's storage in memory, with a quota that can be used up.
import type { TextStorage } from '../../client/src/draft-storage.ts';

export class MemoryStorage implements TextStorage {
  readonly entries = new Map<string, string>();
  full = false;

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    this.entries.set(key, value);
  }
}
