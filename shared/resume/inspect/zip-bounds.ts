// The entries of a zip file by its directory, before a byte is unpacked: what they say of their sizes is within bounds, and what they say
// is held to when they are read (read/docx/parts.ts). Zip files inside are entries like others and never unpacked.
// Source of the layout: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
import { Unreadable } from '../errors';
import { limits } from '../limits';

export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** In bytes, as the directory says. */
  readonly packed: number;
  readonly size: number;
  /** Of its local header, in bytes from the beginning of the file. */
  readonly at: number;
}

const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
const encrypted = 0x1;

/**
 * By name; of two with one name the last.
 * @throws Unreadable `zip-bounds` beyond limits.zip, `password` where an entry is encrypted, `broken` where there is no directory
 */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zip.entries) throw new Unreadable('zip-bounds');
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const { entry, length } = entryAt(view, at);
    total += entry.size;
    if (total > limits.zip.total || isBomb(entry)) throw new Unreadable('zip-bounds');
    entries.set(entry.name, entry);
    at += length;
  }
  return entries;
}

function isBomb({ size, packed }: ZipEntry): boolean {
  return size >= limits.zip.ratioFrom && size > packed * limits.zip.ratio;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Unreadable('broken');
}

function entryAt(view: DataView, at: number): { entry: ZipEntry; length: number } {
  if (at + entryLength > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('broken');
  if (view.getUint16(at + 8, true) & encrypted) throw new Unreadable('password');
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new Unreadable('broken');
  const nameLength = view.getUint16(at + 28, true);
  const length = entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (at + length > view.byteLength) throw new Unreadable('broken');
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + entryLength, nameLength));
  return {
    entry: {
      name,
      method: method === 0 ? 'stored' : 'deflated',
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    },
    length,
  };
}
