// One version of a file in storage, as far as it is to be parsed.
import { createHash } from 'node:crypto';
import type { BlobGetPropertiesResponse, BlockBlobClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../../blobs/download';
import { limits } from '../limits';

export interface ReadBlob {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Undefined of a file that is larger than any that is parsed: it is read for its hash alone. */
  readonly bytes: Buffer | undefined;
}

/** Undefined where the blob is gone. Throws a RestError. */
export async function propertiesOf(blob: BlockBlobClient): Promise<BlobGetPropertiesResponse | undefined> {
  try {
    return await blob.getProperties();
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw error;
  }
}

/** Undefined where the version is gone: another one is another file. Throws a RestError. */
export async function readBlob(
  blob: BlockBlobClient,
  { etag, contentLength = 0 }: BlobGetPropertiesResponse,
): Promise<ReadBlob | undefined> {
  const digest = createHash('sha256');
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of bytesOf(blob, etag)) {
      digest.update(chunk);
      if (contentLength <= limits.bytes) chunks.push(chunk);
    }
  } catch (error) {
    if (hasStatus(error, 404) || hasStatus(error, 412)) return undefined;
    throw error;
  }
  const bytes = contentLength <= limits.bytes ? Buffer.concat(chunks) : undefined;
  return { sha256: digest.digest('hex'), sizeBytes: contentLength, bytes };
}
