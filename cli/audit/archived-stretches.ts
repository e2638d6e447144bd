// Which files of the archive the links of a profile are in.
import type { ConnectionPool } from 'mssql';
import type { ArchivedStretch } from '../../shared/archive/read-archived';
import { run } from '../../shared/reading/run';
import { count, text } from '../../shared/sql/column';

const selectStretches = `SELECT l.firstSequence, l.lastSequence, l.lastHash, a.archiveId, a.blobName, a.sha256
FROM audit.ArchivedLinks AS l
JOIN audit.Archive AS a ON a.archiveId = l.archiveId
WHERE l.profileId = CAST(@profileId AS uniqueidentifier)
ORDER BY l.lastSequence;`;

/** In the order of the chain. Throws DatabaseUnavailable. */
export async function readArchivedStretches(
  pool: ConnectionPool,
  profileId: string,
): Promise<readonly ArchivedStretch[]> {
  const [rows = []] = await run(pool, { text: selectStretches, parameters: { profileId } });
  return rows.map((row) => ({
    firstSequence: count(row.firstSequence),
    lastSequence: count(row.lastSequence),
    lastHash: text(row.lastHash),
    archiveId: text(row.archiveId),
    blobName: text(row.blobName),
    sha256: text(row.sha256),
  }));
}
