// The trigger of files of commands: each .ndjson file of the container `imports` is taken like the body of POST /api/bulk.

import type { StorageBlobHandler } from '@azure/functions';
import type { BlobServiceClient } from '@azure/storage-blob';
import { importFile } from '../../shared/bulk/import-file';
import { importsContainer, importsEnding } from '../../shared/bulk/import-names';
import { busyFullOrAway, patientSend } from '../../shared/bulk/patient-send';
import type { CommandSender } from '../../shared/messaging/sender';
import { loggerOf } from '../../shared/telemetry/logger';

export interface ImportTools {
  readonly blobs: () => Promise<BlobServiceClient>;
  readonly sender: Pick<CommandSender, 'sendFirst'>;
}

/** For a whole file, well inside the host's limit of ten minutes: with its five tries it outlasts a queue that is away for a quarter of an hour. */
const patienceMs = 3 * 60_000;

/**
 * What the host hands over is the whole file in memory, so the handler leaves that alone and reads the file as a stream, of the one
 * version that it looks at. What it throws, the host tries again: that is harmless, for the operations of a file are the same each time.
 */
export function imports({ blobs, sender }: ImportTools): StorageBlobHandler {
  return async (_file, context) => {
    const { name } = context.triggerMetadata ?? {};
    if (typeof name !== 'string') throw new TypeError('the trigger names no file');
    const container = (await blobs()).getContainerClient(importsContainer);
    const until = Date.now() + patienceMs;
    const send = patientSend((commands) => sender.sendFirst(commands), { with: busyFullOrAway, until });
    const result = await importFile(container, `${name}${importsEnding}`, send, until);
    if (!result) return;
    const { bulkId, accepted, refusedCount, error } = result;
    loggerOf(context).info('file-imported', { bulkId, accepted, refused: refusedCount, error: error?.code });
  };
}
