// The audit chain: verified as it is stored, then broken in a copy in memory, in each way that somebody could try.
import { type Verification, verifyChain } from '../../shared/audit/verify';
import { readChain, type StoredChain } from '../../shared/reading/read-chain';
import type { Demo } from './demo';

type Keys = ReadonlyMap<string, Buffer>;

interface Tampering {
  readonly what: string;
  readonly tamper: (chain: StoredChain, link: number) => StoredChain;
  /** What the walk has to say of link number `link`. */
  readonly fault: string;
}

const tamperings: readonly Tampering[] = [
  {
    what: 'a value in one audit row is rewritten',
    tamper: (chain, link) =>
      withLink(chain, link, ({ changes, ...set }) => ({
        ...set,
        changes: changes.map((change, at) => (at === 0 ? { ...change, afterValue: '{"title":"CEO"}' } : change)),
      })),
    fault: 'value-changed',
  },
  {
    what: 'the reason of a change is rewritten',
    tamper: (chain, link) => withLink(chain, link, (set) => ({ ...set, reason: 'nothing to see here' })),
    fault: 'hash-differs',
  },
  {
    what: 'an audit row is taken out',
    tamper: (chain, link) => withLink(chain, link, (set) => ({ ...set, changes: set.changes.slice(1) })),
    fault: 'change-missing',
  },
  {
    what: 'a whole change set is taken out',
    tamper: (chain, link) => ({ ...chain, sets: chain.sets.filter(({ sequence }) => sequence !== link) }),
    fault: 'sequence-gap',
  },
];

export async function verifyAndTamper(demo: Demo, keys: Keys): Promise<void> {
  const { expect } = demo;
  const chain = await readChain(demo.pool, demo.profileId);
  if (!chain) {
    expect.equal('the profile has an audit chain', 'none', 'one');
    return;
  }
  const { sets, head } = chain;
  const expected = `intact, ${sets.length} links`;
  expect.equal('the chain verifies from its first link to its head', toldOf(verifyChain(sets, head, keys)), expected);
  const link = Math.ceil(sets.length / 2);
  for (const { what, tamper, fault } of tamperings) {
    const copy = tamper(chain, link);
    const found = toldOf(verifyChain(copy.sets, copy.head, keys));
    expect.equal(`in a copy, ${what}`, found, `broken at link ${link}, ${fault}`);
  }
}

function withLink(
  chain: StoredChain,
  link: number,
  change: (set: StoredChain['sets'][number]) => StoredChain['sets'][number],
) {
  return { ...chain, sets: chain.sets.map((set) => (set.sequence === link ? change(set) : set)) };
}

function toldOf(result: Verification): string {
  return result.intact ? `intact, ${result.length} links` : `broken at link ${result.sequence}, ${result.fault}`;
}
