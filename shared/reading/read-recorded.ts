// What became of stored files, for whoever compares storage with the database: many at once.
import type { ConnectionPool } from 'mssql';
import { afterAllTimes } from '../commands/all-times';
import { parseIdOf } from '../commands/identifiers';
import type { OutcomeStatus } from '../commands/outcome-statuses';
import type { DocumentState } from '../sections/resume-words';
import { count, datetime2, instantOrNull, text, textOrNull } from '../sql/column';
import type { Parser } from './parse-summary';
import { type Row, run } from './run';

export interface FileKey {
  readonly profileId: string;
  readonly documentId: string;
  /** Of the record that is expected of it. */
  readonly operationId: string;
}

export interface Recorded extends FileKey {
  /** Null where no file was recorded. */
  readonly state: DocumentState | null;
  /** By this version of the parser. */
  readonly hasParse: boolean;
  readonly isDeleted: boolean;
  /** Of the profile: what was stored before it is nobody's. */
  readonly erasedAt: string | null;
  /** Of the expected record; null where it was not decided yet. */
  readonly outcome: OutcomeStatus | null;
}

/** The most that one look-up takes. */
export const mostFiles = 1000;

const select = `SELECT j.profileId, j.documentId, j.operationId, d.state, f.erasedAt, o.status,
    CASE WHEN p.itemId IS NULL THEN 0 ELSE 1 END AS hasParse, CASE WHEN w.itemId IS NULL THEN 0 ELSE 1 END AS isDeleted
FROM OPENJSON(@files) WITH (profileId uniqueidentifier '$.profileId', documentId uniqueidentifier '$.documentId',
    operationId uniqueidentifier '$.operationId', parseId uniqueidentifier '$.parseId') AS j
LEFT JOIN profile.Profile AS f ON f.profileId = j.profileId
LEFT JOIN profile.ResumeDocument AS d ON d.profileId = j.profileId AND d.itemId = j.documentId
LEFT JOIN profile.ResumeParsingData AS p ON p.profileId = j.profileId AND p.itemId = j.parseId
LEFT JOIN builder.ItemWrite AS w ON w.profileId = j.profileId AND w.section = 'resume-documents' AND w.itemId = j.documentId
    AND w.acceptedAt = CAST(@afterAllTimes AS datetime2(3))
LEFT JOIN ops.Operation AS o ON o.profileId = j.profileId AND o.operationId = j.operationId;`;

/** One for each key, in any order. Throws DatabaseUnavailable, and RangeError for more than `mostFiles`. */
export async function readRecorded(
  pool: ConnectionPool,
  keys: readonly FileKey[],
  parser: Parser,
): Promise<readonly Recorded[]> {
  if (keys.length > mostFiles) throw new RangeError(`${keys.length} files at once, ${mostFiles} are the most`);
  const files = keys.map((key) => ({ ...key, parseId: parseIdOf(key.documentId, parser.name, parser.version) }));
  const parameters = { files: JSON.stringify(files), afterAllTimes: datetime2(afterAllTimes) };
  const [rows = []] = await run(pool, { text: select, parameters });
  return rows.map(recordedOf);
}

function recordedOf(row: Row): Recorded {
  return {
    profileId: text(row.profileId),
    documentId: text(row.documentId),
    operationId: text(row.operationId),
    state: textOrNull(row.state) as DocumentState | null,
    hasParse: count(row.hasParse) === 1,
    isDeleted: count(row.isDeleted) === 1,
    erasedAt: instantOrNull(row.erasedAt),
    outcome: textOrNull(row.status) as OutcomeStatus | null,
  };
}
