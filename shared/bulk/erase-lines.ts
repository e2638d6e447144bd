// Persons' lines in the files of imports, and their own files: what erasure takes out of Blob Storage.
import { Readable } from 'node:stream';
import type { BlobItem, BlobServiceClient, BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../blobs/download';
import { resumesContainer } from '../resume/intake/blob-name';
import { isObject } from '../sections/json';
import { isUuid } from '../sections/text';
import { FileKeepsChanging } from './errors';
import { acceptedAtName, acceptedAtOf } from './import-file';
import { importsContainer, importsEnding } from './import-names';
import { maxLineBytes } from './limits';
import { type Piece, piecesOf } from './pieces';

/** How often a file is begun anew that somebody changes meanwhile. */
const tries = 5;
const blockBytes = 1024 * 1024;
/** Of a UUID as text. */
const idLength = 36;

/** When the erasure of each profile was accepted, by the profile's id in lower case. What came later is left alone. */
export type Erasures = ReadonlyMap<string, string>;

/**
 * Blanks the profiles' lines in every file, each of which is read once for all of them: the numbers of the other lines stay, so a file
 * that is imported again by being rewritten changes nothing. Result files name no values and stay. Throws FileKeepsChanging, or a
 * RestError; it may be repeated.
 */
export async function eraseFromImports(blobs: BlobServiceClient, erasures: Erasures): Promise<void> {
  const container = blobs.getContainerClient(importsContainer);
  for (const { name } of await blobsIn(container, '')) {
    if (name.endsWith(importsEnding)) await eraseLines(container.getBlockBlobClient(name), erasures);
  }
}

/**
 * Deletes everything below `{profileId}/` that was created before the erasure, as storage's clock has it (in seconds). A file that was
 * there by then goes also where somebody has touched it since. Throws a RestError; it may be repeated.
 */
export async function eraseProfileFiles(blobs: BlobServiceClient, erasures: Erasures): Promise<void> {
  const container = blobs.getContainerClient(resumesContainer);
  for (const [profileId, acceptedAt] of erasures) {
    for (const id of [profileId, profileId.toUpperCase()]) {
      for (const { name, properties } of await blobsIn(container, `${id}/`)) {
        if ((properties.createdOn ?? properties.lastModified).getTime() > Date.parse(acceptedAt)) continue;
        await container.getBlobClient(name).deleteIfExists({ deleteSnapshots: 'include' });
      }
    }
  }
}

/** All at once: what is written while a listing is read may come up in it again. */
async function blobsIn(container: ContainerClient, prefix: string): Promise<readonly BlobItem[]> {
  const found: BlobItem[] = [];
  try {
    for await (const blob of container.listBlobsFlat({ prefix })) found.push(blob);
  } catch (error) {
    // A container that nobody has made yet holds nothing.
    if (!hasStatus(error, 404)) throw error;
  }
  return found;
}

async function eraseLines(blob: BlockBlobClient, erasures: Erasures): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      return await rewrite(blob, erasures);
    } catch (error) {
      if (hasStatus(error, 404)) return;
      if (!hasStatus(error, 412)) throw error;
    }
  }
  throw new FileKeepsChanging(tries);
}

/** Reads the file once to find the lines, and only where there are any once more to write it without them. */
async function rewrite(blob: BlockBlobClient, erasures: Erasures): Promise<void> {
  const file = await blob.getProperties();
  const fileTime = acceptedAtOf(file);
  const profileIds = new Set([...erasures].filter(([, erasedAt]) => fileTime <= erasedAt).map(([id]) => id));
  if (profileIds.size === 0) return;
  const lines = await linesOfProfiles(bytesOf(blob, file.etag), profileIds);
  if (lines.size === 0 || file.etag === undefined) return;
  const { contentType } = file;
  await blob.uploadStream(Readable.from(without(lines, bytesOf(blob, file.etag))), blockBytes, 1, {
    conditions: { ifMatch: file.etag },
    metadata: { ...file.metadata, [acceptedAtName]: fileTime },
    ...(contentType === undefined ? {} : { blobHTTPHeaders: { blobContentType: contentType } }),
  });
}

/** The numbers of the lines that are about one of the profiles, those too that no import takes. */
async function linesOfProfiles(
  chunks: AsyncIterable<Uint8Array>,
  profileIds: ReadonlySet<string>,
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  let tail = '';
  for await (const piece of piecesOf(chunks, maxLineBytes)) {
    const text = piece.bytes.toString('latin1').toLowerCase();
    // A line of several pieces may have the id across two of them.
    const whole = piece.first ? text : tail + text;
    tail = whole.slice(-idLength);
    if (isAbout(profileIds, piece, whole)) found.add(piece.line);
  }
  return found;
}

/** A line that names a profile is about that one. What is no such line is about every profile whose id it holds anywhere. */
function isAbout(profileIds: ReadonlySet<string>, { bytes, first, last }: Piece, text: string): boolean {
  const holds = [...profileIds].some((id) => text.includes(id));
  // Only an escape could hide an id.
  if (!holds && !text.includes('\\u')) return false;
  const named = first && last ? profileNamedIn(bytes) : undefined;
  return named === undefined ? holds : profileIds.has(named);
}

function profileNamedIn(bytes: Buffer): string | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    const named = isObject(value) ? value.profileId : undefined;
    return typeof named === 'string' && isUuid(named) ? named.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

async function* without(lines: ReadonlySet<number>, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { line, bytes, lineFeed } of piecesOf(chunks, maxLineBytes)) {
    if (!lines.has(line)) yield bytes;
    if (lineFeed) yield Buffer.from('\n');
  }
}
