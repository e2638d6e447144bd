// The one door to Blob Storage. Loading its client takes a while, and little over HTTP needs it: it is loaded at first use.
import type { BlobServiceClient, StoragePipelineOptions } from '@azure/storage-blob';
import type { ServiceAccess } from '../config';
import type * as Client from './client';

/** The same client at each call. It connects at its first request. */
export function blobsOf(access: ServiceAccess, options: StoragePipelineOptions = {}): () => Promise<BlobServiceClient> {
  let client: BlobServiceClient | undefined;
  return async () => {
    client ??= load().createBlobClient(access, options);
    return client;
  };
}

/** `import()` would hand over the types of another build of the library than a plain import does. */
function load(): typeof Client {
  return require('./client');
}
