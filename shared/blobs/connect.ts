// The one door to Blob Storage. Loading its client takes a while, and little over HTTP needs it: it is loaded at first use.
import type { BlobServiceClient, StoragePipelineOptions } from '@azure/storage-blob';
import type { ServiceAccess } from '../config';

/** The same client at each call. It connects at its first request. */
export function blobsOf(access: ServiceAccess, options: StoragePipelineOptions = {}): () => Promise<BlobServiceClient> {
  let client: Promise<BlobServiceClient> | undefined;
  return () => {
    client ??= import('./client.ts').then(({ createBlobClient }) => createBlobClient(access, options));
    return client;
  };
}
