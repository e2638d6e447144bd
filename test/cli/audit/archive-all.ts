// The archive without its command line, for tests that cannot wait for months.
import type sql from 'mssql';
import { type ArchiveDone, type ArchiveTools, archiveLinks } from '../../../cli/audit/archive/run';
import { Pace } from '../../../cli/pace';
import type { ArchiveStore } from '../../../shared/archive/store';
import type { ChainKeys } from '../../../shared/audit/chain-keys';

/** Later than all that was applied. */
export const everything = '9999-01-01T00:00:00.000Z';

/** All of it, at once and undisturbed, unless something else is given. */
export function archiveAll(
  pool: sql.ConnectionPool,
  store: ArchiveStore,
  keys: ChainKeys,
  given: Partial<ArchiveTools> = {},
): Promise<ArchiveDone> {
  return archiveLinks({
    pool,
    store,
    keys,
    before: everything,
    reason: 'test',
    actor: 'test',
    pace: new Pace({ rowsPerSecond: undefined }),
    stop: new AbortController().signal,
    requireLock: async () => {},
    onMoved: () => undefined,
    ...given,
  });
}

/** How many links of the profile's chain the database holds. */
export async function linksHere(pool: sql.ConnectionPool, profileId: string): Promise<number> {
  const { recordset } = await pool
    .request()
    .query(`SELECT COUNT(*) AS n FROM audit.ChangeSet WHERE profileId = '${profileId}';`);
  return Number(recordset[0]?.n);
}
