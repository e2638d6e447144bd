// Which stretches may be purged, as their profiles stand under their locks.
import type sql from 'mssql';
import { count, text, textOrNull } from '../../../shared/sql/column';
import { runBatch } from '../../../shared/sql/transaction';
import { lockStatement, profileKey } from '../../../shared/writer/load-statements';
import { keysJson, rowsOf } from '../../../shared/writer/row';
import { firstOf, lastOf, type Stretch } from './file';

export interface Purgeable {
  /** Those to be purged now. */
  readonly due: readonly Stretch[];
  /** Profiles whose stretches are due, or purged already. */
  readonly profiles: ReadonlySet<string>;
  /** Profiles that have a checkpoint. */
  readonly withCheckpoint: ReadonlySet<string>;
}

interface Standing {
  readonly erasedOperationId: string | null;
  /** How many links are archived; null where there is no checkpoint. */
  readonly length: number | null;
  /** Null where there is no checkpoint, and after an erasure. */
  readonly valuesKey: string | null;
}

const selectStanding = `SELECT p.profileId, p.erasedOperationId, k.length, k.valuesKey
FROM profile.Profile AS p
JOIN ${rowsOf('locked', profileKey)} ON p.profileId = j.profileId
LEFT JOIN audit.ChainCheckpoint AS k ON k.profileId = p.profileId;`;

/** What a try before this one has committed, though its answer was lost. */
const selectPurged = `SELECT l.profileId, l.lastSequence
FROM audit.ArchivedLinks AS l
JOIN ${rowsOf('locked', profileKey)} ON l.profileId = j.profileId
WHERE l.archiveId = CAST(@archiveId AS uniqueidentifier);`;

/** Locks the profiles. `archiveId`: of the archive that holds the stretches. Throws what the database client throws. */
export async function lockPurgeable(
  transaction: sql.Transaction,
  stretches: readonly Stretch[],
  archiveId: string,
): Promise<Purgeable> {
  const byProfile = Map.groupBy(stretches, ({ profileId }) => profileId);
  const locked = keysJson(
    profileKey,
    [...byProfile.keys()].map((profileId) => ({ profileId })),
  );
  const { recordsets } = await runBatch(transaction, {
    text: `${lockStatement}\n${selectStanding}\n${selectPurged}`,
    parameters: { locked, archiveId },
  });
  const [standing = [], purged = []] = recordsets;
  const standings = new Map(standing.map((row) => [text(row.profileId), standingOf(row)]));
  const ends = new Set(purged.map((row) => `${text(row.profileId)} ${count(row.lastSequence)}`));
  const due: Stretch[] = [];
  const profiles = new Set<string>();
  for (const [profileId, own] of byProfile) {
    const left = own.filter(({ sets }) => !ends.has(`${profileId} ${lastOf(sets).sequence}`));
    if (!followOn(standings.get(profileId), left)) continue;
    due.push(...left);
    profiles.add(profileId);
  }
  const withCheckpoint = [...standings].filter(([, { length }]) => length !== null).map(([profileId]) => profileId);
  return { due, profiles, withCheckpoint: new Set(withCheckpoint) };
}

/**
 * Whether the profile stands as it was when its links were read: neither erased since, nor archived by another run. The checkpoint has
 * one key for all that is archived: under another one the values of what is archived would be lost.
 */
function followOn(standing: Standing | undefined, stretches: readonly Stretch[]): boolean {
  if (!standing) return false;
  let { length, valuesKey } = standing;
  for (const stretch of stretches) {
    if (stretch.erasedOperationId !== standing.erasedOperationId) return false;
    if (firstOf(stretch.sets).sequence !== (length ?? 0) + 1) return false;
    if (valuesKey !== null && valuesKey !== stretch.valuesKey) return false;
    [length, valuesKey] = [lastOf(stretch.sets).sequence, stretch.valuesKey];
  }
  return true;
}

function standingOf(row: Readonly<Record<string, unknown>>): Standing {
  return {
    erasedOperationId: textOrNull(row.erasedOperationId),
    length: row.length === null ? null : count(row.length),
    valuesKey: textOrNull(row.valuesKey),
  };
}
