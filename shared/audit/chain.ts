// The audit chain: each change set of a profile carries the hash of the one before it, under a key that the database does not hold.
import { createHmac, hash } from 'node:crypto';
import type { Action } from './change';

/** The hash before the first change set. */
export const genesisHash = '0'.repeat(64);

/** What a change's valueHash covers, each as canonical JSON; erasing them and the salt leaves the hash standing. */
export interface ChangeValues {
  readonly changedFields: string | null;
  readonly beforeValue: string | null;
  readonly afterValue: string | null;
}

/** SHA-256 in hex of the salt and the values. The salt keeps an erased value from being guessed by hashing candidates. */
export function valueHash(salt: string, values: ChangeValues): string {
  return hash('sha256', JSON.stringify([salt, values.changedFields, values.beforeValue, values.afterValue]), 'hex');
}

/** SHA-256 in hex of the salt and the reason of a change set: the chain covers a reason by it, so that the reason can be erased. */
export function reasonHash(salt: string, reason: string): string {
  return hash('sha256', JSON.stringify([salt, reason]), 'hex');
}

export interface ChainedChange {
  readonly ordinal: number;
  readonly entity: string;
  readonly itemId: string | null;
  readonly action: Action;
  readonly valueHash: string;
}

/** What the hash of a change set covers. Ids in lower case, instants as ISO 8601 in UTC with milliseconds. */
export interface ChainedSet {
  readonly profileId: string;
  readonly sequence: number;
  readonly operationId: string;
  readonly kind: string;
  readonly step: string | null;
  readonly actorId: string;
  readonly actorType: string;
  readonly reason: string | null;
  /** Null where there is no reason, and for change sets from before reasons were hashed: those are covered in plain. */
  readonly reasonSalt: string | null;
  readonly reasonHash: string | null;
  readonly sessionId: string | null;
  readonly source: string;
  readonly correlationId: string;
  readonly acceptedAt: string;
  readonly appliedAt: string;
  readonly keyId: string;
  readonly changes: readonly ChainedChange[];
}

/** HMAC-SHA256 in hex over the previous hash and the change set, written as a JSON array so that it has one form only. */
export function chainHash(key: Buffer, previousHash: string, set: ChainedSet): string {
  const canonical = JSON.stringify([
    previousHash,
    set.profileId,
    set.sequence,
    set.operationId,
    set.kind,
    set.step,
    set.actorId,
    set.actorType,
    coveredReason(set),
    set.sessionId,
    set.source,
    set.correlationId,
    set.acceptedAt,
    set.appliedAt,
    set.keyId,
    set.changes.map((change) => [change.ordinal, change.entity, change.itemId, change.action, change.valueHash]),
  ]);
  return createHmac('sha256', key).update(canonical).digest('hex');
}

/** The hash of a salted reason stands in a list: a plain reason that reads like a hash is never taken for it. */
function coveredReason({ reasonHash, reason }: ChainedSet): readonly [string] | string | null {
  return reasonHash === null ? reason : [reasonHash];
}
