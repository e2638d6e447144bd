// A file from its first byte to its last: its hash, and its bytes as far as they are to be parsed.
import { createHash } from 'node:crypto';
import { limits } from './limits';

export interface WholeFile {
  /** Hexadecimal, of all bytes. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Undefined of a file that is larger than any that is parsed: it is read for its hash alone. */
  readonly bytes: Buffer | undefined;
}

/** Never holds more than limits.bytes. Throws what the stream throws. */
export async function readWhole(stream: AsyncIterable<Uint8Array>): Promise<WholeFile> {
  const digest = createHash('sha256');
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    digest.update(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes <= limits.bytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  const bytes = sizeBytes <= limits.bytes ? Buffer.concat(chunks) : undefined;
  return { sha256: digest.digest('hex'), sizeBytes, bytes };
}
