import fc from 'fast-check';
import { promoted, published, retired, rotationOf } from '../../../cli/audit/keys/rotation';
import { type ChainKey, type ChainKeys, chainKeysText, parseChainKeys } from '../../../shared/audit/chain-keys';
import { checkValueOf } from '../../../shared/audit/key-check';
import type { ChainKeyRecord } from '../../../shared/writer/chain-key-records';

const keyOf = (n: number): ChainKey => ({ id: `k${n}`, key: Buffer.alloc(32, n) });
const keysOf = (...ns: number[]): ChainKeys => parseChainKeys(chainKeysText(ns.map(keyOf)));
const recordsOf = (...ns: number[]): ChainKeyRecord[] =>
  ns.map((n, at) => ({
    number: at + 1,
    id: keyOf(n).id,
    checkValue: checkValueOf(keyOf(n)),
    recordedAt: '2026-11-23T08:00:00.000Z',
  }));
const none: ReadonlySet<string> = new Set();
const idsOf = (setting: string) => [...parseChainKeys(setting).all.keys()];

test('a new key goes into the second place, and is promoted to the first', () => {
  const afterPublish = published(keysOf(2, 1), keyOf(3));
  expect(idsOf(afterPublish)).toEqual(['k2', 'k3', 'k1']);
  const keys = parseChainKeys(afterPublish);
  expect(rotationOf(keys, recordsOf(1, 2, 3), none)).toMatchObject({ standing: 'published', next: { id: 'k3' } });
  const afterPromote = promoted(keys, keyOf(3));
  expect(idsOf(afterPromote)).toEqual(['k3', 'k2', 'k1']);
  expect(rotationOf(parseChainKeys(afterPromote), recordsOf(1, 2, 3), none)).toEqual({ standing: 'settled' });
  expect(idsOf(retired(parseChainKeys(afterPromote), 'k1'))).toEqual(['k3', 'k2']);
});

test('a key that was published and not recorded is the next one all the same', () => {
  const rotation = rotationOf(keysOf(1, 2), recordsOf(1), none);
  expect(rotation).toEqual({ standing: 'published', next: keyOf(2), recordedAt: undefined });
});

test('a key that has signed is never the next, whatever its number says or when it was met', () => {
  const signed = new Set(['k1']);
  expect(rotationOf(keysOf(2, 1), recordsOf(2), signed)).toEqual({ standing: 'settled' });
  expect(rotationOf(keysOf(2, 1), recordsOf(2, 1), signed)).toEqual({ standing: 'settled' });
});

test('however steps repeat, keys are only added, and none signs before it was published', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('publish', 'promote'), { maxLength: 20 }), (steps) => {
      let keys = keysOf(1);
      const made = [1];
      for (const step of steps) {
        const before = [...keys.all.keys()];
        const rotation = rotationOf(keys, recordsOf(...made), none);
        if (step === 'publish' && rotation.standing === 'settled') {
          made.push(made.length + 1);
          keys = parseChainKeys(published(keys, keyOf(made.length)));
        } else if (step === 'promote' && rotation.standing === 'published') {
          keys = parseChainKeys(promoted(keys, rotation.next));
        }
        expect([...keys.all.keys()]).toEqual(expect.arrayContaining(before));
        if (!before.includes(keys.signing.id)) throw new Error(`${keys.signing.id} signs unheard of`);
      }
      const signed = keys.signing.id;
      expect(made.map((n) => keyOf(n).id).slice(-2)).toContain(signed);
    }),
  );
});
