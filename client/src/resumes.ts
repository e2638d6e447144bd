// The package's second entry, for pages that upload a resume: where it may be put, the upload itself, and what became of it.
import { backoffMs, sleep } from './backoff.ts';
import type { StepkeeperClient } from './client.ts';
import { isPassing, ProblemError } from './problem-error.ts';
import type { components, paths } from './schema.ts';

export type Resume = components['schemas']['Resume'];
type Upload = components['schemas']['ResumeUpload'];
type Asked = paths['/api/profiles/{profileId}/resumes']['post']['requestBody']['content']['application/json'];

export interface ResumeOptions {
  /** `me` unless given. */
  readonly profileId?: string;
  /** How long to wait for the file to be read: a minute unless given. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Storage did not take the file. Nothing of it is kept: it may be uploaded anew. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';

  /** `status`: of storage's answer; undefined where there was none. */
  constructor(
    readonly status: number | undefined,
    cause?: unknown,
  ) {
    super(status === undefined ? 'Storage did not answer.' : `Storage answered ${status}.`, { cause });
  }
}

/** The file has arrived and is not read yet. Nothing is lost: `waitForResume` may be asked for `documentId` again. */
export class ResumeTimeout extends Error {
  override readonly name = 'ResumeTimeout';

  constructor(
    readonly documentId: string,
    timeoutMs: number,
    cause: unknown,
  ) {
    super(`The resume ${documentId} was not read within ${timeoutMs} ms.`, { cause });
  }
}

/** By the name: what browsers call a file hangs on what is installed beside them. */
const contentTypes: Readonly<Record<string, Asked['contentType']>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  json: 'application/json',
};

/**
 * Resolves when the file has been read, or could not be: `state`, `stateReason` and `parses` say which. Throws ProblemError for what the API
 * refuses (422 for a type or size that it does not take, 409 for a file too many), UploadFailed, ResumeTimeout, or the signal's reason.
 */
export async function uploadResume(client: StepkeeperClient, file: File, options: ResumeOptions = {}): Promise<Resume> {
  const { profileId = 'me', signal } = options;
  const extension = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  // Of a type that it does not take the API says so.
  const contentType = contentTypes[extension] ?? (file.type as Asked['contentType']);
  const { data } = await client.POST('/api/profiles/{profileId}/resumes', {
    params: { path: { profileId } },
    body: { fileName: file.name, contentType, sizeBytes: file.size },
    ...(signal && { signal }),
  });
  const { documentId, upload } = data as Upload;
  await put(upload, file, signal);
  return waitForResume(client, documentId, options);
}

/** As uploadResume waits: for a file whose upload an earlier page began, or that waits for its malware scan. */
export async function waitForResume(
  client: StepkeeperClient,
  documentId: string,
  { profileId = 'me', timeoutMs = 60_000, signal }: ResumeOptions = {},
): Promise<Resume> {
  const deadline = Date.now() + timeoutMs;
  let failure: unknown;
  for (let attempt = 1; ; attempt++) {
    try {
      const params = { path: { profileId, documentId } };
      const { data } = await client.GET('/api/profiles/{profileId}/resumes/{documentId}', {
        params,
        ...(signal && { signal }),
      });
      if (data && data.state !== 'quarantined') return data;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error) && !(error instanceof ProblemError && error.code === 'resume-not-found')) throw error;
      failure = error;
    }
    const left = deadline - Date.now();
    if (left <= 0) throw new ResumeTimeout(documentId, timeoutMs, failure);
    await sleep(Math.min(backoffMs(Math.min(attempt, 4)), left), signal);
  }
}

const tries = 3;

/** Not with the client's headers: storage is another origin, and the token is none of its business. */
async function put(
  { url, method, headers }: Upload['upload'],
  file: File,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failed = await fetch(url, { method, headers, body: file, ...(signal && { signal }) }).then(
      // The address takes one file: what is refused after a try whose answer was lost has arrived.
      ({ ok, status }) => (ok || (attempt > 1 && status === 403) ? undefined : new UploadFailed(status)),
      (error) => new UploadFailed(undefined, error),
    );
    if (!failed) return;
    signal?.throwIfAborted();
    if (attempt === tries || (failed.status !== undefined && failed.status < 500)) throw failed;
    await sleep(backoffMs(attempt), signal);
  }
}
