// The parts of a Word file, each unpacked when it is asked for and held to the size that the directory says.
import { inflateRawSync } from 'node:zlib';
import { Unreadable } from '../../errors';
import { type ZipEntry, zipEntries } from '../../inspect/zip-bounds';
import { type Element, readXml } from './xml';

export interface Relationship {
  readonly id: string;
  /** The last part of its type: `styles`, `hyperlink`. */
  readonly kind: string;
  /** The name of a part, or an address. */
  readonly target: string;
}

const localHeaderLength = 30;
/** Of one part of XML, in bytes: what limits.characters need with twenty times as much around them. */
const largestPart = 16 * 1024 * 1024;

export class Parts {
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  /** @throws Unreadable as zipEntries does */
  constructor(private readonly bytes: Uint8Array) {
    this.entries = zipEntries(bytes);
  }

  /**
   * None where there is no such part.
   * @throws Unreadable `broken`, `unsafe-xml`, `zip-bounds` where it is larger than said or than a resume could need
   */
  xml(name: string): Element | undefined {
    const entry = this.entries.get(name);
    if (entry && entry.size > largestPart) throw new Unreadable('zip-bounds');
    return entry && readXml(this.unpacked(entry));
  }

  /** Of a part to others and to addresses outside (ECMA-376-2, 9.3); those of the file as a whole for no name. */
  relationshipsOf(name: string): Relationship[] {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const part = this.xml(`${folder}_rels/${name.slice(folder.length)}.rels`);
    return (part?.children ?? []).map(({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => ({
      id: Id,
      kind: Type.slice(Type.lastIndexOf('/') + 1),
      target: TargetMode === 'External' ? Target : partName(folder, Target),
    }));
  }

  private unpacked({ method, packed, size, at }: ZipEntry): Uint8Array {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    if (at + localHeaderLength > view.byteLength || view.getUint32(at, true) !== 0x04034b50) {
      throw new Unreadable('broken');
    }
    const from = at + localHeaderLength + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (from + packed > this.bytes.length) throw new Unreadable('broken');
    const data = this.bytes.subarray(from, from + packed);
    const content = method === 'stored' ? data : inflated(data, size);
    if (content.length !== size) throw new Unreadable('broken');
    return content;
  }
}

function inflated(data: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (cause) {
    const isLarger = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unreadable(isLarger ? 'zip-bounds' : 'broken', { cause });
  }
}

/** Relative to the part's folder; of what is no reference none. */
function partName(folder: string, target: string): string {
  return URL.parse(target, `file:///${folder}`)?.pathname.slice(1) ?? '';
}
