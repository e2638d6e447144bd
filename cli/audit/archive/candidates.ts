// Which profiles have links to archive: those whose oldest link in the database is old enough.
import type sql from 'mssql';
import type { Checkpoint } from '../../../shared/audit/checkpoint';
import { checkpointColumns, checkpointOf } from '../../../shared/reading/read-checkpoint';
import { run } from '../../../shared/reading/run';
import { datetime2, text, textOrNull } from '../../../shared/sql/column';

/** Profiles that are looked at in one statement. */
const pageSize = 1000;

const selectDue = (condition: string) => `SELECT p.profileId, s.sequence
FROM (SELECT TOP (${pageSize}) f.profileId FROM profile.Profile AS f${condition} ORDER BY f.profileId) AS p
LEFT JOIN audit.ChainCheckpoint AS k ON k.profileId = p.profileId
LEFT JOIN audit.ChangeSet AS s ON s.profileId = p.profileId AND s.sequence = COALESCE(k.length, 0) + 1
    AND s.appliedAt < CAST(@before AS datetime2(3))
ORDER BY p.profileId;`;

/** In the database's own order of ids. `before`: ISO 8601 in UTC. Throws DatabaseUnavailable. */
export async function* readDueProfiles(pool: sql.ConnectionPool, before: string): AsyncGenerator<string> {
  let after: string | undefined;
  for (;;) {
    const condition = after === undefined ? '' : ' WHERE f.profileId > CAST(@after AS uniqueidentifier)';
    const parameters = { before: datetime2(before), ...(after === undefined ? {} : { after }) };
    const [rows = []] = await run(pool, { name: 'read due profiles', text: selectDue(condition), parameters });
    for (const row of rows) if (row.sequence !== null) yield text(row.profileId);
    if (rows.length < pageSize) return;
    after = text(rows.at(-1)?.profileId);
  }
}

export interface Standing {
  readonly erasedOperationId: string | null;
  readonly checkpoint: Checkpoint | undefined;
}

const selectStanding = `SELECT p.erasedOperationId, ${checkpointColumns}
FROM profile.Profile AS p
LEFT JOIN audit.ChainCheckpoint AS k ON k.profileId = p.profileId
WHERE p.profileId = CAST(@profileId AS uniqueidentifier);`;

/** Where the profile stands before its links are read. Throws DatabaseUnavailable. */
export async function readStanding(pool: sql.ConnectionPool, profileId: string): Promise<Standing> {
  const [[row] = []] = await run(pool, { name: 'read standing', text: selectStanding, parameters: { profileId } });
  if (!row) throw new RangeError(`there is no profile ${profileId}`);
  const erasedOperationId = textOrNull(row.erasedOperationId);
  return { erasedOperationId, checkpoint: row.length === null ? undefined : checkpointOf(row) };
}
