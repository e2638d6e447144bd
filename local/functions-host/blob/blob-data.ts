// From a blob to what a function is handed: its bytes, and the metadata that the real extension binds.
import type { BlobClient, BlobItem } from '@azure/storage-blob';
import type { TypedData } from '../app/core-types';
import type { Trigger } from '../app/invoker';

/** `pathValues`: what the trigger's path takes from the blob's name, each a metadata member of its own. */
export function blobTrigger(
  blob: BlobItem,
  client: BlobClient,
  pathValues: Readonly<Record<string, string>>,
  bytes: Buffer,
): Trigger {
  const { properties } = blob;
  const metadata: Record<string, TypedData> = {
    BlobTrigger: { string: `${client.containerName}/${blob.name}` },
    Uri: { json: JSON.stringify(client.url.split('?', 1)[0]) },
    Properties: {
      json: JSON.stringify({
        LastModified: properties.lastModified,
        CreatedOn: properties.createdOn,
        BlobType: properties.blobType,
        ContentLength: properties.contentLength,
        ContentType: properties.contentType,
        ContentEncoding: properties.contentEncoding,
        ETag: properties.etag,
      }),
    },
    Metadata: { json: JSON.stringify(blob.metadata ?? {}) },
  };
  for (const [name, value] of Object.entries(pathValues)) metadata[name] = { string: value };
  return { data: { bytes }, metadata };
}
