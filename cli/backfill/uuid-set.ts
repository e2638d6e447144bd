// A set of UUIDs in 16 bytes each and some room: with millions of users one of strings takes gigabytes, and ends at 2^24.

/** 32-bit words of a UUID. */
const width = 4;
/** Slots at the start; always a power of two. */
const firstSlots = 1024;

/**
 * A hash table with open addressing: a UUID stands in the slot of its hash, or in the next that is free. A slot of zeros is free, so the
 * UUID of zeros is kept beside the table.
 */
export class UuidSet {
  #table = new Uint32Array(firstSlots * width);
  #size = 0;
  #hasZeros = false;

  get size(): number {
    return this.#size + (this.#hasZeros ? 1 : 0);
  }

  /** `id`: in the 8-4-4-4-12 form, in either case. */
  has(id: string): boolean {
    const words = wordsOf(id);
    return isZeros(words) ? this.#hasZeros : !isFree(this.#table, slotOf(this.#table, words));
  }

  /** Whether it is new. */
  add(id: string): boolean {
    const words = wordsOf(id);
    if (isZeros(words)) {
      const isNew = !this.#hasZeros;
      this.#hasZeros = true;
      return isNew;
    }
    const slot = slotOf(this.#table, words);
    if (!isFree(this.#table, slot)) return false;
    this.#table.set(words, slot);
    this.#size += 1;
    if (this.#size * width * 4 > this.#table.length * 3) this.#grow();
    return true;
  }

  #grow(): void {
    const before = this.#table;
    const after = new Uint32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += width) {
      if (isFree(before, slot)) continue;
      const words = before.subarray(slot, slot + width);
      after.set(words, slotOf(after, words));
    }
    this.#table = after;
  }
}

type Words = ArrayLike<number>;

function wordsOf(id: string): Words {
  const digits = id.replaceAll('-', '');
  return [0, 8, 16, 24].map((from) => Number.parseInt(digits.slice(from, from + 8), 16));
}

function isZeros(words: Words): boolean {
  return words[0] === 0 && words[1] === 0 && words[2] === 0 && words[3] === 0;
}

function isFree(table: Uint32Array, slot: number): boolean {
  return isZeros(table.subarray(slot, slot + width));
}

/** Where the UUID stands in the table, or would. */
function slotOf(table: Uint32Array, words: Words): number {
  let slot = (hashOf(words) * width) % table.length;
  for (;;) {
    const there = table.subarray(slot, slot + width);
    if (isZeros(there) || there.every((word, at) => word === words[at])) return slot;
    slot = (slot + width) % table.length;
  }
}

/** Each word takes part: UUIDs that follow each other differ in few bits. 2^32 by the golden ratio, as in Fibonacci hashing. */
function hashOf(words: Words): number {
  let hash = 0;
  for (let at = 0; at < width; at++) {
    hash = Math.imul(hash ^ (words[at] ?? 0), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
