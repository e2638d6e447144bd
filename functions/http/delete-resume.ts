// DELETE of a resume: the file, and then its rows as an operation like any other.
import type { ResumeFiles } from '../../shared/blobs/resume-files';
import { acceptWrite, commonOf, operationOf, type WriteTools } from '../../shared/http/accept-write';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { readWriteHeaders } from '../../shared/http/write-headers';

export interface DeleteResumeTools extends WriteTools {
  readonly resumeFiles: Pick<ResumeFiles, 'delete'>;
}

/** The file goes first: one that stayed without its row would be taken in again. For the same reason nothing makes it conditional. */
export function deleteResume(tools: DeleteResumeTools): Handle<ProfileCall> {
  return async (call) => {
    const { request, profileId } = call;
    const documentId = idIn(request.params, 'documentId');
    readQuery(request, []);
    const headers = readWriteHeaders(request.headers);
    const kind = 'delete-resume' as const;
    const payload = { documentId };
    const operation = operationOf(profileId, headers, { kind, revision: headers.revision, payload });
    await tools.resumeFiles.delete(profileId, documentId);
    return acceptWrite(tools, call, { ...commonOf(call, headers), ...operation, kind, payload }, headers);
  };
}
