// The manifests of folders, read when one of their files comes in: each version of one is read once.
import type { ContainerClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../../blobs/download';
import { fileOf, folderOf, manifestFile } from './blob-name';
import { type Manifest, manifestLimits, readManifest } from './manifest';
import type { Told } from './metadata';

/** What the manifest of the file's folder says of it. Rejects with a RestError. */
export type TellOf = (blobName: string) => Promise<Told>;

const mostKept = 20;
const nothing: Manifest = { files: new Map(), ignored: 0 };

export function manifestsOf(container: ContainerClient): TellOf {
  const kept = new Map<string, { readonly etag: string | undefined; readonly manifest: Manifest }>();

  const manifestOf = async (folder: string): Promise<Manifest> => {
    const blob = container.getBlobClient(folder + manifestFile);
    const { etag, contentLength = 0 } = await blob.getProperties();
    const known = kept.get(folder);
    kept.delete(folder);
    const isKnown = known !== undefined && known.etag === etag;
    const read = async () => {
      if (contentLength > manifestLimits.bytes) return nothing;
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytesOf(blob, etag)) chunks.push(chunk);
      return readManifest(Buffer.concat(chunks).toString());
    };
    const manifest = isKnown ? known.manifest : await read();
    kept.set(folder, { etag, manifest });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return manifest;
  };

  return async (blobName) => {
    try {
      return (await manifestOf(folderOf(blobName))).files.get(fileOf(blobName)) ?? {};
    } catch (error) {
      if (hasStatus(error, 404)) return {};
      throw error;
    }
  };
}
