// Whether Blob Storage answers this app.
import type { ServiceAccess } from '../../shared/config';

/** Loads and builds the client at first use: nothing else over HTTP needs it. Rejects within seconds. */
export function probeBlobs(access: ServiceAccess): () => Promise<void> {
  let client: ReturnType<typeof connect> | undefined;
  return async () => {
    client ??= connect(access);
    const { blobs } = await client;
    // Of the questions about an account the one that a data role may ask.
    await blobs.listContainers().byPage({ maxPageSize: 1 }).next();
  };
}

async function connect(access: ServiceAccess) {
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const options = { retryOptions: { maxTries: 1, tryTimeoutInMs: 3_000 } };
  if (access.by === 'connection-string') {
    return { blobs: BlobServiceClient.fromConnectionString(access.connectionString, options) };
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  const credential = new DefaultAzureCredential(access.clientId ? { managedIdentityClientId: access.clientId } : {});
  return { blobs: new BlobServiceClient(access.endpoint, credential, options) };
}
