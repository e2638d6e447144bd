// Resume files as their owner asks for them: where to put one, what is in one, and that one goes.
import type { BlobServiceClient } from '@azure/storage-blob';
import { resumesContainer } from '../resume/intake/blob-name';
import { clearName, isUsed } from '../resume/intake/used-upload';
import { hasStatus } from './download';
import { StorageUnavailable } from './errors';
import type { UploadUrl } from './upload-url';

/** Every call rejects with StorageUnavailable. */
export interface ResumeFiles {
  /** How many files lie below the profile, taken in or not; no more than `most` are counted. */
  count(profileId: string, most: number): Promise<number>;
  /** Where the file may be written, once. */
  uploadUrl(name: string, expiresAt: Date): Promise<string>;
  /** Undefined where there is no such file. */
  read(name: string): Promise<Buffer | undefined>;
  /** Whatever lies under the document's id. It may be repeated. */
  delete(profileId: string, documentId: string): Promise<void>;
}

export function createResumeFiles(blobs: () => Promise<BlobServiceClient>, uploadUrl: UploadUrl): ResumeFiles {
  const container = async () => (await blobs()).getContainerClient(resumesContainer);
  const below = async function* (prefix: string) {
    for await (const { name, properties, metadata } of (await container()).listBlobsFlat({
      prefix,
      includeMetadata: true,
    })) {
      yield { name, contentLength: properties.contentLength, metadata };
    }
  };
  return {
    count: (profileId, most) =>
      asked(async () => {
        let count = 0;
        for await (const blob of below(`${profileId}/`)) if (!isUsed(blob) && ++count >= most) break;
        return count;
      }),
    uploadUrl: (name, expiresAt) => asked(() => uploadUrl({ container: resumesContainer, name, expiresAt })),
    read: (name) =>
      asked(async () => {
        try {
          return await (await container()).getBlobClient(name).downloadToBuffer();
        } catch (error) {
          if (hasStatus(error, 404)) return undefined;
          throw error;
        }
      }),
    delete: (profileId, documentId) =>
      asked(async () => {
        for await (const { name } of below(`${profileId}/${documentId}.`)) {
          await clearName((await container()).getBlockBlobClient(name));
        }
      }),
  };
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StorageUnavailable(error);
  }
}
