// The lines of a bulk, one at a time.
import { maxLineBytes } from './limits';
import { piecesOf } from './pieces';

export interface Line {
  /** From 1, blank lines included. */
  readonly number: number;
  /** Without its end (LF or CR LF); `too-long` for a line that is no body of a request. */
  readonly bytes: Buffer | 'too-long';
}

/** A carriage return at the end of a line is one byte more than the line has. */
const mostRead = maxLineBytes + 1;

/** Blank lines are left out, and counted. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  for await (const { line, bytes, first, last } of piecesOf(chunks, mostRead)) {
    if (!first) continue;
    const trimmed = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
    if (!last || trimmed.length > maxLineBytes) yield { number: line, bytes: 'too-long' };
    else if (!isBlank(trimmed)) yield { number: line, bytes: trimmed };
  }
}

/** White space as JSON has it. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
