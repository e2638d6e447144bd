// The bytes of one version of a blob, as a stream.
import type { BlobClient } from '@azure/storage-blob';

/** A connection that breaks in the middle is taken up again where it broke. */
const options = { maxRetryRequests: 3 };

/** The condition that a blob is still that version; none where no version is named. */
export function ofVersion(etag: string | undefined): { readonly ifMatch?: string } {
  return etag === undefined ? {} : { ifMatch: etag };
}

/** Throws a RestError: 404 for a blob that is gone, 412 for one that has been changed. Another version is never read. */
export async function* bytesOf(blob: BlobClient, etag: string | undefined): AsyncGenerator<Uint8Array> {
  const conditions = ofVersion(etag);
  const { readableStreamBody } = await blob.download(0, undefined, { ...options, conditions });
  if (!readableStreamBody) return;
  for await (const chunk of readableStreamBody) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === status;
}
