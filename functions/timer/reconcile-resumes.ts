// Every few minutes: what lies in the container `resumes` and what is recorded are brought together.
import type { TimerHandler } from '@azure/functions';
import type { BlobServiceClient } from '@azure/storage-blob';
import type { FileSender } from '../../shared/messaging/file-sender';
import { resumesContainer } from '../../shared/resume/intake/blob-name';
import { type ReconcileTools, reconcile } from '../../shared/resume/intake/reconcile';
import { loggerOf } from '../../shared/telemetry/logger';

export interface ReconcileResumesTools extends Pick<ReconcileTools, 'readRecorded'> {
  readonly blobs: () => Promise<BlobServiceClient>;
  readonly sender: Pick<FileSender, 'send'>;
  /** Files that came less long ago are left to their event. */
  readonly afterMinutes: number;
  readonly awaitScan: boolean;
}

export function reconcileResumes(tools: ReconcileResumesTools): TimerHandler {
  const { blobs, sender, readRecorded, afterMinutes, awaitScan } = tools;
  return async (_timer, context) => {
    const container = (await blobs()).getContainerClient(resumesContainer);
    const before = Date.now() - afterMinutes * 60_000;
    const sendFiles: ReconcileTools['sendFiles'] = (files) => sender.send(files);
    const occasion = awaitScan ? new Date().toISOString() : undefined;
    const done = await reconcile({ container, sendFiles, readRecorded, before, occasion });
    loggerOf(context).info('resumes-reconciled', { ...done });
  };
}
