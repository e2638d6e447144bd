// Where a chain begins whose older links were archived: signed, so that nobody without a key can cut off a beginning and say that it was.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Json } from '../sections/section';
import { canonicalJson } from './canonical-json';
import type { ChainEnd } from './verify';

/** What the signature covers. The state enters by its salted hash, so that it can be erased. */
export interface SignedCheckpoint extends ChainEnd {
  readonly profileId: string;
  /** Of the last archived link. ISO 8601 in UTC. */
  readonly appliedAt: string;
  readonly stateHash: string;
}

export interface Checkpoint extends SignedCheckpoint {
  /** What the archived links came to, as Replay has it; null with its salt after an erasure. */
  readonly state: Json;
  readonly stateSalt: string | null;
  /** 32 bytes in hex: the archived values are sealed under it; null after an erasure. */
  readonly valuesKey: string | null;
  readonly keyId: string;
  readonly signature: string;
}

/** SHA-256 in hex of the salt and the state. */
export function stateHash(salt: string, state: Json): string {
  return hash('sha256', canonicalJson([salt, state]), 'hex');
}

/** HMAC-SHA256 in hex. No link of a chain is signed over a text that begins like this. */
export function checkpointSignature(key: Buffer, checkpoint: SignedCheckpoint): string {
  const { profileId, length, hash: end, appliedAt, stateHash: state } = checkpoint;
  const text = canonicalJson([profileId, length, end, appliedAt, state]);
  return createHmac('sha256', key).update(`checkpoint ${text}`).digest('hex');
}

/** Whether it was signed under one of the keys, and holds the state that was signed or none at all. */
export function checkpointHolds(checkpoint: Checkpoint, keys: ReadonlyMap<string, Buffer>): boolean {
  const { state, stateSalt, keyId, signature } = checkpoint;
  const key = keys.get(keyId);
  if (!key) return false;
  const expected = Buffer.from(checkpointSignature(key, checkpoint));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  if (state === null || stateSalt === null) return state === stateSalt;
  return stateHash(stateSalt, state) === checkpoint.stateHash;
}
