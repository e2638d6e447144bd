// Where messages end in a stream of TDS packets (MS-TDS, section 2.2.3.1): the header's second byte has the end-of-message bit.

const headerBytes = 8;

/** Told of each message's first and last packet, by the type of its packets. */
export interface MessageEnds {
  readonly onStart: (type: number) => void;
  readonly onEnd: (type: number) => void;
}

/** Returns the function that is given the stream, piece by piece, however it was cut. It keeps no more than a header. */
export function watchMessages({ onStart, onEnd }: MessageEnds): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let bodyLeft = 0;
  let ends = false;
  let inMessage = false;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (bodyLeft > 0) {
        const taken = Math.min(bodyLeft, chunk.length - at);
        at += taken;
        bodyLeft -= taken;
      } else {
        const taken = chunk.subarray(at, at + headerBytes - header.length);
        header = Buffer.concat([header, taken]);
        at += taken.length;
        if (header.length < headerBytes) return;
        if (!inMessage) onStart(header.readUInt8(0));
        inMessage = true;
        ends = (header.readUInt8(1) & 1) === 1;
        bodyLeft = header.readUInt16BE(2) - headerBytes;
      }
      if (bodyLeft === 0 && header.length === headerBytes) {
        if (ends) onEnd(header.readUInt8(0));
        if (ends) inMessage = false;
        header = Buffer.alloc(0);
      }
    }
  };
}
