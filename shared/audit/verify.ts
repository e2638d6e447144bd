// Walks a profile's audit chain and names the first link that does not hold.
import { canonicalJson } from './canonical-json';
import { type ChainedSet, type ChangeValues, chainHash, genesisHash, reasonHash, valueHash } from './chain';
import { type Checkpoint, checkpointHolds } from './checkpoint';

/** A change as stored. Those before an erasure have no salt and no values: their valueHash stands alone. */
export interface StoredChange extends ChangeValues {
  readonly ordinal: number;
  readonly entity: string;
  readonly itemId: string | null;
  readonly action: 'insert' | 'update' | 'delete';
  readonly salt: string | null;
  readonly valueHash: string;
}

export interface StoredSet extends Omit<ChainedSet, 'changes'> {
  readonly changeCount: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly changes: readonly StoredChange[];
}

/**
 * `missing-key`: the set was hashed under a key that the verifier was not given. `checkpoint-differs`: archived links do not end where the
 * chain goes on, or nobody with a key has said so. `archive-…`: of the file that holds the link.
 */
export type ChainFault =
  | 'sequence-gap'
  | 'previous-hash-differs'
  | 'change-missing'
  | 'value-changed'
  | 'hash-differs'
  | 'missing-key'
  | 'head-differs'
  | 'checkpoint-differs'
  | 'archive-missing'
  | 'archive-differs';

export type Verification =
  /** `archived`: how many of the links were not looked at because they lie in the archive; left out where none are. */
  | { readonly intact: true; readonly length: number; readonly archived?: number }
  | { readonly intact: false; readonly sequence: number; readonly fault: ChainFault };

export interface ChainEnd {
  readonly length: number;
  readonly hash: string;
}

/**
 * Checks change sets one after the other, so that a chain of any length can be checked as it is read. Values and reasons that are
 * gone with their salts are accepted before a change set of an erasure that holds itself; elsewhere the first change set without them
 * is `value-changed`. Whether that is so is known only when the erasure comes, or the end. With a `checkpoint` the chain begins after it.
 */
export class ChainVerifier {
  readonly #keys: ReadonlyMap<string, Buffer>;
  #end: ChainEnd = { length: 0, hash: genesisHash };
  #fault: { readonly sequence: number; readonly fault: ChainFault } | undefined;
  /** The first change set without its values that no erasure has come after. */
  #blank: number | undefined;

  readonly #archived: number;

  constructor(keys: ReadonlyMap<string, Buffer>, checkpoint?: Checkpoint) {
    this.#keys = keys;
    this.#archived = checkpoint?.length ?? 0;
    if (!checkpoint) return;
    this.#end = { length: checkpoint.length, hash: checkpoint.hash };
    // Where it began: an erasure after it excuses that its state is gone.
    if (checkpoint.state === null) this.#blank = checkpoint.length;
    if (!checkpointHolds(checkpoint, keys)) this.fail('checkpoint-differs', checkpoint.length);
  }

  /** The last change set that was taken; where the chain begins where none was. */
  get end(): ChainEnd {
    return this.#end;
  }

  get isBroken(): boolean {
    return this.#fault !== undefined;
  }

  /** The first change set whose values an erasure has to account for that has not come yet. While it is the same one, none has come. */
  get lacksErasureSince(): number | undefined {
    return this.#blank;
  }

  /** The change set of the next sequence, from 1. After the first fault nothing more is looked at. */
  take(set: StoredSet): void {
    if (this.#fault) return;
    const sequence = this.#end.length + 1;
    const fault = linkFault(set, sequence, this.#end.hash, this.#keys);
    if (fault) {
      this.#fault = { sequence, fault };
      return;
    }
    this.#end = { length: sequence, hash: set.hash };
    if (set.kind === 'erase-profile') this.#blank = undefined;
    if (isBlank(set)) this.#blank ??= sequence;
  }

  /** The link that should come next, or another one, cannot be had as it was. */
  fail(fault: ChainFault, sequence = this.#end.length + 1): void {
    this.#fault ??= { sequence, fault };
  }

  /** The archived links that were taken have to end in the checkpoint. */
  pass(checkpoint: Checkpoint): void {
    const { length, hash } = this.#end;
    const ends = length === checkpoint.length && hash === checkpoint.hash;
    if (!ends || !checkpointHolds(checkpoint, this.#keys)) this.fail('checkpoint-differs', checkpoint.length);
    if (checkpoint.state === null) this.#blank ??= checkpoint.length;
  }

  /** The end that was reached has to be where the profile keeps its head, `head`. */
  meet(head: ChainEnd): void {
    if (this.#fault || (head.length === this.#end.length && head.hash === this.#end.hash)) return;
    this.#fault = { sequence: Math.min(head.length, this.#end.length) + 1, fault: 'head-differs' };
  }

  result(): Verification {
    if (this.#blank !== undefined && (!this.#fault || this.#fault.fault === 'head-differs')) {
      return { intact: false, sequence: this.#blank, fault: 'value-changed' };
    }
    if (this.#fault) return { intact: false, ...this.#fault };
    const archived = this.#archived > 0 ? { archived: this.#archived } : {};
    return { intact: true, length: this.#end.length, ...archived };
  }
}

/** Checks a whole chain: its change sets, in order, and the head that the profile keeps. */
export function verifyChain(
  sets: readonly StoredSet[],
  head: ChainEnd,
  keys: ReadonlyMap<string, Buffer>,
): Verification {
  const verifier = new ChainVerifier(keys);
  for (const set of sets) verifier.take(set);
  verifier.meet(head);
  return verifier.result();
}

/** What is wrong with a link that should stand in this place; undefined where it holds. */
export function linkFault(
  set: StoredSet,
  sequence: number,
  previousHash: string,
  keys: ReadonlyMap<string, Buffer>,
): ChainFault | undefined {
  if (set.sequence !== sequence) return 'sequence-gap';
  if (set.previousHash !== previousHash) return 'previous-hash-differs';
  const whole = set.changes.length === set.changeCount && set.changes.every((change, at) => change.ordinal === at + 1);
  if (!whole) return 'change-missing';
  if (!set.changes.every(valuesHold)) return 'value-changed';
  if (!reasonHolds(set)) return 'hash-differs';
  const key = keys.get(set.keyId);
  if (!key) return 'missing-key';
  return chainHash(key, previousHash, set) === set.hash ? undefined : 'hash-differs';
}

/** Whether a change or the reason has lost its salt, as an erasure leaves them. */
function isBlank(set: StoredSet): boolean {
  return set.changes.some((change) => change.salt === null) || (set.reasonHash !== null && set.reasonSalt === null);
}

function valuesHold(change: StoredChange): boolean {
  if (change.salt !== null) return valueHash(change.salt, canonicalValues(change)) === change.valueHash;
  return change.changedFields === null && change.beforeValue === null && change.afterValue === null;
}

/** A reason that was erased took its salt with it. */
function reasonHolds({ reason, reasonSalt, reasonHash: expected }: StoredSet): boolean {
  if (expected === null) return reasonSalt === null;
  if (reason === null || reasonSalt === null) return reason === reasonSalt;
  return reasonHash(reasonSalt, reason) === expected;
}

/** Some servers render JSON anew when they store it: what was hashed is its canonical form. */
function canonicalValues(change: StoredChange): ChangeValues {
  return {
    changedFields: canonical(change.changedFields),
    beforeValue: canonical(change.beforeValue),
    afterValue: canonical(change.afterValue),
  };
}

function canonical(text: string | null): string | null {
  return text === null ? null : canonicalJson(JSON.parse(text));
}
