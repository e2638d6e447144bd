import fc from 'fast-check';
import { chainKeysText, parseChainKeys, UnusableChainKeys } from '../../../shared/audit/chain-keys';

const base64 = (fill: number, length = 32) => Buffer.alloc(length, fill).toString('base64');

function faultsOf(setting: string | undefined): readonly string[] {
  try {
    parseChainKeys(setting);
    return [];
  } catch (error) {
    if (error instanceof UnusableChainKeys) return error.faults;
    throw error;
  }
}

test('the first key signs, all of them verify', () => {
  const { signing, all } = parseChainKeys(` new:${base64(2)}, old:${base64(1, 48)} `);
  expect(signing).toEqual({ id: 'new', key: Buffer.alloc(32, 2) });
  expect([...all]).toEqual([
    ['new', Buffer.alloc(32, 2)],
    ['old', Buffer.alloc(48, 1)],
  ]);
});

test('what is written is what is read', () => {
  const id = fc.stringMatching(/^[\w.-]{1,40}$/);
  const key = fc.record({
    id,
    key: fc.uint8Array({ minLength: 32, maxLength: 70 }).map((bytes) => Buffer.from(bytes)),
  });
  const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 5, selector: (one) => one.id });
  fc.assert(
    fc.property(keys, (given) => {
      fc.pre(new Set(given.map((one) => one.key.toString('hex'))).size === given.length);
      const { all } = parseChainKeys(chainKeysText(given));
      expect([...all]).toEqual(given.map((one) => [one.id, one.key]));
    }),
  );
});

test.each([
  ['nothing', undefined, /^are missing: id:base64 /],
  ['blanks', '  ', /^are missing/],
  [
    'a reference that did not resolve',
    '@Microsoft.KeyVault(SecretUri=https://x)',
    /Key Vault reference .* not resolve/,
  ],
  ['a short key', `1:${base64(1, 31)}`, /^have only 31 bytes as the key 1: 32 or more/],
  ['bad base64', `1:${base64(1)}!`, /^have no base64 as the key 1$/],
  ['base64url', `1:${'_-'.repeat(22)}`, /^have no base64 as the key 1$/],
  ['a duplicate id', `1:${base64(1)},1:${base64(2)}`, /^name two keys 1: /],
  ['one key under two ids', `1:${base64(1)},2:${base64(1)}`, /^hold the same key as 1 and as 2$/],
  ['a comma too many', `1:${base64(1)},`, /^have nothing as number 2: /],
  ['an id with a blank', `a b:${base64(1)}`, /^have an unusable id as number 1: /],
])('%s is named', (_what, setting, said) => {
  expect(faultsOf(setting)).toEqual([expect.stringMatching(said)]);
});

test('every fault is named at once, and none says anything of a key', () => {
  const secret = base64(9);
  const faults = faultsOf(`${secret},a:${base64(3)},a:${secret},:${secret},b:c2hvcnQ=`);
  expect(faults).toHaveLength(4);
  expect(faults.join()).not.toContain(secret.slice(0, 8));
});
