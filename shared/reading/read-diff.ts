// Looks up what differs in a profile between two instants, from the audit alone.

import { type Difference, differencesOf } from '../audit/differences';
import type { Pool } from '../sql/connected';
import { type PastGone, replayUntil } from './replay';

/**
 * Undefined where nothing had been changed by `to`; `erased` or `archived` where what there was at either instant has been. An instant
 * before the first change finds an empty profile. `from` must not be later than `to`. Throws DatabaseUnavailable.
 */
export async function readDiff(
  pool: Pool,
  profileId: string,
  from: string,
  to: string,
): Promise<readonly Difference[] | PastGone | undefined> {
  const [before, after] = await replayUntil(pool, profileId, [from, to]);
  if (before === 'archived' || after === 'archived') return 'archived';
  if (!before || !after || after.appliedAt === null) return undefined;
  if (before.isErased || after.isErased) return 'erased';
  return differencesOf(before, after);
}
