// Deletes links of the audit chain that an archive holds, and moves the checkpoint past them, in one transaction under the profiles' locks.
import type sql from 'mssql';
import { canonicalJson } from '../../../shared/audit/canonical-json';
import type { ChainKey } from '../../../shared/audit/chain-keys';
import { checkpointSignature, stateHash } from '../../../shared/audit/checkpoint';
import { inTransaction, runBatch } from '../../../shared/sql/transaction';
import {
  deleteRows,
  holdsLong,
  insertedColumns,
  insertRows,
  type Row,
  rowsJson,
  rowsOf,
  sqlInstant,
  type Table,
} from '../../../shared/writer/row';
import { newSalt } from '../../../shared/writer/salt';
import { UnexpectedRowCount } from '../../../shared/writer/save';
import { type ArchiveFile, type ArchiveOccasion, firstOf, lastOf, type Stretch } from './file';
import { lockPurgeable } from './purgeable';

const archiveTable: Table = {
  name: 'audit.Archive',
  key: { archiveId: 'uniqueidentifier' },
  columns: {
    blobName: 'varchar(200)',
    sha256: 'char(64)',
    appliedBefore: 'datetime2(3)',
    linksByKey: 'json',
    reason: 'nvarchar(500)',
  },
  updated: false,
};

const linksTable: Table = {
  name: 'audit.ArchivedLinks',
  key: { profileId: 'uniqueidentifier', lastSequence: 'bigint' },
  columns: { firstSequence: 'bigint', lastHash: 'char(64)', archiveId: 'uniqueidentifier' },
  updated: false,
};

const checkpointTable: Table = {
  name: 'audit.ChainCheckpoint',
  key: { profileId: 'uniqueidentifier' },
  columns: {
    length: 'bigint',
    hash: 'char(64)',
    appliedAt: 'datetime2(3)',
    state: 'json',
    stateSalt: 'char(32)',
    stateHash: 'char(64)',
    valuesKey: 'char(64)',
    keyId: 'varchar(40)',
    signature: 'char(64)',
  },
  updated: false,
};

/** Notes a file that was read back. */
export async function recordArchive(
  pool: sql.ConnectionPool,
  file: ArchiveFile,
  occasion: ArchiveOccasion,
): Promise<void> {
  const { archiveId, blobName, sha256, linksByKey } = file;
  const row: Row = {
    archiveId,
    blobName,
    sha256,
    appliedBefore: sqlInstant(occasion.appliedBefore),
    linksByKey: canonicalJson(linksByKey),
    reason: occasion.reason,
    createdBy: occasion.actor,
  };
  const parameters = { archive: rowsJson(insertedColumns(archiveTable), [row]) };
  await runBatch(pool, {
    text: insertRows(archiveTable, 'archive', holdsLong(insertedColumns(archiveTable), [row])),
    parameters,
  });
}

const rangeTypes = { profileId: 'uniqueidentifier', firstSequence: 'bigint', lastSequence: 'bigint' };

const deleteRange = (table: string) => `DELETE t
FROM ${table} AS t
JOIN ${rowsOf('ranges', rangeTypes)} ON t.profileId = j.profileId
WHERE t.sequence >= j.firstSequence AND t.sequence <= j.lastSequence;`;

/**
 * Purges the stretches, which the archive holds, and returns the profiles whose were: not those that were erased since they were read, or
 * archived by another run, which a later run takes. It may be repeated. Throws UnexpectedRowCount, and what the database client throws.
 */
export function purgeLinks(
  pool: sql.ConnectionPool,
  stretches: readonly Stretch[],
  occasion: ArchiveOccasion,
  key: ChainKey,
): Promise<ReadonlySet<string>> {
  return inTransaction(pool, async (transaction) => {
    const { due, profiles, withCheckpoint } = await lockPurgeable(transaction, stretches, occasion.archiveId);
    if (due.length > 0) await purge(transaction, due, occasion, key, withCheckpoint);
    return profiles;
  });
}

async function purge(
  transaction: sql.Transaction,
  stretches: readonly Stretch[],
  { archiveId, actor }: ArchiveOccasion,
  key: ChainKey,
  withCheckpoint: ReadonlySet<string>,
): Promise<void> {
  const ranges = stretches.map(({ profileId, sets }) => ({
    profileId,
    firstSequence: firstOf(sets).sequence,
    lastSequence: lastOf(sets).sequence,
    lastHash: lastOf(sets).hash,
    archiveId,
    createdBy: actor,
  }));
  const checkpoints = [...new Map(stretches.map((one) => [one.profileId, one])).values()].map((one) =>
    checkpointRow(one, key, actor),
  );
  const changes = stretches.flatMap(({ sets }) => sets.flatMap((set) => set.changes)).length;
  const sets = stretches.flatMap((one) => one.sets).length;
  const moved = checkpoints.filter(({ profileId }) => withCheckpoint.has(String(profileId))).length;
  const inserted = insertedColumns(checkpointTable);
  const statements: readonly [string, number][] = [
    [insertRows(linksTable, 'links'), ranges.length],
    [deleteRows(checkpointTable, 'moved'), moved],
    [insertRows(checkpointTable, 'checkpoints', holdsLong(inserted, checkpoints)), checkpoints.length],
    [deleteRange('audit.Change'), changes],
    [deleteRange('audit.ChangeSet'), sets],
  ];
  const { rowsAffected } = await runBatch(transaction, {
    text: statements.map(([statement]) => statement).join('\n'),
    parameters: {
      links: rowsJson(insertedColumns(linksTable), ranges),
      moved: rowsJson(checkpointTable.key, checkpoints),
      checkpoints: rowsJson(inserted, checkpoints),
      ranges: rowsJson(rangeTypes, ranges),
    },
  });
  const expected = statements.map(([, rows]) => rows);
  if (expected.join() !== rowsAffected.join()) throw new UnexpectedRowCount(expected, rowsAffected);
}

function checkpointRow({ profileId, sets, state, valuesKey }: Stretch, { id, key }: ChainKey, createdBy: string): Row {
  const { sequence: length, hash, appliedAt } = lastOf(sets);
  const stateSalt = newSalt();
  const signed = { profileId, length, hash, appliedAt, stateHash: stateHash(stateSalt, state) };
  return {
    ...signed,
    appliedAt: sqlInstant(appliedAt),
    state: canonicalJson(state),
    stateSalt,
    valuesKey,
    keyId: id,
    signature: checkpointSignature(key, signed),
    createdBy,
  };
}
