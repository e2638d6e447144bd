// POST of a resume: not the file, but where the client may put it, once and for a short time.
import { randomUUID } from 'node:crypto';
import type { ResumeFiles } from '../../shared/blobs/resume-files';
import { refuseConditions } from '../../shared/http/entity-tag';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { readJsonBody } from '../../shared/http/json-body';
import { profilePath } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { readForm } from '../../shared/http/read-form';
import { resumeUploadForm } from '../../shared/http/resume-upload-form';
import { uploadName } from '../../shared/resume/intake/blob-name';
import { contentTypes, formats } from '../../shared/resume/model/document';
import { resumeDocuments } from '../../shared/sections/resume-documents';

export interface CreateResumeUploadTools {
  readonly resumeFiles: Pick<ResumeFiles, 'count' | 'uploadUrl'>;
  readonly uploadMinutes: number;
}

/** 201. The name that is written to binds the type and the size: what is put there otherwise is refused when it is taken in. */
export function createResumeUpload({ resumeFiles, uploadMinutes }: CreateResumeUploadTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    refuseConditions(request.headers);
    const { fileName, contentType, sizeBytes } = readForm(resumeUploadForm, await readJsonBody(request));
    const format = formats.find((one) => contentTypes[one] === contentType);
    if (typeof fileName !== 'string' || format === undefined) {
      throw new TypeError('the form has let in what it must not');
    }
    const most = resumeDocuments.maxItems;
    if ((await resumeFiles.count(profileId, most)) >= most) {
      throw new HttpProblem('too-many-resumes', `A profile holds ${most} files, which are there. Delete one first.`);
    }
    const documentId = randomUUID();
    const expiresAt = new Date(Date.now() + uploadMinutes * 60_000);
    const name = uploadName(profileId, documentId, Number(sizeBytes), format);
    const url = await resumeFiles.uploadUrl(name, expiresAt);
    const headers = {
      'x-ms-blob-type': 'BlockBlob',
      'content-type': contentTypes[format],
      'x-ms-meta-filename': encodeURIComponent(fileName),
    };
    const upload = { method: 'PUT', url, headers, expiresAt: expiresAt.toISOString() };
    const resume = `${profilePath(request.url, profileId)}/resumes/${documentId}`;
    return { status: 201, body: { documentId, upload, resume } };
  };
}
