// What of Blob Storage needs its client library; imported only where it is used.
import {
  type BlobGenerateSasUrlOptions,
  BlobSASPermissions,
  BlobServiceClient,
  SASProtocol,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import type { ServiceAccess } from '../config';
import { ownIdentity } from '../own-identity';

/** Connects at its first request. */
export function createBlobClient(access: ServiceAccess, options: StoragePipelineOptions): BlobServiceClient {
  if (access.by === 'connection-string') {
    return BlobServiceClient.fromConnectionString(access.connectionString, options);
  }
  return new BlobServiceClient(access.endpoint, ownIdentity(access.clientId), options);
}

/**
 * What an address permits under which one file may be written once: `c`, create. `isLocal`: it is on this machine, where TLS is missing.
 * https://learn.microsoft.com/rest/api/storageservices/create-service-sas#permissions-for-a-directory-container-or-blob
 */
export function toWriteOnce(
  expiresOn: Date,
  isLocal: boolean,
): BlobGenerateSasUrlOptions & { readonly expiresOn: Date } {
  const permissions = BlobSASPermissions.from({ create: true });
  return { permissions, expiresOn, protocol: isLocal ? SASProtocol.HttpsAndHttp : SASProtocol.Https };
}
