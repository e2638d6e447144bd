// GET of a resume's file, as it came.
import type { ResumeFiles } from '../../shared/blobs/resume-files';
import { attachment } from '../../shared/http/content-disposition';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { contentTagOf, hasSeen } from '../../shared/http/not-modified';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { type GetResumesTools, resumeNotFound } from './get-resumes';

export interface DownloadResumeTools extends Pick<GetResumesTools, 'readResume'> {
  readonly resumeFiles: Pick<ResumeFiles, 'read'>;
}

/**
 * Nothing in the answer tells a browser what it could show: the type is that of any bytes, and it is an attachment (OWASP File Upload
 * Cheat Sheet). 409 for a file that waits for its verdict, or was refused.
 */
export function downloadResume({ readResume, resumeFiles }: DownloadResumeTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const documentId = idIn(request.params, 'documentId');
    readQuery(request, []);
    const { fields } = (await readResume(profileId, documentId)) ?? {};
    if (!fields) throw resumeNotFound();
    if (fields.state !== 'available') {
      throw new HttpProblem('resume-not-available', 'GET of the resume tells why: state and stateReason.');
    }
    const fileName = String(fields.fileName);
    // A document is one file for good: whoever has it is told so without storage being asked.
    const etag = contentTagOf(`${fields.sha256} ${fileName}`);
    if (hasSeen(request.headers, etag)) return { status: 304, headers: { etag } };
    const bytes = await resumeFiles.read(String(fields.blobName));
    // It is recorded a moment before it lies under its name, and deleted a moment before its row is.
    if (!bytes) throw resumeNotFound();
    return {
      status: 200,
      body: bytes,
      headers: {
        etag,
        'content-type': 'application/octet-stream',
        'content-disposition': attachment(fileName),
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      },
    };
  };
}
