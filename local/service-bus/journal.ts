// A queue's memory on disk: every event is appended before a client hears of it, so a killed broker loses nothing it confirmed.
// It is written to the system, not forced to the disk: it survives the end of the process, not that of the machine.
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { JournalCorrupt } from './errors';
import { decodeRecord, encodeRecord, MAX_RECORD_BYTES, PREFIX_BYTES } from './journal-record';
import type { QueueEvent } from './message';

const CHUNK_BYTES = 1_048_576;
/** A journal that is smaller than this is not worth compacting. */
const MIN_BYTES = 8 * 1_048_576;

export class Journal {
  private pending: Buffer[] = [];
  private size = 0;
  private sizeAfterCompaction = 0;

  private constructor(
    private readonly file: string,
    private descriptor: number,
  ) {}

  /** Opens or creates a journal and replays it. A record that a killed process left unfinished is cut off. Throws JournalCorrupt. */
  static open(file: string, replay: (event: QueueEvent) => void): Journal {
    rmSync(beside(file), { force: true });
    const journal = new Journal(file, openSync(file, existsSync(file) ? 'r+' : 'w+'));
    journal.size = journal.replay(replay);
    ftruncateSync(journal.descriptor, journal.size);
    return journal;
  }

  append(event: QueueEvent): void {
    this.pending.push(encodeRecord(event));
  }

  /** Writes what was appended since the last time, in one piece. */
  flush(): void {
    if (this.pending.length === 0) return;
    const bytes = Buffer.concat(this.pending);
    this.pending = [];
    this.size = writeAll(this.descriptor, bytes, this.size);
  }

  /** Whether most of the file tells of messages that are gone, and it has grown enough to be worth the work. */
  isMostlyDead(liveBytes: number): boolean {
    return this.size > MIN_BYTES + 2 * this.sizeAfterCompaction && this.size > 2 * liveBytes;
  }

  /** Replaces all records by those of a snapshot, in one step: a kill leaves the old file or the new one. */
  compact(snapshot: Iterable<QueueEvent>): void {
    this.flush();
    const fresh = new Journal(beside(this.file), openSync(beside(this.file), 'w+'));
    let waiting = 0;
    for (const event of snapshot) {
      fresh.append(event);
      waiting += fresh.pending.at(-1)?.length ?? 0;
      if (waiting < CHUNK_BYTES) continue;
      fresh.flush();
      waiting = 0;
    }
    fresh.flush();
    // Closed first, because Windows does not rename what is open.
    fresh.close();
    this.close();
    renameSync(beside(this.file), this.file);
    this.descriptor = openSync(this.file, 'r+');
    this.size = fresh.size;
    this.sizeAfterCompaction = fresh.size;
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  /** Where the whole records end. */
  private replay(tell: (event: QueueEvent) => void): number {
    const end = fstatSync(this.descriptor).size;
    let offset = 0;
    let chunk = Buffer.alloc(0);
    let at = 0;
    const have = (bytes: number): boolean => {
      if (chunk.length - at < bytes) {
        chunk = read(this.descriptor, offset, Math.max(bytes, CHUNK_BYTES));
        at = 0;
      }
      return chunk.length - at >= bytes;
    };
    while (have(PREFIX_BYTES)) {
      const length = chunk.readUInt32BE(at);
      const checksum = chunk.readUInt32BE(at + 4);
      if (length > MAX_RECORD_BYTES) throw new JournalCorrupt(this.file, offset);
      const next = offset + PREFIX_BYTES + length;
      if (!have(PREFIX_BYTES + length)) break;
      const event = decodeRecord(chunk.subarray(at + PREFIX_BYTES, at + PREFIX_BYTES + length), checksum);
      if (!event && next === end) break;
      if (!event) throw new JournalCorrupt(this.file, offset);
      tell(event);
      at += PREFIX_BYTES + length;
      offset = next;
    }
    return offset;
  }
}

function beside(file: string): string {
  return `${file}.compacting`;
}

function read(descriptor: number, position: number, bytes: number): Buffer<ArrayBuffer> {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  for (let got = -1; got !== 0 && filled < bytes; filled += got) {
    got = readSync(descriptor, buffer, filled, bytes - filled, position + filled);
  }
  return buffer.subarray(0, filled);
}

/** Where the file ends now. */
function writeAll(descriptor: number, bytes: Buffer, position: number): number {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
  return position + written;
}
