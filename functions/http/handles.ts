// What answers each operation of the API, by its name.
import { type Bind, forAnybody, forAnybodyNamed, forCallers, forProfile } from '../../shared/http/guarded';
import { applyResume } from './apply-resume';
import { type CreateResumeUploadTools, createResumeUpload } from './create-resume-upload';
import { type DownloadResumeTools, downloadResume } from './download-resume';
import { type GetBulkTools, getBulk } from './get-bulk';
import { getDocs, getOpenApi } from './get-openapi';
import { health, type Probes, ready } from './health';
import { type PostBulkTools, postBulk } from './post-bulk';
import { type ReadTools, readHandles } from './read-handles';
import { type AllWriteTools, writeHandles } from './write-handles';

export type HttpTools = AllWriteTools &
  PostBulkTools &
  ReadTools &
  GetBulkTools &
  CreateResumeUploadTools &
  DownloadResumeTools & { readonly probes: Probes };

export function handlesOf(tools: HttpTools): Readonly<Record<string, Bind>> {
  return {
    ...readHandles(tools),
    ...writeHandles(tools),
    'create-resume-upload': forProfile(createResumeUpload(tools)),
    'apply-resume': forProfile(applyResume(tools)),
    'download-resume': forProfile(downloadResume(tools)),
    'post-bulk': forCallers(postBulk(tools)),
    'get-bulk': forCallers(getBulk(tools)),
    'get-openapi': forAnybody(getOpenApi()),
    'get-docs': forAnybody(getDocs()),
    health: forAnybody(health()),
    ready: forAnybodyNamed(ready(tools.probes)),
  };
}
