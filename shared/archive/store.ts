// Where archived links lie: a container whose blobs can be added and read, and for years neither changed nor deleted.
import type { BlobServiceClient } from '@azure/storage-blob';
import { hasStatus } from '../blobs/download';

/** As infra/containers.json has it. */
export const archiveContainer = 'audit-archive';

export interface ArchiveStore {
  /** Throws a RestError where there is one of that name: names are never used twice. */
  add(name: string, content: Buffer, contentType: string): Promise<void>;
  /** Undefined where there is none of that name. Throws a RestError. */
  read(name: string): Promise<Buffer | undefined>;
}

export function archiveStoreOf(blobs: BlobServiceClient): ArchiveStore {
  const container = blobs.getContainerClient(archiveContainer);
  return {
    add: async (name, content, blobContentType) => {
      const options = { conditions: { ifNoneMatch: '*' }, blobHTTPHeaders: { blobContentType } };
      await container.getBlockBlobClient(name).uploadData(content, options);
    },
    read: async (name) => {
      try {
        return await container.getBlobClient(name).downloadToBuffer();
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    },
  };
}
