// Looks one parse of a resume file up, whole.

import type { Json } from '../sections/section';
import { json, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Parser, type ParseSummary, parseSummary, summaryColumns } from './parse-summary';
import { type Row, run } from './run';

export interface StoredParse extends ParseSummary {
  readonly documentId: string;
  /** What was found, as the parser tells it (shared/resume/model/parsed-resume.ts); an empty object where nothing was. */
  readonly data: Json;
  readonly text: string | null;
}

const columns = `${summaryColumns}, p.data, p.rawText`;

const ofDocument = `p.profileId = CAST(@profileId AS uniqueidentifier)
    AND p.documentItemId = CAST(@documentId AS uniqueidentifier)`;

const selectOne = `SELECT ${columns}
FROM profile.ResumeParsingData AS p
WHERE ${ofDocument} AND p.itemId = CAST(@parseId AS uniqueidentifier);`;

const selectNewest = `SELECT TOP (1) ${columns}
FROM profile.ResumeParsingData AS p
WHERE ${ofDocument} AND p.status IN ('parsed', 'partial')
ORDER BY p.lastUpdated DESC, p.itemId;`;

/** `parseId` undefined: the newest in which something was found. Undefined where there is none. Throws DatabaseUnavailable. */
export async function readParse(
  pool: Pool,
  profileId: string,
  documentId: string,
  parseId?: string,
): Promise<StoredParse | undefined> {
  const ids = { profileId, documentId };
  const batch =
    parseId === undefined
      ? { name: 'read parse', text: selectNewest, parameters: ids }
      : { name: 'read parse', text: selectOne, parameters: { ...ids, parseId } };
  const [[row] = []] = await run(pool, batch);
  return row && parseOf(row);
}

/**
 * The hash of an entry that a candidate typed says nothing of any bytes, so only stored files count; and what was refused, or failed, may
 * have been so for the file's name or for want of time.
 */
const selectOfContent = `SELECT TOP (1) ${columns}
FROM profile.ResumeDocument AS d
JOIN profile.ResumeParsingData AS p ON p.profileId = d.profileId AND p.documentItemId = d.itemId
WHERE d.sha256 = CAST(@sha256 AS char(64)) AND d.blobName IS NOT NULL AND d.contentType = CAST(@contentType AS varchar(100))
    AND p.parser = CAST(@parser AS nvarchar(100)) AND p.parserVersion = CAST(@version AS nvarchar(50))
    AND p.status IN ('parsed', 'partial', 'no-text')
ORDER BY p.profileId, p.itemId;`;

/** The same bytes, taken for the same type, by the same version of the parser, of whatever profile. Throws DatabaseUnavailable. */
export async function readParseOfContent(
  pool: Pool,
  file: { readonly sha256: string; readonly contentType: string },
  parser: Parser,
): Promise<StoredParse | undefined> {
  const parameters = { ...file, parser: parser.name, version: parser.version };
  const [[row] = []] = await run(pool, { name: 'read parse', text: selectOfContent, parameters });
  return row && parseOf(row);
}

function parseOf(row: Row): StoredParse {
  return {
    ...parseSummary(row),
    documentId: text(row.documentItemId),
    data: json(row.data),
    text: textOrNull(row.rawText),
  };
}
