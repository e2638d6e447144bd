// Loads the client of Blob Storage; imported only where it is used, by connect.ts.
import { DefaultAzureCredential } from '@azure/identity';
import { BlobServiceClient, type StoragePipelineOptions } from '@azure/storage-blob';
import type { ServiceAccess } from '../config';

/** Connects at its first request. */
export function createBlobClient(access: ServiceAccess, options: StoragePipelineOptions): BlobServiceClient {
  if (access.by === 'connection-string') {
    return BlobServiceClient.fromConnectionString(access.connectionString, options);
  }
  const credential = new DefaultAzureCredential(access.clientId ? { managedIdentityClientId: access.clientId } : {});
  return new BlobServiceClient(access.endpoint, credential, options);
}
