// Bytes cut at line feeds, however they arrive and however long a line is, with no more than one line in memory.

export interface Piece {
  /** From 1. */
  readonly line: number;
  readonly bytes: Buffer;
  /** A line of at most `most` bytes is one piece: its first and its last. */
  readonly first: boolean;
  readonly last: boolean;
  /** Set on the last piece of a line that a line feed ends, which is not among its bytes. */
  readonly lineFeed: boolean;
}

const lineFeed = 0x0a;

/** What ends with a line feed has no further, empty line. A piece may be a view of the bytes that were handed in. */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Piece> {
  let line = 1;
  let first = true;
  let held: Buffer[] = [];
  let size = 0;
  const piece = (last: boolean, ended: boolean): Piece => {
    const [only] = held;
    const bytes = held.length === 1 && only ? only : Buffer.concat(held);
    const taken = { line, bytes, first, last, lineFeed: ended };
    held = [];
    size = 0;
    first = last;
    if (last) line += 1;
    return taken;
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let start = 0; start < bytes.length; ) {
      if (size === most && bytes[start] !== lineFeed) yield piece(false, false);
      const room = bytes.subarray(start, start + most - size + 1);
      const found = room.indexOf(lineFeed);
      const taken = room.subarray(0, found < 0 ? most - size : found);
      if (taken.length > 0) held.push(taken);
      size += taken.length;
      start += taken.length;
      if (found < 0) continue;
      yield piece(true, true);
      start += 1;
    }
  }
  if (size > 0 || !first) yield piece(true, false);
}
