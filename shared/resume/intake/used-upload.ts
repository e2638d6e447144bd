// The name of an upload after its file was taken in or deleted: an empty blob stays there as long as an address may live. An address
// creates a blob and replaces none, so it takes one file, whenever somebody writes to it again.
import type { BlockBlobClient } from '@azure/storage-blob';
import { hasStatus, ofVersion } from '../../blobs/download';
import { readBlobName } from './blob-name';
import { deleteVersion } from './hold-blob';
import type { Metadata } from './metadata';

/** More than RESUMES_UPLOAD_MINUTES may say. */
const longestAddressMs = 60 * 60_000;

export interface StoredBlob {
  readonly name: string;
  readonly contentLength: number | undefined;
  readonly metadata: Metadata | undefined;
}

/** Whoever has an address writes metadata too: what has any bytes is a file, whatever that says. */
export function isUsed({ name, contentLength, metadata }: StoredBlob): boolean {
  return contentLength === 0 && metadata?.used === 'true' && readBlobName(name).kind === 'upload';
}

/** Whether no address to that name can be left. Times in milliseconds since 1970. */
export function isOver(usedAt: number, now: number): boolean {
  return usedAt + longestAddressMs < now;
}

/** Takes the bytes away from the name that they came under: of that version alone, where one is given. Throws a RestError. */
export async function clearName(blob: BlockBlobClient, etag?: string): Promise<void> {
  if (readBlobName(blob.name).kind !== 'upload') return deleteVersion(blob, etag);
  const conditions = ofVersion(etag);
  try {
    await blob.upload('', 0, { metadata: { used: 'true' }, conditions });
  } catch (error) {
    if (!hasStatus(error, 412)) throw error;
  }
}
