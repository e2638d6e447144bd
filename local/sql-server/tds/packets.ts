// TDS sends a message as packets of a negotiated size; this joins and splits them ([MS-TDS] 2.2.3).

export const packetType = {
  batch: 1,
  rpc: 3,
  response: 4,
  attention: 6,
  transaction: 14,
  login: 16,
  prelogin: 18,
} as const;

const headerSize = 8;
const endOfMessage = 0x01;
const ignoreThis = 0x02;
const resetConnection = 0x08;

export interface Message {
  readonly type: number;
  readonly payload: Buffer;
  /** The client gave the message up while it sent it: nothing of it may be run. */
  readonly ignored: boolean;
  /** The session goes back to how it was after login before this message is run (sp_reset_connection). */
  readonly reset: boolean;
}

/** Joins the bytes of one connection to messages. */
export class MessageReader {
  private pending: Buffer = Buffer.alloc(0);
  private parts: Buffer[] = [];
  private reset = false;

  *read(chunk: Buffer): Generator<Message> {
    this.pending = this.pending.length ? Buffer.concat([this.pending, chunk]) : chunk;
    while (this.pending.length >= headerSize) {
      const size = this.pending.readUInt16BE(2);
      if (size < headerSize) throw new RangeError('a packet shorter than its header');
      if (this.pending.length < size) return;
      const packet = this.pending.subarray(0, size);
      this.pending = this.pending.subarray(size);
      const message = this.add(packet);
      if (message) yield message;
    }
  }

  private add(packet: Buffer): Message | undefined {
    const status = packet.readUInt8(1);
    this.parts.push(packet.subarray(headerSize));
    if (status & resetConnection) this.reset = true;
    if (!(status & endOfMessage)) return undefined;
    const message = {
      type: packet.readUInt8(0),
      payload: Buffer.concat(this.parts),
      ignored: (status & ignoreThis) !== 0,
      reset: this.reset,
    };
    this.parts = [];
    this.reset = false;
    return message;
  }
}

/** One answer as packets, ready for the socket. */
export function toPackets(payload: Buffer, packetSize: number): Buffer {
  const room = packetSize - headerSize;
  const count = Math.max(1, Math.ceil(payload.length / room));
  const out = Buffer.allocUnsafe(payload.length + count * headerSize);
  for (let i = 0, at = 0; i < count; i++) {
    const part = payload.subarray(i * room, (i + 1) * room);
    out.writeUInt8(packetType.response, at);
    out.writeUInt8(i === count - 1 ? endOfMessage : 0, at + 1);
    out.writeUInt16BE(part.length + headerSize, at + 2);
    out.writeUInt16BE(0, at + 4);
    out.writeUInt8((i + 1) & 0xff, at + 6);
    out.writeUInt8(0, at + 7);
    part.copy(out, at + headerSize);
    at += part.length + headerSize;
  }
  return out;
}
