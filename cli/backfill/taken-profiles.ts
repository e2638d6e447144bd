// Two users whom the mapping gives one profile: the first by key has it, the other is left out and told. Whoever has merged accounts, or
// has written one subject twice, has to say first who is who.
import sql from 'mssql';
import { importOperationId } from '../../shared/commands/identifiers';
import { connected } from '../../shared/sql/connected';
import { operationKey } from '../../shared/writer/load-statements';
import { rowsJson, rowsOf } from '../../shared/writer/row';
import type { BroughtProfile, Unreadable } from './mapping/brought';
import { type Mapping, nameOf } from './mapping/mapping';
import type { Run } from './store/runs';

export type WithId = BroughtProfile & { readonly profileId: string };

export interface Sorted {
  readonly brought: readonly WithId[];
  readonly taken: readonly Unreadable[];
}

/** `before`: the profiles that users of earlier pages have. Who has no profile at all is in neither list. */
export function sortOut(mapping: Mapping, profiles: readonly BroughtProfile[], before: ReadonlySet<string>): Sorted {
  const ofPage = new Set<string>();
  const brought: WithId[] = [];
  const taken: Unreadable[] = [];
  for (const profile of profiles.filter(hasId)) {
    const { profileId, userKey } = profile;
    if (before.has(profileId) || ofPage.has(profileId)) taken.push(takenBy(mapping, userKey));
    else brought.push(profile);
    ofPage.add(profileId);
  }
  return { brought, taken };
}

/** Which of the profiles the run has brought for users before that line. */
export async function writtenBefore(
  pool: sql.ConnectionPool,
  { runId }: Run,
  profiles: readonly BroughtProfile[],
  line: number,
): Promise<ReadonlySet<string>> {
  const keys = profiles
    .filter(hasId)
    .map(({ profileId }) => ({ profileId, operationId: importOperationId(runId, profileId) }));
  if (keys.length === 0) return new Set();
  const { recordset } = await (await connected(pool))
    .request()
    .input('keys', sql.NVarChar(sql.MAX), rowsJson(operationKey, keys))
    .input('line', sql.Int, line)
    .query<{ profileId: string }>(`SELECT o.profileId
FROM ops.Operation AS o
JOIN ${rowsOf('keys', operationKey)}
    ON o.profileId = j.profileId AND o.operationId = j.operationId
WHERE o.bulkLine < @line;`);
  return new Set(recordset.map(({ profileId }) => profileId.toLowerCase()));
}

function hasId(profile: BroughtProfile): profile is WithId {
  return profile.profileId !== null;
}

function takenBy({ profiles: { table, key } }: Mapping, userKey: string): Unreadable {
  return {
    source: null,
    table: nameOf(table),
    key: userKey,
    column: key,
    path: null,
    section: null,
    field: null,
    code: 'profile-taken',
    why: 'Another user has the same profile, and came first.',
    outcome: 'profile-left-out',
  };
}
