// Verifies a profile's audit chain as it is stored, however long it is.

import { ChainVerifier, type Verification } from '../audit/verify';
import type { Pool } from '../sql/connected';
import { readChainSets, readHead } from './read-chain';

/**
 * The chain may grow, and be erased, while it is read. So the head is read first and last: the chain has to pass through the first and
 * must not go beyond the last. `keys`: those of the chain by their names. Undefined when there is no such profile. Throws
 * DatabaseUnavailable.
 */
export async function checkChain(
  pool: Pool,
  profileId: string,
  keys: ReadonlyMap<string, Buffer>,
): Promise<Verification | undefined> {
  const first = await readHead(pool, profileId);
  if (!first) return undefined;
  const verifier = new ChainVerifier(keys);
  if (first.length === 0) verifier.meet(first);
  for (;;) {
    const begun = verifier.end.length;
    for await (const set of readChainSets(pool, profileId, begun === 0 ? undefined : begun)) {
      verifier.take(set);
      if (verifier.end.length === first.length) verifier.meet(first);
      if (verifier.isBroken) return verifier.result();
    }
    const { length } = verifier.end;
    const last = (await readHead(pool, profileId)) ?? first;
    // Values may have been erased after the end was read, by an erasure that comes after it.
    if (verifier.lacksErasure && length > begun && length < last.length) continue;
    if (length < first.length) verifier.meet(first);
    else if (length >= last.length) verifier.meet(last);
    return verifier.result();
  }
}
