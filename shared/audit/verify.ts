// Walks a profile's audit chain and names the first link that does not hold.
import { canonicalJson } from './canonical-json';
import { type ChainedSet, type ChangeValues, chainHash, genesisHash, reasonHash, valueHash } from './chain';

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

/** `missing-key`: the set was hashed under a key that the verifier was not given. */
export type ChainFault =
  | 'sequence-gap'
  | 'previous-hash-differs'
  | 'change-missing'
  | 'value-changed'
  | 'hash-differs'
  | 'missing-key'
  | 'head-differs';

export type Verification =
  | { readonly intact: true; readonly length: number }
  | { readonly intact: false; readonly sequence: number; readonly fault: ChainFault };

export interface ChainEnd {
  readonly length: number;
  readonly hash: string;
}

/**
 * Checks the change sets, given in order of sequence from 1, against each other and against the head that the profile keeps.
 * Values and reasons that are gone with their salts are accepted before a change set of an erasure that holds itself; elsewhere the
 * first change set without them is `value-changed`.
 */
export function verifyChain(
  sets: readonly StoredSet[],
  head: ChainEnd,
  keys: ReadonlyMap<string, Buffer>,
): Verification {
  let previousHash = genesisHash;
  let blank: number | undefined;
  for (const [index, set] of sets.entries()) {
    const fault = faultOf(set, index + 1, previousHash, keys);
    if (fault) return { intact: false, sequence: index + 1, fault };
    previousHash = set.hash;
    if (set.kind === 'erase-profile') blank = undefined;
    if (isBlank(set)) blank ??= set.sequence;
  }
  if (blank !== undefined) return { intact: false, sequence: blank, fault: 'value-changed' };
  if (head.length !== sets.length || head.hash !== previousHash) {
    return { intact: false, sequence: Math.min(head.length, sets.length) + 1, fault: 'head-differs' };
  }
  return { intact: true, length: sets.length };
}

function faultOf(
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
