// Answers are built value by value and their length is known only at the end: a buffer that grows, little-endian as TDS is.

export class ByteWriter {
  private buffer = Buffer.allocUnsafe(1024);
  private length = 0;

  private reserve(bytes: number): number {
    const start = this.length;
    this.length += bytes;
    if (this.length > this.buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.length, this.buffer.length * 2));
      this.buffer.copy(grown, 0, 0, start);
      this.buffer = grown;
    }
    return start;
  }

  u8(value: number): void {
    const at = this.reserve(1);
    this.buffer.writeUInt8(value, at);
  }

  u16(value: number): void {
    const at = this.reserve(2);
    this.buffer.writeUInt16LE(value, at);
  }

  i32(value: number): void {
    const at = this.reserve(4);
    this.buffer.writeInt32LE(value, at);
  }

  u32(value: number): void {
    const at = this.reserve(4);
    this.buffer.writeUInt32LE(value, at);
  }

  i64(value: bigint): void {
    const at = this.reserve(8);
    this.buffer.writeBigInt64LE(value, at);
  }

  f64(value: number): void {
    const at = this.reserve(8);
    this.buffer.writeDoubleLE(value, at);
  }

  /** An unsigned number in as many bytes as it is given: times and dates take 3 to 5, decimals 16. */
  unsigned(value: bigint, bytes: number): void {
    let rest = value;
    for (let i = 0; i < bytes; i++) {
      this.u8(Number(rest & 0xffn));
      rest >>= 8n;
    }
  }

  bytes(value: Uint8Array): void {
    const at = this.reserve(value.length);
    this.buffer.set(value, at);
  }

  /** UTF-16LE without a length. */
  text(value: string): void {
    const at = this.reserve(value.length * 2);
    this.buffer.write(value, at, 'utf16le');
  }

  /** B_VARCHAR: a length in characters of one byte, then the text. */
  shortText(value: string): void {
    const cut = value.slice(0, 255);
    this.u8(cut.length);
    this.text(cut);
  }

  /** US_VARCHAR: a length in characters of two bytes, then the text. */
  longText(value: string): void {
    const cut = value.slice(0, 65_535);
    this.u16(cut.length);
    this.text(cut);
  }

  /** What `write` adds, after its length in bytes as two bytes: the frame of most tokens. */
  framed(write: () => void): void {
    const at = this.reserve(2);
    write();
    this.buffer.writeUInt16LE(this.length - at - 2, at);
  }

  finish(): Buffer {
    return this.buffer.subarray(0, this.length);
  }
}
