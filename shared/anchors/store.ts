// Where anchors lie: a container whose blobs can be added and read, and for years neither changed nor deleted.
// https://learn.microsoft.com/azure/storage/blobs/immutable-container-level-worm-policies
import type { Readable } from 'node:stream';
import type { BlobServiceClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../blobs/download';

/** As infra/containers.json has it. */
export const anchorsContainer = 'audit-anchors';

const anchorPrefix = 'anchors/';
const anchorName = /^anchors\/(\d{4}-\d{2}-\d{2})\.json$/;
const blockBytes = 4 * 1024 * 1024;

export interface AnchorStore {
  /** Of all anchors, in order. */
  days(): Promise<readonly string[]>;
  /** Undefined where there is no anchor of that day. */
  read(day: string): Promise<Buffer | undefined>;
  /** False where the day has an anchor already: it stays as it is. */
  add(day: string, document: Buffer): Promise<boolean>;
  addHeads(name: string, content: Readable): Promise<void>;
  /** Fails while it is read where there is no such blob. */
  readHeads(name: string): AsyncIterable<Uint8Array>;
}

/** Its methods throw a RestError where storage does not do what it is asked for. */
export function anchorStoreOf(blobs: BlobServiceClient): AnchorStore {
  const container = blobs.getContainerClient(anchorsContainer);
  const blobOf = (day: string) => container.getBlockBlobClient(`${anchorPrefix}${day}.json`);
  return {
    days: async () => {
      const days: string[] = [];
      for await (const { name } of container.listBlobsFlat({ prefix: anchorPrefix })) {
        const [, day] = anchorName.exec(name) ?? [];
        if (day !== undefined) days.push(day);
      }
      return days.sort();
    },
    read: async (day) => {
      try {
        return await blobOf(day).downloadToBuffer();
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    },
    add: async (day, document) => {
      try {
        const headers = { blobContentType: 'application/json' };
        await blobOf(day).uploadData(document, { conditions: { ifNoneMatch: '*' }, blobHTTPHeaders: headers });
        return true;
      } catch (error) {
        if (hasStatus(error, 409) || hasStatus(error, 412)) return false;
        throw error;
      }
    },
    addHeads: async (name, content) => {
      const blobHTTPHeaders = { blobContentType: 'application/gzip' };
      const options = { conditions: { ifNoneMatch: '*' }, blobHTTPHeaders };
      await container.getBlockBlobClient(name).uploadStream(content, blockBytes, 2, options);
    },
    readHeads: (name) => bytesOf(container.getBlobClient(name), undefined),
  };
}
