// Looks the stored resume files of a profile up, each with what came of its parses. Entries without a file are not among them.

import { itemTag } from '../audit/item-tag';
import { fromRow } from '../sections/item';
import { resumeDocuments } from '../sections/resume-documents';
import type { Item } from '../sections/section';
import { instant, text } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type ParseSummary, parseSummary, summaryColumns } from './parse-summary';
import { type Row, run } from './run';

export interface StoredResume {
  readonly documentId: string;
  /** Of `resume-documents`. */
  readonly fields: Item;
  /** Of the fields, for `expectedTag`. */
  readonly tag: string;
  readonly createdAt: string;
  /** Newest first. */
  readonly parses: readonly ParseSummary[];
}

const fields = Object.keys(resumeDocuments.fields).map((name) => `d.${name}`);

function statements(ofDocument: { readonly documents: string; readonly parses: string }): string {
  return `SELECT d.itemId, d.createdDate, ${fields.join(', ')}
FROM profile.ResumeDocument AS d
WHERE d.profileId = CAST(@profileId AS uniqueidentifier) AND d.blobName IS NOT NULL${ofDocument.documents}
ORDER BY d.createdDate DESC, d.itemId;
SELECT ${summaryColumns}
FROM profile.ResumeParsingData AS p
WHERE p.profileId = CAST(@profileId AS uniqueidentifier)${ofDocument.parses}
ORDER BY p.lastUpdated DESC, p.itemId;`;
}

const ofAll = statements({ documents: '', parses: '' });
const ofOne = statements({
  documents: '\n    AND d.itemId = CAST(@documentId AS uniqueidentifier)',
  parses: '\n    AND p.documentItemId = CAST(@documentId AS uniqueidentifier)',
});

/** Newest first. Throws DatabaseUnavailable. */
export async function readResumes(pool: Pool, profileId: string): Promise<readonly StoredResume[]> {
  return resumesOf(await run(pool, { name: 'read resumes', text: ofAll, parameters: { profileId } }));
}

/** Undefined where the profile has no such file. Throws DatabaseUnavailable. */
export async function readResume(pool: Pool, profileId: string, documentId: string): Promise<StoredResume | undefined> {
  const [resume] = resumesOf(
    await run(pool, { name: 'read resumes', text: ofOne, parameters: { profileId, documentId } }),
  );
  return resume;
}

function resumesOf([documents = [], parses = []]: readonly (readonly Row[])[]): readonly StoredResume[] {
  const byDocument = Map.groupBy(parses, (row) => text(row.documentItemId));
  return documents.map((row) => {
    const documentId = text(row.itemId);
    const item = fromRow(resumeDocuments, row);
    return {
      documentId,
      fields: item,
      tag: itemTag(item),
      createdAt: instant(row.createdDate),
      parses: (byDocument.get(documentId) ?? []).map(parseSummary),
    };
  });
}
