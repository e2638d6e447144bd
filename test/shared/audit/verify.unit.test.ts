import { createHash } from 'node:crypto';
import { type ChainedSet, chainHash, genesisHash, reasonHash, valueHash } from '../../../shared/audit/chain';
import { type StoredSet, verifyChain } from '../../../shared/audit/verify';
import { idOf, instantOf } from '../../factories/commands';

const key = createHash('sha256').update('a key').digest();
const keys = new Map([['1', key]]);

function link(sequence: number, previousHash: string, kind = 'submit-step'): StoredSet {
  const values = { changedFields: null, beforeValue: null, afterValue: `{"name":"Project ${sequence}"}` };
  const salt = sequence.toString(16).padStart(32, '0');
  const change = { ordinal: 1, entity: 'projects', itemId: idOf(7), action: 'insert' as const };
  const set: ChainedSet = {
    profileId: idOf(1),
    sequence,
    operationId: idOf(100 + sequence),
    kind,
    step: 'projects',
    actorId: 'candidate-1',
    actorType: 'candidate',
    reason: 'A typo',
    reasonSalt: sequence > 1 ? salt : null,
    reasonHash: sequence > 1 ? reasonHash(salt, 'A typo') : null,
    sessionId: null,
    source: 'web',
    correlationId: 'c',
    acceptedAt: instantOf(sequence),
    appliedAt: instantOf(sequence + 5),
    keyId: '1',
    changes: [{ ...change, valueHash: valueHash(salt, values) }],
  };
  const changes = [{ ...change, ...values, salt, valueHash: valueHash(salt, values) }];
  return { ...set, changes, changeCount: 1, previousHash, hash: chainHash(key, previousHash, set) };
}

function chainOf(length: number): StoredSet[] {
  const sets: StoredSet[] = [];
  for (let sequence = 1; sequence <= length; sequence++) sets.push(link(sequence, sets.at(-1)?.hash ?? genesisHash));
  return sets;
}

const headOf = (sets: readonly StoredSet[]) => ({ length: sets.length, hash: sets.at(-1)?.hash ?? genesisHash });

test('a chain as it was written is intact', () => {
  const sets = chainOf(4);
  expect(verifyChain(sets, headOf(sets), keys)).toEqual({ intact: true, length: 4 });
});

test('a profile without changes has an intact chain of none', () => {
  expect(verifyChain([], headOf([]), keys)).toEqual({ intact: true, length: 0 });
});

/** Three change sets and an erasure, as it leaves them. */
function erasedChain(): StoredSet[] {
  const sets = chainOf(3);
  const erasure = link(4, sets.at(-1)?.hash ?? genesisHash, 'erase-profile');
  return [...sets.map(blanked), erasure];
}

const blanked = (set: StoredSet): StoredSet => withoutReason(withoutValues(set));

const withoutValues = (set: StoredSet): StoredSet => ({
  ...set,
  changes: set.changes.map((change) => ({ ...change, salt: null, afterValue: null })),
});

/** A reason goes with its salt; one from before reasons were hashed stays. */
const withoutReason = (set: StoredSet): StoredSet =>
  set.reasonHash ? { ...set, reason: null, reasonSalt: null } : set;

test('a chain whose values, reasons and salts went with an erasure is still intact', () => {
  const sets = erasedChain();
  expect(sets.map((set) => set.reason)).toEqual(['A typo', null, null, 'A typo']);
  expect(verifyChain(sets, headOf(sets), keys)).toEqual({ intact: true, length: 4 });
});

test('a second erasure takes the salt of the first, and the chain is still intact', () => {
  const sets = erasedChain().map(blanked);
  const again = [...sets, link(5, sets.at(-1)?.hash ?? genesisHash, 'erase-profile')];
  expect(verifyChain(again, headOf(again), keys)).toEqual({ intact: true, length: 5 });
});

