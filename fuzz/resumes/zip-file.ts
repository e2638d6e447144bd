// Zip files that no honest program writes: directories that lie of sizes and numbers.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the directory says of its unpacked size, where that is not so. */
  readonly declaredSize?: number;
}

/** Layout: PKWARE APPNOTE 6.3.10, 4.3. Entries of the same bytes are packed once. */
export function zipFile(entries: readonly Entry[]): Buffer {
  const packed = new Map<Uint8Array, Buffer>();
  const packedOf = (bytes: Uint8Array) => {
    const known = packed.get(bytes) ?? deflateRawSync(bytes, { level: 9 });
    packed.set(bytes, known);
    return known;
  };
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const data = packedOf(entry.bytes);
    const header = headerOf(entry, data);
    const local = Buffer.concat([signature(0x04034b50), header, Buffer.from(entry.name), data]);
    parts.push(local);
    directory.push(directoryEntry(header, at), Buffer.from(entry.name));
    at += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endOfDirectory(entries.length, central.length, at)]);
}

/** What the local header and the directory have in common. */
function headerOf({ name, bytes, declaredSize }: Entry, packed: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(declaredSize ?? bytes.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

function directoryEntry(header: Buffer, at: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  return Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), header, rest]);
}

function endOfDirectory(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count % 0x10000, 4);
  end.writeUInt16LE(count % 0x10000, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
