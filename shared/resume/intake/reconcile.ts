// Compares storage with what is recorded: files that no event told of, or that wait for something, are queued; files of nobody go, and
// so do names that were kept from being used again.
import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { FileToSend } from '../../messaging/file-sender';
import { type FileKey, mostFiles, type Recorded } from '../../reading/read-recorded';
import { parserId } from '../version';
import { type BlobName, readBlobName } from './blob-name';
import { readNoted } from './metadata';
import { isOver, isUsed } from './used-upload';

export interface ReconcileTools {
  readonly container: ContainerClient;
  readonly sendFiles: (files: readonly FileToSend[]) => Promise<void>;
  /** No more keys at once than `mostFiles`. */
  readonly readRecorded: (keys: readonly FileKey[]) => Promise<readonly Recorded[]>;
  /** What came later is left to its event, in milliseconds since 1970. */
  readonly before: number;
  /** Of this comparison, where files are to be looked at each time: they may wait for a verdict that changes nothing of theirs. */
  readonly occasion: string | undefined;
}

export interface Reconciled {
  readonly listed: number;
  readonly queued: number;
  readonly deleted: number;
}

/** Of one comparison: what is left is found by the next, so that a queue that is slow does not fill up with the same files. */
const mostQueued = 5_000;

/**
 * A file becomes nobody's while it is being taken in: its profile is erased, or it is deleted, before it lies under its name. That was not
 * long ago.
 */
const leftOverMs = 24 * 60 * 60_000;

/** Rejects with a RestError, QueueUnavailable or DatabaseUnavailable; it may be repeated. */
export async function reconcile(tools: ReconcileTools): Promise<Reconciled> {
  const { container, sendFiles, before, occasion } = tools;
  let [listed, queued, deleted] = [0, 0, 0];
  const pages = container.listBlobsFlat({ includeMetadata: true }).byPage({ maxPageSize: mostFiles });
  for await (const { segment } of pages) {
    const blobs = segment.blobItems.map((blob) => ({ blob, name: readBlobName(blob.name) }));
    const unread = blobs
      .filter(({ blob, name }) => timeOf(blob) <= before && !isSettled(blob, name))
      .slice(0, mostQueued - queued);
    const files = unread.map(({ blob }) => ({ blobName: blob.name, occasion: occasion ?? occasionOf(blob) }));
    if (files.length > 0) await sendFiles(files);
    listed += blobs.length;
    queued += unread.length;
    deleted += (await deleteUsed(tools, segment.blobItems)) + (await deleteLeftOver(tools, blobs));
  }
  return { listed, queued, deleted };
}

/** What has a name of somebody else's was not taken in, and what was recorded by another version is read again. */
function isSettled(blob: BlobItem, { kind }: BlobName): boolean {
  if (kind === 'manifest' || isUsedBlob(blob)) return true;
  return kind === 'held' && readNoted(blob.metadata).recorded === parserId.version;
}

function isUsedBlob({ name, properties, metadata }: BlobItem): boolean {
  return isUsed({ name, contentLength: properties.contentLength, metadata });
}

async function deleteUsed({ container, before }: ReconcileTools, blobs: readonly BlobItem[]): Promise<number> {
  const over = blobs.filter((blob) => isUsedBlob(blob) && isOver(timeOf(blob), before));
  for (const { name } of over) await container.getBlobClient(name).deleteIfExists();
  return over.length;
}

async function deleteLeftOver(
  { container, readRecorded, before }: ReconcileTools,
  blobs: readonly { readonly blob: BlobItem; readonly name: BlobName }[],
): Promise<number> {
  const held = blobs.flatMap(({ blob, name }) =>
    name.kind === 'held' && timeOf(blob) > before - leftOverMs
      ? [{ blob, profileId: name.profileId, documentId: name.documentId }]
      : [],
  );
  if (held.length === 0) return 0;
  const stored = await readRecorded(held.map(({ blob, ...key }) => key));
  const byDocument = new Map(stored.map((one) => [`${one.profileId}/${one.documentId}`.toLowerCase(), one]));
  let deleted = 0;
  for (const { blob, profileId, documentId } of held) {
    const found = byDocument.get(`${profileId}/${documentId}`);
    if (!found || !isOfNobody(blob, found)) continue;
    await container.getBlobClient(blob.name).deleteIfExists({ deleteSnapshots: 'include' });
    deleted++;
  }
  return deleted;
}

function isOfNobody(blob: BlobItem, { isDeleted, erasedAt }: Recorded): boolean {
  const acceptedAt = readNoted(blob.metadata).acceptedAt ?? new Date(timeOf(blob)).toISOString();
  return isDeleted || (erasedAt !== null && acceptedAt <= erasedAt);
}

function timeOf({ properties }: BlobItem): number {
  return properties.lastModified.getTime();
}

/** Of one version of a file by one version of the parser. */
function occasionOf({ properties }: BlobItem): string {
  return `${properties.etag} ${parserId.version}`;
}
