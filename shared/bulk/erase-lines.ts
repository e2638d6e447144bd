// A person's lines in the files of imports, and the person's own files: what erasure takes out of Blob Storage.
import { Readable } from 'node:stream';
import type { BlobServiceClient, BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../blobs/download';
import { isObject } from '../sections/json';
import { isUuid } from '../sections/text';
import { FileKeepsChanging } from './errors';
import { acceptedAtName, acceptedAtOf, importsContainer, importsEnding } from './import-file';
import { maxLineBytes } from './limits';
import { type Piece, piecesOf } from './pieces';

const resumesContainer = 'resumes';
/** How often a file is begun anew that somebody changes meanwhile. */
const tries = 5;
const blockBytes = 1024 * 1024;

/**
 * Blanks the profile's lines in every file: the numbers of the other lines stay, so a file that is imported again by being rewritten
 * changes nothing. Result files name no values and stay. Throws FileKeepsChanging, or a RestError; it may be repeated.
 */
export async function eraseProfileFromImports(blobs: BlobServiceClient, profileId: string): Promise<void> {
  const container = blobs.getContainerClient(importsContainer);
  for (const name of await namesIn(container, '')) {
    if (name.endsWith(importsEnding)) await eraseLines(container.getBlockBlobClient(name), profileId.toLowerCase());
  }
}

/** Deletes everything below `{profileId}/`. Throws a RestError; it may be repeated. */
export async function eraseProfileFiles(blobs: BlobServiceClient, profileId: string): Promise<void> {
  const container = blobs.getContainerClient(resumesContainer);
  for (const id of [profileId.toLowerCase(), profileId.toUpperCase()]) {
    for (const name of await namesIn(container, `${id}/`)) {
      await container.getBlobClient(name).deleteIfExists({ deleteSnapshots: 'include' });
    }
  }
}

/** All at once: what is written while a listing is read may come up in it again. */
async function namesIn(container: ContainerClient, prefix: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of container.listBlobsFlat({ prefix })) names.push(name);
  } catch (error) {
    // A container that nobody has made yet holds nothing.
    if (!hasStatus(error, 404)) throw error;
  }
  return names;
}

async function eraseLines(blob: BlockBlobClient, profileId: string): Promise<void> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      return await rewrite(blob, profileId);
    } catch (error) {
      if (hasStatus(error, 404)) return;
      if (!hasStatus(error, 412)) throw error;
    }
  }
  throw new FileKeepsChanging(tries);
}

/** Reads the file once to find the lines, and only where there are any once more to write it without them. */
async function rewrite(blob: BlockBlobClient, profileId: string): Promise<void> {
  const file = await blob.getProperties();
  const lines = await linesOfProfile(bytesOf(blob, file.etag), profileId);
  if (lines.size === 0 || file.etag === undefined) return;
  const { contentType } = file;
  await blob.uploadStream(Readable.from(without(lines, bytesOf(blob, file.etag))), blockBytes, 1, {
    conditions: { ifMatch: file.etag },
    metadata: { ...file.metadata, [acceptedAtName]: acceptedAtOf(file) },
    ...(contentType === undefined ? {} : { blobHTTPHeaders: { blobContentType: contentType } }),
  });
}

/** The numbers of the lines that are about the profile, those too that no import takes. */
export async function linesOfProfile(
  chunks: AsyncIterable<Uint8Array>,
  profileId: string,
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  let tail = '';
  for await (const piece of piecesOf(chunks, maxLineBytes)) {
    const text = piece.bytes.toString('latin1').toLowerCase();
    // A line of several pieces may have the id across two of them.
    const whole = piece.first ? text : tail + text;
    tail = whole.slice(-profileId.length);
    if (isAbout(profileId, piece, whole)) found.add(piece.line);
  }
  return found;
}

/** A line that names another profile is about that one. What is no such line is about the profile if it holds its id anywhere. */
function isAbout(profileId: string, { bytes, first, last }: Piece, text: string): boolean {
  const holds = text.includes(profileId);
  // Only an escape could hide an id.
  if (!holds && !text.includes('\\u')) return false;
  const named = first && last ? profileNamedIn(bytes) : undefined;
  return named === undefined ? holds : named === profileId;
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
