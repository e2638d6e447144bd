// A file of the container `imports`: taken as a bulk, and told of in a file beside it.
import { createHash } from 'node:crypto';
import type { BlobGetPropertiesResponse, BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import { bytesOf, hasStatus } from '../blobs/download';
import { type Actor, actorSchema, instant } from '../commands/envelope';
import { bulkIdOf } from '../commands/identifiers';
import { bulkIdText } from './bulk-id';
import { importsContainer } from './import-names';
import { maxBytes, maxLines } from './limits';
import type { RefusedLine } from './line-error';
import { linesOf } from './lines';
import type { SendFirst } from './patient-send';
import { takeBulk } from './take-bulk';

/** Of a file's metadata: who imports, and when the file was accepted if it has been rewritten since (erase-lines.ts). */
const importedBy = 'imported_by';
export const acceptedAtName = 'accepted_at';

export interface ImportResult {
  /** Of `GET /api/bulk/{bulkId}`. */
  readonly bulkId: string;
  readonly file: string;
  /** Of the file's bytes, in hex; null where they were not read. */
  readonly sha256: string | null;
  readonly accepted: number;
  readonly refused: readonly RefusedLine[];
  readonly refusedCount: number;
  /** Why the file was refused as a whole. */
  readonly error?: { readonly code: 'too-many-bytes' | 'too-many-lines'; readonly message: string };
  readonly finishedAt: string;
}

/** The line of a file that the queue did not take. What was sent before is known when the file is taken again. */
export class ImportNotSent extends Error {
  constructor(
    readonly line: number,
    cause: unknown,
  ) {
    super(`The queue did not accept line ${line} of the file.`, { cause });
    this.name = 'ImportNotSent';
  }
}

/**
 * Undefined for a file that is gone. A file over the limits is refused as a whole, before anything is sent. `until` as takeBulk has it. Throws ImportNotSent,
 * or a RestError (412 where the file is changed meanwhile): taking it again is harmless, and needed.
 */
export async function importFile(
  container: ContainerClient,
  name: string,
  send: SendFirst,
  until: number,
): Promise<ImportResult | undefined> {
  const blob = container.getBlockBlobClient(name);
  const file = await propertiesOf(blob);
  if (!file) return undefined;
  const result = await resultOf(blob, file, send, until);
  const text = `${JSON.stringify(result)}\n`;
  await container.getBlockBlobClient(resultName(name)).upload(text, Buffer.byteLength(text), {
    blobHTTPHeaders: { blobContentType: 'application/json' },
  });
  return result;
}

export function resultName(name: string): string {
  return `${name}.result.json`;
}

async function propertiesOf(blob: BlockBlobClient): Promise<BlobGetPropertiesResponse | undefined> {
  try {
    return await blob.getProperties();
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw error;
  }
}

async function resultOf(
  blob: BlockBlobClient,
  file: BlobGetPropertiesResponse,
  send: SendFirst,
  until: number,
): Promise<ImportResult> {
  // By the name and not by what is in it: the file is the same bulk after lines have been taken out of it.
  const id = bulkIdOf('file', blob.containerName, blob.name);
  const done = (sha256: string | null) => ({ file: blob.name, sha256, finishedAt: new Date().toISOString() });
  const nothing = { bulkId: bulkIdText({ id, accepted: 0 }), accepted: 0, refused: [], refusedCount: 0 };
  if ((file.contentLength ?? 0) > maxBytes) {
    const message = `Split the file: it has more than ${maxBytes} bytes. Nothing of it was taken.`;
    return { ...nothing, ...done(null), error: { code: 'too-many-bytes', message } };
  }
  const { sha256, tooManyLines } = await survey(blob, file.etag);
  if (tooManyLines) {
    const message = `Split the file: it has more than ${maxLines} lines. Nothing of it was taken.`;
    return { ...nothing, ...done(sha256), error: { code: 'too-many-lines', message } };
  }
  const bulk = {
    id,
    actor: actorOf(file.metadata),
    correlationId: id,
    traceparent: undefined,
    acceptedAt: acceptedAtOf(file),
    operationsBy: 'content' as const,
  };
  const { accepted, refused, refusedCount, stop } = await takeBulk(bytesOf(blob, file.etag), bulk, send, until);
  if (stop) throw new ImportNotSent(stop.line, 'error' in stop ? stop.error : undefined);
  return { bulkId: bulkIdText({ id, accepted }), accepted, refused, refusedCount, ...done(sha256) };
}

/** Reads the file once for what has to be known before the first line is sent. */
async function survey(blob: BlockBlobClient, etag: string | undefined) {
  const digest = createHash('sha256');
  async function* digested() {
    for await (const chunk of bytesOf(blob, etag)) {
      digest.update(chunk);
      yield chunk;
    }
  }
  let last = 0;
  for await (const { number } of linesOf(digested())) last = number;
  return { sha256: digest.digest('hex'), tooManyLines: last > maxLines };
}

function actorOf(metadata: Readonly<Record<string, string>> | undefined): Actor {
  const named = actorSchema.safeParse({ id: metadata?.[importedBy], type: 'importer' });
  return named.success ? named.data : { id: importsContainer, type: 'importer' };
}

/**
 * When storage took the file, the same at each try. A file that was rewritten since says when in its metadata, which can only be
 * an earlier time.
 */
export function acceptedAtOf({
  metadata,
  lastModified,
}: Pick<BlobGetPropertiesResponse, 'metadata' | 'lastModified'>): string {
  const stored = (lastModified ?? new Date()).toISOString();
  const earlier = instant.safeParse(metadata?.[acceptedAtName]);
  return earlier.success && earlier.data < stored ? earlier.data : stored;
}
