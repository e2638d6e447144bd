// Verifies a profile's audit chain as it is stored, however long it is.
import { ArchiveDamaged } from '../archive/read-archived';
import type { Checkpoint } from '../audit/checkpoint';
import { type ChainEnd, ChainVerifier, type StoredSet, type Verification } from '../audit/verify';
import type { Pool } from '../sql/connected';
import { readChainSets, readHead } from './read-chain';
import { onCheckpoint } from './read-checkpoint';

/** Brings the archived links up to the checkpoint, in order. Throws ArchiveDamaged where they cannot be had. */
export type ReadArchived = (checkpoint: Checkpoint) => AsyncIterable<StoredSet>;

/**
 * The chain may grow, be erased and be archived while it is read. So the head is read first and last: the chain has to pass through the
 * first and must not go beyond the last. `keys`: those of the chain by their names. Archived links are looked at with `readArchived` alone;
 * without it the chain begins at their checkpoint. Undefined when there is no such profile. Throws DatabaseUnavailable.
 */
export function checkChain(
  pool: Pool,
  profileId: string,
  keys: ReadonlyMap<string, Buffer>,
  readArchived?: ReadArchived,
): Promise<Verification | undefined> {
  return onCheckpoint(pool, profileId, async (checkpoint) => {
    const first = await readHead(pool, profileId);
    if (!first) return undefined;
    if (!checkpoint || !readArchived) return checkStored(pool, profileId, new ChainVerifier(keys, checkpoint), first);
    const verifier = new ChainVerifier(keys);
    try {
      for await (const set of readArchived(checkpoint)) verifier.take(set);
      verifier.pass(checkpoint);
    } catch (error) {
      if (!(error instanceof ArchiveDamaged)) throw error;
      verifier.fail(error.fault, error.sequence);
    }
    return verifier.isBroken ? verifier.result() : checkStored(pool, profileId, verifier, first);
  });
}

async function checkStored(
  pool: Pool,
  profileId: string,
  verifier: ChainVerifier,
  first: ChainEnd,
): Promise<Verification> {
  const start = verifier.end.length;
  if (first.length === start) verifier.meet(first);
  for (;;) {
    const begun = verifier.end.length;
    // From the very beginning at first: what stands before a checkpoint does not belong there.
    for await (const set of readChainSets(pool, profileId, begun === start ? undefined : begun)) {
      verifier.take(set);
      if (verifier.end.length === first.length) verifier.meet(first);
      if (verifier.isBroken) return verifier.result();
    }
    const { length } = verifier.end;
    const last = (await readHead(pool, profileId)) ?? first;
    // Values may have been erased after the end was read, by an erasure that comes after it.
    if (verifier.lacksErasureSince !== undefined && length > begun && length < last.length) continue;
    if (length < first.length) verifier.meet(first);
    else if (length >= last.length) verifier.meet(last);
    return verifier.result();
  }
}
