// Reads the links of a profile that are to be archived, a stretch at a time, each verified before it is handed on.
import { randomBytes } from 'node:crypto';
import type sql from 'mssql';
import { type PlayedChange, Replay } from '../../../shared/audit/as-of';
import { ChainVerifier, type StoredSet } from '../../../shared/audit/verify';
import { checkChain } from '../../../shared/reading/check-chain';
import { readChainSets } from '../../../shared/reading/read-chain';
import { isStepName } from '../../../shared/sections/all';
import type { Item } from '../../../shared/sections/section';
import { readStanding } from './candidates';
import type { Stretch } from './file';
import { weightOf } from './weight';

/** A chain that does not hold is evidence: it is left where it is. */
export class BrokenChain extends Error {
  constructor(
    readonly profileId: string,
    readonly sequence: number,
    fault: string,
  ) {
    super(`${profileId}: broken at change set ${sequence}: ${fault}`);
    this.name = 'BrokenChain';
  }
}

/** Rows of a stretch, by weight, so that the transaction that deletes them is a short one and locks rows alone. */
const mostOfStretch = 1000;

/**
 * The links that were applied before `before`, up to the first that was not. Throws BrokenChain at the first that does not hold: what came before
 * it was handed on. Links without their values are handed on only where the chain holds to its end, the erasure that took them included, however
 * young that is.
 */
export async function* readStretches(
  pool: sql.ConnectionPool,
  profileId: string,
  before: string,
  keys: ReadonlyMap<string, Buffer>,
): AsyncGenerator<Stretch> {
  const { erasedOperationId, checkpoint } = await readStanding(pool, profileId);
  const verifier = new ChainVerifier(keys, checkpoint);
  const replay = checkpoint
    ? Replay.from(checkpoint.state, { sequence: checkpoint.length, appliedAt: checkpoint.appliedAt })
    : new Replay();
  const valuesKey = checkpoint?.valuesKey ?? randomBytes(32).toString('hex');
  let sets: StoredSet[] = [];
  let weight = 0;
  /** The first of the links without values that are known to lie before an erasure. */
  let accountedFor: number | undefined;
  const stretch = async (): Promise<Stretch> => {
    const blank = verifier.lacksErasureSince;
    if (blank !== undefined && blank !== accountedFor) await requireWhole(pool, profileId, keys);
    accountedFor = blank;
    return { profileId, erasedOperationId, sets, valuesKey, state: replay.toJson() };
  };
  for await (const set of readChainSets(pool, profileId)) {
    if (set.appliedAt >= before) break;
    verifier.take(set);
    const result = verifier.isBroken ? verifier.result() : undefined;
    if (result && !result.intact) throw new BrokenChain(profileId, result.sequence, result.fault);
    for (const change of playedChanges(set)) replay.play(change);
    sets.push(set);
    weight += weightOf(set);
    if (weight < mostOfStretch) continue;
    yield await stretch();
    [sets, weight] = [[], 0];
  }
  if (sets.length > 0) yield await stretch();
}

/** As it is now: an erasure may have come since the links were read. */
async function requireWhole(
  pool: sql.ConnectionPool,
  profileId: string,
  keys: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const result = await checkChain(pool, profileId, keys);
  if (result && !result.intact) throw new BrokenChain(profileId, result.sequence, result.fault);
}

function playedChanges({ sequence, step, appliedAt, acceptedAt, changes }: StoredSet): PlayedChange[] {
  return changes.map(({ entity, itemId, beforeValue, afterValue }) => ({
    sequence,
    step: step !== null && isStepName(step) ? step : null,
    appliedAt,
    acceptedAt,
    entity,
    itemId,
    after: afterValue === null ? null : (JSON.parse(afterValue) as Item),
    erased: beforeValue === null && afterValue === null,
  }));
}
