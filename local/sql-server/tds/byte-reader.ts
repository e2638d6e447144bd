// Requests are read front to back; a request that ends too early is a broken client, never an endless wait.

export class BrokenMessage extends Error {
  constructor() {
    super('the message ends before what it announces');
    this.name = 'BrokenMessage';
  }
}

export class ByteReader {
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  get left(): number {
    return this.buffer.length - this.at;
  }

  bytes(count: number): Buffer {
    if (count > this.left) throw new BrokenMessage();
    this.at += count;
    return this.buffer.subarray(this.at - count, this.at);
  }

  u8(): number {
    return this.bytes(1).readUInt8();
  }

  u16(): number {
    return this.bytes(2).readUInt16LE();
  }

  u32(): number {
    return this.bytes(4).readUInt32LE();
  }

  i32(): number {
    return this.bytes(4).readInt32LE();
  }

  /** An unsigned number of any size. */
  unsigned(count: number): bigint {
    let value = 0n;
    const bytes = this.bytes(count);
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes.readUInt8(i));
    return value;
  }

  text(characters: number): string {
    return this.bytes(characters * 2).toString('utf16le');
  }

  shortText(): string {
    return this.text(this.u8());
  }

  /** A value of unknown length in chunks (PLP), or null. */
  chunks(): Buffer | null {
    const total = this.unsigned(8);
    if (total === 0xffff_ffff_ffff_ffffn) return null;
    const parts: Buffer[] = [];
    for (let size = this.u32(); size > 0; size = this.u32()) parts.push(this.bytes(size));
    return Buffer.concat(parts);
  }

  rest(): Buffer {
    return this.bytes(this.left);
  }
}
