// Resumes and their parses as a client sees them: without where the files are.
import type { ParseSummary } from '../reading/parse-summary';
import type { StoredParse } from '../reading/read-parse';
import type { StoredResume } from '../reading/read-resumes';
import { warningOf } from '../resume/intake/warning-text';
import { hasFound } from '../sections/resume-words';

export function resumeView({ documentId, fields, createdAt, parses }: StoredResume): object {
  const { blobName: _blobName, originalName: _originalName, ...told } = fields;
  return { documentId, ...told, createdAt, parses: parses.map(summaryView) };
}

export function parseView({ documentId: _documentId, data, text, ...summary }: StoredParse): object {
  return { ...summaryView(summary), data: hasFound(summary.status) ? data : null, text };
}

function summaryView(summary: ParseSummary): object {
  return { ...summary, warnings: summary.warnings.flatMap((stored) => warningOf(stored) ?? []) };
}