test.each([
  ['values', withoutValues],
  ['a reason', withoutReason],
])('%s gone after the last erasure are found', (_, without) => {
  const sets = erasedChain();
  const grown = [...sets, without(link(5, sets.at(-1)?.hash ?? genesisHash))];
  expect(verifyChain(grown, headOf(grown), keys)).toEqual({ intact: false, sequence: 5, fault: 'value-changed' });
});

test('an erasure that was put in without the key excuses nothing', () => {
  const sets = [...chainOf(2).map(blanked), { ...link(3, chainOf(2).at(-1)?.hash ?? ''), kind: 'erase-profile' }];
  expect(verifyChain(sets, headOf(sets), keys)).toEqual({ intact: false, sequence: 3, fault: 'hash-differs' });
});

test('a plain reason that reads like the hash of a salted one is found', () => {
  const sets = chainOf(2);
  const swapped = sets.map((set) => ({
    ...set,
    reason: set.reasonHash ?? set.reason,
    reasonSalt: null,
    reasonHash: null,
  }));
  expect(verifyChain(swapped, headOf(sets), keys)).toEqual({ intact: false, sequence: 2, fault: 'hash-differs' });
});

const tampered: [string, (sets: StoredSet[]) => StoredSet[], number, string][] = [
  ['a missing change set', ([a, , c]) => [a, c] as StoredSet[], 2, 'sequence-gap'],
  ['a missing last change set', ([a, b]) => [a, b] as StoredSet[], 3, 'head-differs'],
  ['another reason', ([a, b, c]) => [a, { ...b, reason: 'None' }, c] as StoredSet[], 2, 'hash-differs'],
  [
    'another reason that is hashed itself',
    ([a, b, c]) => [{ ...a, reason: 'None' }, b, c] as StoredSet[],
    1,
    'hash-differs',
  ],
  ['a reason without its salt', ([a, b, c]) => [a, { ...b, reasonSalt: null }, c] as StoredSet[], 2, 'hash-differs'],
  ['another reason with a hash of its own', ([a, b, c]) => [a, rehashed(b), c] as StoredSet[], 2, 'hash-differs'],
  [
    'values taken without an erasure',
    ([a, b, c]) => [a, withoutValues(b as StoredSet), c] as StoredSet[],
    2,
    'value-changed',
  ],
  [
    'a reason taken without an erasure',
    ([a, b, c]) => [a, withoutReason(b as StoredSet), c] as StoredSet[],
    2,
    'value-changed',
  ],
  ['a missing change', ([a, b, c]) => [a, { ...b, changes: [] }, c] as StoredSet[], 2, 'change-missing'],
  [
    'an edited value',
    ([a, b, c]) =>
      [a, { ...b, changes: b?.changes.map((change) => ({ ...change, afterValue: '{}' })) }, c] as StoredSet[],
    2,
    'value-changed',
  ],
  [
    'a value left beside an erased salt',
    ([a, b, c]) => [a, { ...b, changes: b?.changes.map((change) => ({ ...change, salt: null })) }, c] as StoredSet[],
    2,
    'value-changed',
  ],
  [
    'a change set hashed anew without the key',
    ([a, b, c]) => [a, { ...b, hash: '0'.repeat(64) }, c] as StoredSet[],
    2,
    'hash-differs',
  ],
  [
    'a chain cut off and grown again',
    ([a, , c]) => [a, link(2, genesisHash), c] as StoredSet[],
    2,
    'previous-hash-differs',
  ],
  ['a key that is not known', ([a, b, c]) => [a, { ...b, keyId: '2' }, c] as StoredSet[], 2, 'missing-key'],
];

function rehashed(set: StoredSet | undefined) {
  return { ...set, reason: 'None', reasonHash: reasonHash(set?.reasonSalt ?? '', 'None') };
}

test.each(tampered)('%s is found', (_, tamper, sequence, fault) => {
  const sets = chainOf(3);
  expect(verifyChain(tamper(sets), headOf(sets), keys)).toEqual({ intact: false, sequence, fault });
});
