// Who is behind what a resume brings about without being asked, and how its reason names the resume: what the audit tells of it.
import type { Actor } from '../commands/envelope';

export const resumeParser: Actor = { id: 'resume-parser', type: 'system' };

/** Without a parse of a file that waits for the verdict of the malware scan. */
export function resumeReason(documentId: string, parseId: string | undefined): string {
  return `Resume ${documentId}${parseId === undefined ? '' : `, parse ${parseId}`}`;
}
