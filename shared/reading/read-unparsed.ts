// Walks the stored files that a version of the parser has yet to read, a page at a time, so that their number does not matter.

import type { ParseStatus } from '../sections/resume-words';
import { count, text } from '../sql/column';
import type { Pool } from '../sql/connected';
import type { Parser } from './parse-summary';
import { run } from './run';

export interface UnparsedFilter {
  /** Of one profile only. */
  readonly profileId?: string;
  /** Not what was never read, but what this version has read with one of these ends. */
  readonly statuses?: readonly ParseStatus[];
}

export interface UnparsedFile {
  readonly profileId: string;
  readonly documentId: string;
  readonly blobName: string;
}

const pageSize = 500;

/** In the database's own order of uniqueidentifiers. Throws DatabaseUnavailable. */
export async function* readUnparsed(
  pool: Pool,
  parser: Parser,
  filter: UnparsedFilter = {},
): AsyncGenerator<UnparsedFile> {
  const conditions = conditionsOf(filter);
  let last: UnparsedFile | undefined;
  do {
    const position = last === undefined ? {} : { afterProfile: last.profileId, afterDocument: last.documentId };
    const [rows = []] = await run(pool, {
      name: 'read unparsed',
      text: `SELECT TOP (${pageSize}) d.profileId, d.itemId, d.blobName
FROM profile.ResumeDocument AS d
WHERE ${last === undefined ? conditions : `${conditions}\n    AND ${past}`}
ORDER BY d.profileId, d.itemId;`,
      parameters: { ...parametersOf(parser, filter), ...position },
    });
    const files = rows.map((row) => ({
      profileId: text(row.profileId),
      documentId: text(row.itemId),
      blobName: text(row.blobName),
    }));
    yield* files;
    last = files.length < pageSize ? undefined : files.at(-1);
  } while (last !== undefined);
}

/** Throws DatabaseUnavailable. */
export async function countUnparsed(pool: Pool, parser: Parser, filter: UnparsedFilter = {}): Promise<number> {
  const [[row] = []] = await run(pool, {
    name: 'read unparsed',
    text: `SELECT COUNT(*) AS files
FROM profile.ResumeDocument AS d
WHERE ${conditionsOf(filter)};`,
    parameters: parametersOf(parser, filter),
  });
  return count(row?.files);
}

const past = `d.profileId >= CAST(@afterProfile AS uniqueidentifier)
    AND (d.profileId > CAST(@afterProfile AS uniqueidentifier) OR d.itemId > CAST(@afterDocument AS uniqueidentifier))`;

/** What waits for its verdict is read when that comes, and malware is never read. */
function conditionsOf({ profileId, statuses }: UnparsedFilter): string {
  const read = `SELECT 1 FROM profile.ResumeParsingData AS p
        WHERE p.profileId = d.profileId AND p.documentItemId = d.itemId
            AND p.parser = CAST(@parser AS nvarchar(100)) AND p.parserVersion = CAST(@version AS nvarchar(50))`;
  const ended = "p.status IN (SELECT j.status FROM OPENJSON(@statuses) WITH (status varchar(20) '$.status') AS j)";
  return [
    'd.blobName IS NOT NULL',
    "(d.state IS NULL OR d.state <> 'quarantined')",
    "(d.stateReason IS NULL OR d.stateReason <> 'malware')",
    statuses === undefined ? `NOT EXISTS (${read})` : `EXISTS (${read}\n            AND ${ended})`,
    ...(profileId === undefined ? [] : ['d.profileId = CAST(@profileId AS uniqueidentifier)']),
  ].join('\n    AND ');
}

function parametersOf({ name, version }: Parser, { profileId, statuses }: UnparsedFilter): Record<string, string> {
  return {
    parser: name,
    version,
    ...(profileId === undefined ? {} : { profileId }),
    ...(statuses === undefined ? {} : { statuses: JSON.stringify(statuses.map((status) => ({ status }))) }),
  };
}
