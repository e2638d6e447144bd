// One version of a file in storage, as far as it is to be parsed.
import type { BlobGetPropertiesResponse, BlockBlobClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../../blobs/download';
import { readWhole, type WholeFile } from '../read-whole';

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
  { etag }: BlobGetPropertiesResponse,
): Promise<WholeFile | undefined> {
  try {
    return await readWhole(bytesOf(blob, etag));
  } catch (error) {
    if (hasStatus(error, 404) || hasStatus(error, 412)) return undefined;
    throw error;
  }
}
