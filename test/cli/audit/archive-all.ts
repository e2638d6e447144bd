// The archive without its command line, for tests that cannot wait for months.
import type sql from 'mssql';
import { type ArchiveDone, archiveLinks } from '../../../cli/audit/archive/run';
import { Pace } from '../../../cli/pace';
import type { ArchiveStore } from '../../../shared/archive/store';
import type { ChainKeys } from '../../../shared/audit/chain-keys';

/** Later than all that was applied. */
export const everything = '9999-01-01T00:00:00.000Z';

/** `before`: ISO 8601 in UTC. */
export function archiveAll(
  pool: sql.ConnectionPool,
  store: ArchiveStore,
  keys: ChainKeys,
  before = everything,
  requireLock = async () => {},
): Promise<ArchiveDone> {
  const pace = new Pace({ rowsPerSecond: undefined });
  const stop = new AbortController().signal;
  return archiveLinks({
    pool,
    store,
    keys,
    before,
    reason: 'test',
    actor: 'test',
    pace,
    stop,
    requireLock,
    onMoved: () => undefined,
  });
}
