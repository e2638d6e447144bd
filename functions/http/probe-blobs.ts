// Whether Blob Storage answers this app.
import { blobsOf } from '../../shared/blobs/connect';
import type { ServiceAccess } from '../../shared/config';

/** One try: rejects within seconds. */
export function probeBlobs(access: ServiceAccess): () => Promise<void> {
  const client = blobsOf(access, { retryOptions: { maxTries: 1, tryTimeoutInMs: 3_000 } });
  return async () => {
    // Of the questions about an account the one that a data role may ask.
    await (await client()).listContainers().byPage({ maxPageSize: 1 }).next();
  };
}
