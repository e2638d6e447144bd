// Looks a profile's whole audit chain up, to be verified: its change sets in order, with their changes, and its head.
import type { ConnectionPool } from 'mssql';
import type { ChainEnd, StoredChange, StoredSet } from '../audit/verify';
import { count, instant, text, textOrNull } from '../sql/column';
import { type Row, run } from './run';

export interface StoredChain {
  readonly head: ChainEnd;
  readonly sets: readonly StoredSet[];
}

const selectHead = `SELECT p.chainLength, p.chainHead
FROM profile.Profile AS p
WHERE p.profileId = CAST(@profileId AS uniqueidentifier);`;

/** The head is read first and last: what came in between is no part of the chain that is told. */
const statements = `${selectHead}
SELECT s.profileId, s.sequence, s.operationId, s.kind, s.step, s.actorId, s.actorType, s.reason, s.reasonSalt, s.reasonHash,
    s.sessionId, s.source, s.correlationId, s.acceptedAt, s.appliedAt, s.changeCount, s.keyId, s.previousHash, s.hash
FROM audit.ChangeSet AS s
WHERE s.profileId = CAST(@profileId AS uniqueidentifier)
ORDER BY s.sequence;
SELECT c.sequence, c.ordinal, c.entity, c.itemId, c.action, c.changedFields, c.beforeValue, c.afterValue, c.salt, c.valueHash
FROM audit.Change AS c
WHERE c.profileId = CAST(@profileId AS uniqueidentifier)
ORDER BY c.sequence, c.ordinal;
${selectHead}`;

/** Undefined when there is no such profile. Throws DatabaseUnavailable. */
export async function readChain(pool: ConnectionPool, profileId: string): Promise<StoredChain | undefined> {
  const [[profile] = [], sets = [], changes = [], [later] = []] = await run(pool, {
    text: statements,
    parameters: { profileId },
  });
  if (!profile || !later) return undefined;
  const [length, laterLength] = [count(profile.chainLength), count(later.chainLength)];
  const cameMeanwhile = (row: Row) => count(row.sequence) > length && count(row.sequence) <= laterLength;
  const bySequence = Map.groupBy(changes, (row) => count(row.sequence));
  return {
    head: { length, hash: text(profile.chainHead) },
    sets: sets.filter((row) => !cameMeanwhile(row)).map((row) => setOf(row, bySequence.get(count(row.sequence)) ?? [])),
  };
}

function setOf(row: Row, changes: readonly Row[]): StoredSet {
  return {
    profileId: text(row.profileId),
    sequence: count(row.sequence),
    operationId: text(row.operationId),
    kind: text(row.kind),
    step: textOrNull(row.step),
    actorId: text(row.actorId),
    actorType: text(row.actorType),
    reason: textOrNull(row.reason),
    reasonSalt: textOrNull(row.reasonSalt),
    reasonHash: textOrNull(row.reasonHash),
    sessionId: textOrNull(row.sessionId),
    source: text(row.source),
    correlationId: text(row.correlationId),
    acceptedAt: instant(row.acceptedAt),
    appliedAt: instant(row.appliedAt),
    keyId: text(row.keyId),
    changeCount: count(row.changeCount),
    previousHash: text(row.previousHash),
    hash: text(row.hash),
    changes: changes.map(changeOf),
  };
}

function changeOf(row: Row): StoredChange {
  return {
    ordinal: count(row.ordinal),
    entity: text(row.entity),
    itemId: textOrNull(row.itemId),
    action: text(row.action) as StoredChange['action'],
    changedFields: textOrNull(row.changedFields),
    beforeValue: textOrNull(row.beforeValue),
    afterValue: textOrNull(row.afterValue),
    salt: textOrNull(row.salt),
    valueHash: text(row.valueHash),
  };
}
