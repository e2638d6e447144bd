// Whose stored files still are, for whoever compares storage with the database: many at once.

import { afterAllTimes } from '../commands/all-times';
import { count, datetime2, instantOrNull, text } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';

export interface FileKey {
  readonly profileId: string;
  readonly documentId: string;
}

export interface Recorded extends FileKey {
  readonly isDeleted: boolean;
  /** Of the profile: what was stored before it is nobody's. */
  readonly erasedAt: string | null;
}

/** The most that one look-up takes. */
export const mostFiles = 1000;

const select = `SELECT j.profileId, j.documentId, f.erasedAt, CASE WHEN w.itemId IS NULL THEN 0 ELSE 1 END AS isDeleted
FROM OPENJSON(@files) WITH (profileId uniqueidentifier '$.profileId', documentId uniqueidentifier '$.documentId') AS j
LEFT JOIN profile.Profile AS f ON f.profileId = j.profileId
LEFT JOIN builder.ItemWrite AS w ON w.profileId = j.profileId AND w.section = 'resume-documents' AND w.itemId = j.documentId
    AND w.acceptedAt = CAST(@afterAllTimes AS datetime2(3));`;

/** One for each key, in any order. Throws DatabaseUnavailable, and RangeError for more than `mostFiles`. */
export async function readRecorded(pool: Pool, keys: readonly FileKey[]): Promise<readonly Recorded[]> {
  if (keys.length > mostFiles) throw new RangeError(`${keys.length} files at once, ${mostFiles} are the most`);
  const parameters = { files: JSON.stringify(keys), afterAllTimes: datetime2(afterAllTimes) };
  const [rows = []] = await run(pool, { name: 'read recorded', text: select, parameters });
  return rows.map(recordedOf);
}

function recordedOf(row: Row): Recorded {
  return {
    profileId: text(row.profileId),
    documentId: text(row.documentId),
    isDeleted: count(row.isDeleted) === 1,
    erasedAt: instantOrNull(row.erasedAt),
  };
}
