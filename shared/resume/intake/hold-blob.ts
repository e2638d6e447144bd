// Files under the names that the service gives them: how they get there, and which of a document there is.
import { Readable } from 'node:stream';
import type { BlobClient, ContainerClient } from '@azure/storage-blob';
import { hasStatus, ofVersion } from '../../blobs/download';
import { readBlobName } from './blob-name';
import type { Metadata } from './metadata';

export interface HeldBlob {
  readonly name: string;
  readonly metadata: Metadata;
}

/** The file of a document, whatever its format; undefined where there is none. Throws a RestError. */
export async function findHeld(
  container: ContainerClient,
  profileId: string,
  documentId: string,
): Promise<HeldBlob | undefined> {
  const prefix = `${profileId}/${documentId}.`;
  for await (const { name, metadata } of container.listBlobsFlat({ prefix, includeMetadata: true })) {
    if (readBlobName(name).kind === 'held') return { name, metadata: metadata ?? {} };
  }
  return undefined;
}

// A file of a stranger is nothing that a browser may be told to show, whoever gets hold of its address.
const blobHTTPHeaders = { blobContentType: 'application/octet-stream' };
const onlyNew = { ifNoneMatch: '*' };
const blockBytes = 4 * 1024 * 1024;

/** Stores the file, or leaves it where one is held under the name already. Throws a RestError. */
export async function holdBlob(
  container: ContainerClient,
  name: string,
  content: Buffer | AsyncIterable<Uint8Array>,
  metadata: Record<string, string>,
): Promise<void> {
  const blob = container.getBlockBlobClient(name);
  const options = { blobHTTPHeaders, metadata, conditions: onlyNew };
  try {
    if (Buffer.isBuffer(content)) await blob.upload(content, content.length, options);
    else await blob.uploadStream(Readable.from(content), blockBytes, 1, options);
  } catch (error) {
    if (!hasStatus(error, 409) && !hasStatus(error, 412)) throw error;
  }
}

/**
 * Writes the metadata of that one version, if it is still there, and returns the tag of the version that this makes of it. Throws a
 * RestError, 412 where there is another by now.
 */
export async function noteOn(
  blob: BlobClient,
  etag: string | undefined,
  metadata: Record<string, string>,
): Promise<string | undefined> {
  const conditions = ofVersion(etag);
  try {
    return (await blob.setMetadata(metadata, { conditions })).etag;
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
    return etag;
  }
}

/** Deletes that one version of a blob: what has been written under its name since stays. Throws a RestError. */
export async function deleteVersion(blob: BlobClient, etag: string | undefined): Promise<void> {
  const conditions = ofVersion(etag);
  try {
    await blob.deleteIfExists({ deleteSnapshots: 'include', conditions });
  } catch (error) {
    if (!hasStatus(error, 412)) throw error;
  }
}
