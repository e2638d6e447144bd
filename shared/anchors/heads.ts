// The ends of all chains as lines of a file: written and read as a stream, so that the number of profiles does not matter.
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod';

/** `hash`: of the link of that sequence, which was the last one. */
export interface Head {
  readonly profileId: string;
  readonly length: number;
  readonly hash: string;
}

/** What the lines come to, once they were all read. */
export class HeadsDigest {
  readonly #hash = createHash('sha256');
  profiles = 0;
  links = 0;
  #sha256: string | undefined;

  take(head: Head): string {
    const line = `${JSON.stringify([head.profileId, head.length, head.hash])}\n`;
    this.#hash.update(line);
    this.profiles += 1;
    this.links += head.length;
    return line;
  }

  get sha256(): string {
    this.#sha256 ??= this.#hash.digest('hex');
    return this.#sha256;
  }
}

/** Gzip of a line a head, as it comes. */
export function writeHeads(heads: AsyncIterable<Head>, digest: HeadsDigest): Readable {
  const lines = async function* () {
    for await (const head of heads) yield digest.take(head);
  };
  // What goes wrong in the one ends the other with the same error: whoever reads the end of the line is told.
  return pipeline(Readable.from(lines()), createGzip(), () => undefined);
}

const headLine = z.tuple([z.string(), z.number().int().positive(), z.string().regex(/^[0-9a-f]{64}$/)]);

/** Throws for bytes that are no such file, or only the beginning of one. */
export async function* readHeads(bytes: AsyncIterable<Uint8Array>, digest: HeadsDigest): AsyncGenerator<Head> {
  const text = pipeline(Readable.from(bytes), createGunzip(), () => undefined).setEncoding('utf8');
  let begun = '';
  for await (const chunk of text) {
    const lines = `${begun}${chunk}`.split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) {
      const [profileId, length, hash] = headLine.parse(JSON.parse(line));
      const head = { profileId, length, hash };
      digest.take(head);
      yield head;
    }
  }
  if (begun !== '') throw new SyntaxError('the last line has no end');
}
