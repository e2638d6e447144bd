// The Blob Storage of an ops command: the app's own.
import type { BlobServiceClient } from '@azure/storage-blob';
import { blobsOf } from '../shared/blobs/connect';
import { type ServiceAccess, serviceAccess } from '../shared/config';

/** There is no setting that names a storage account. */
export class NoStorage extends Error {
  constructor() {
    super(
      'AzureWebJobsStorage is not set. Say which storage account is meant: its connection string, or AzureWebJobsStorage__blobServiceUri (https://name.blob.core.windows.net) to connect by identity.',
    );
    this.name = 'NoStorage';
  }
}

/** https://learn.microsoft.com/rest/api/storageservices/authorize-with-azure-active-directory */
export const storageScope = 'https://storage.azure.com/.default';

/** Throws NoStorage. */
export function storageAccess(environment: NodeJS.ProcessEnv): ServiceAccess {
  const { AzureWebJobsStorage, AzureWebJobsStorage__blobServiceUri, AZURE_CLIENT_ID } = environment;
  const access = serviceAccess(AzureWebJobsStorage, AzureWebJobsStorage__blobServiceUri, AZURE_CLIENT_ID);
  if (!access) throw new NoStorage();
  return access;
}

/** It connects at its first request. Throws NoStorage. */
export async function storageOf(environment: NodeJS.ProcessEnv): Promise<BlobServiceClient> {
  return blobsOf(storageAccess(environment))();
}
