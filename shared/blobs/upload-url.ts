// Addresses under which one file may be written once, by whoever has them: nothing can be read, listed, replaced or deleted with one.
import type { BlobServiceClient, UserDelegationKey } from '@azure/storage-blob';
import { isLoopback } from '../auth/loopback';
import type { ServiceAccess } from '../config';

export interface FileToUpload {
  readonly container: string;
  readonly name: string;
  readonly expiresAt: Date;
}

/** Rejects with a RestError where storage gives no key to sign with. */
export type UploadUrl = (file: FileToUpload) => Promise<string>;

const keyMs = 60 * 60_000;
/** A key is replaced before an address that it signs would outlive it. */
const spareMs = 60_000;

export function createUploadUrls(by: ServiceAccess['by'], blobs: () => Promise<BlobServiceClient>): UploadUrl {
  let key: { readonly value: Promise<UserDelegationKey>; readonly until: number } | undefined;

  const keyOf = (service: BlobServiceClient, expiresAt: Date): Promise<UserDelegationKey> => {
    if (!key || key.until < expiresAt.getTime() + spareMs) {
      const until = Date.now() + keyMs;
      const value = service.getUserDelegationKey(new Date(), new Date(until));
      key = { value, until };
      // A key that was not given is asked for again.
      value.catch(() => {
        if (key?.value === value) key = undefined;
      });
    }
    return key.value;
  };

  return async ({ container, name, expiresAt }) => {
    const service = await blobs();
    const blob = service.getContainerClient(container).getBlockBlobClient(name);
    const { toWriteOnce } = await import('./client.ts');
    const options = toWriteOnce(expiresAt, isLoopback(new URL(service.url).hostname));
    if (by === 'connection-string') return blob.generateSasUrl(options);
    return blob.generateUserDelegationSasUrl(options, await keyOf(service, expiresAt));
  };
}
