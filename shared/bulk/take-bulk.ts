// A bulk from its bytes to the queue, line by line: what was accepted, what was refused, and where it ended if not at its end.
import { type Bulk, commandOfLine } from './command-of-line';
import { OutOfTime, TooManyBytes } from './errors';
import { maxBytes, maxInFlight, maxLines, maxToldLines } from './limits';
import { type LineError, lineTooLong, type RefusedLine } from './line-error';
import { linesOf } from './lines';
import type { SendFirst } from './patient-send';
import { OrderedSending } from './send-in-order';

/** `line`: the first that was not taken. */
export type Stop =
  | { readonly why: 'too-many-lines' | 'too-many-bytes'; readonly line: number }
  /** Lines after it may have been accepted, but none of its profile. OutOfTime where there was none left. */
  | { readonly why: 'not-sent'; readonly line: number; readonly error: unknown };

export interface Taken {
  /** How many commands the queue has accepted. */
  readonly accepted: number;
  /** In the order of the file, the first of them. */
  readonly refused: readonly RefusedLine[];
  readonly refusedCount: number;
  readonly stop?: Stop;
}

/**
 * Sends every line that can be read; the others are refused one by one. `until`, in milliseconds since 1970: from then on nothing more is
 * read or sent. Throws what the reading of the bytes throws.
 */
export async function takeBulk(
  chunks: AsyncIterable<Uint8Array>,
  bulk: Bulk,
  send: SendFirst,
  until: number,
): Promise<Taken> {
  const refusals = new Refusals();
  const sending = new OrderedSending(send, { ...maxInFlight, until }, (line) => refusals.add(line, [lineTooLong]));
  const stop = await readLines(chunks, bulk, until, sending, refusals).finally(() => sending.done());
  const { accepted, failure } = sending;
  const ended = failure ? { why: 'not-sent' as const, ...failure } : stop;
  return { accepted, refused: refusals.told, refusedCount: refusals.count, ...(ended && { stop: ended }) };
}

async function readLines(
  chunks: AsyncIterable<Uint8Array>,
  bulk: Bulk,
  until: number,
  sending: OrderedSending,
  refusals: Refusals,
): Promise<Stop | undefined> {
  let last = 0;
  try {
    for await (const line of linesOf(upTo(maxBytes, chunks))) {
      if (line.number > maxLines) return { why: 'too-many-lines', line: line.number };
      if (sending.failure) return undefined;
      if (Date.now() > until) return { why: 'not-sent', line: line.number, error: new OutOfTime() };
      last = line.number;
      const read = commandOfLine(line, bulk);
      if (read.ok) await sending.take(read.command, line.number, line.bytes.length);
      else refusals.add(line.number, read.errors);
    }
    return undefined;
  } catch (error) {
    if (error instanceof TooManyBytes) return { why: 'too-many-bytes', line: last + 1 };
    throw error;
  }
}

/** The first `limit` bytes; throws TooManyBytes where there are more. */
async function* upTo(limit: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    const room = limit - size;
    size += chunk.byteLength;
    yield chunk.byteLength > room ? chunk.subarray(0, room) : chunk;
    if (size > limit) throw new TooManyBytes(limit);
  }
}

/** Counts all, tells the first. A line that is found to be too long for a message is told late. */
class Refusals {
  readonly #list: RefusedLine[] = [];
  count = 0;

  add(line: number, errors: readonly LineError[]): void {
    this.count += 1;
    if (this.#list.length < maxToldLines) this.#list.push({ line, errors });
  }

  get told(): readonly RefusedLine[] {
    return this.#list.sort((one, other) => one.line - other.line);
  }
}
