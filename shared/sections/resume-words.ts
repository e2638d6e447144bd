// The words for resume files and their parses, and how large a file may be. Sections, commands and the reader of resumes share them, and
// sections are on the ground.

/** Files that are read. */
export const resumeContentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
  'text/markdown',
  'text/html',
  'application/json',
] as const;
export type ResumeContentType = (typeof resumeContentTypes)[number];

/** A stored file may also turn out to be none of these. */
export const storedContentTypes = [...resumeContentTypes, 'application/octet-stream'] as const;

/** Of a file that is read, in bytes: 20 MB. */
export const largestResume = 20 * 1024 * 1024;

export const resumeSources = ['upload', 'import'] as const;

/**
 * Of a stored file: it waits for its verdict, it may be downloaded, or it may not.
 *
 *     quarantined ──▶ refused ──▶ available ──▶ refused for malware
 *
 * It only ever goes on in this order: what a later version can read is no longer refused, and malware stays malware.
 */
export const documentStates = ['quarantined', 'available', 'refused'] as const;

/** `partial`: neither a name nor a contact, or neither work nor education. From what got furthest to what got nowhere. */
export const parseStatuses = ['parsed', 'partial', 'no-text', 'unsupported', 'refused', 'failed'] as const;
export type ParseStatus = (typeof parseStatuses)[number];

/** Whether something was found, so that there is a resume to look into. */
export function hasFound(status: ParseStatus): status is 'parsed' | 'partial' {
  return status === 'parsed' || status === 'partial';
}

const refusalCodes = [
  'empty',
  'too-large',
  'type-mismatch',
  'unknown-type',
  'password',
  'broken',
  'zip-bounds',
  'unsafe-xml',
  'too-many-pages',
  'too-much-text',
  'timeout',
  'memory',
  'crashed',
  'malware',
  'size-not-as-declared',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Why a file is not available. */
export const stateReasons = [...refusalCodes, 'awaiting-scan'] as const;
