// Reads a profile's audit chain, a page at a time, so that its length does not matter: its change sets in order, with their changes.

import type { ChainEnd, StoredChange, StoredSet } from '../audit/verify';
import { count, instant, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';
import { documentsPageSize, type Walk, walk } from './walk';

const sets: Walk = {
  select: `s.profileId, s.sequence, s.operationId, s.kind, s.step, s.actorId, s.actorType, s.reason, s.reasonSalt,
    s.reasonHash, s.sessionId, s.source, s.correlationId, s.acceptedAt, s.appliedAt, s.changeCount, s.keyId, s.previousHash, s.hash
FROM audit.ChangeSet AS s`,
  alias: 's',
  key: { sequence: 'bigint' },
};

const changes: Walk = {
  select: `c.sequence, c.ordinal, c.entity, c.itemId, c.action, c.changedFields, c.beforeValue, c.afterValue, c.salt,
    c.valueHash
FROM audit.Change AS c`,
  alias: 'c',
  key: { sequence: 'bigint', ordinal: 'int' },
  pageSize: documentsPageSize,
};

const selectHead = `SELECT p.chainLength, p.chainHead
FROM profile.Profile AS p
WHERE p.profileId = CAST(@profileId AS uniqueidentifier);`;

/** Where the profile says that its chain ends. Undefined when there is no such profile. Throws DatabaseUnavailable. */
export async function readHead(pool: Pool, profileId: string): Promise<ChainEnd | undefined> {
  const [[profile] = []] = await run(pool, { name: 'read chain', text: selectHead, parameters: { profileId } });
  return profile && { length: count(profile.chainLength), hash: text(profile.chainHead) };
}

export interface StoredChain {
  readonly head: ChainEnd;
  readonly sets: readonly StoredSet[];
}

/** The whole chain in memory: of a profile with a short history, to which nothing is written meanwhile. */
export async function readChain(pool: Pool, profileId: string): Promise<StoredChain | undefined> {
  const head = await readHead(pool, profileId);
  if (!head) return undefined;
  const chain: StoredSet[] = [];
  for await (const set of readChainSets(pool, profileId)) chain.push(set);
  return { head, sets: chain };
}

/** The change sets after that of the sequence `past`, all of them unless it is given. Throws DatabaseUnavailable. */
export async function* readChainSets(pool: Pool, profileId: string, past?: number): AsyncGenerator<StoredSet> {
  let rows: AsyncGenerator<Row> | undefined;
  let next: Row | undefined;
  const advance = async () => {
    const read = await rows?.next();
    next = read?.done ? undefined : read?.value;
  };
  for await (const set of walk(pool, profileId, sets, past === undefined ? past : { sequence: past })) {
    const sequence = count(set.sequence);
    if (!next) {
      // The first, or one that came after the changes had been read to their end.
      rows = walk(pool, profileId, changes, { sequence: sequence - 1, ordinal: lastOrdinal });
      await advance();
    }
    const own: Row[] = [];
    while (next && count(next.sequence) <= sequence) {
      if (count(next.sequence) === sequence) own.push(next);
      await advance();
    }
    yield setOf(set, own);
  }
}

/** Past all changes of a change set. */
const lastOrdinal = 2 ** 31 - 1;

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
