// The two messages before anything else: PRELOGIN, which settles that there is no encryption, and LOGIN7 ([MS-TDS] 2.2.6.4-5).

/** Version, "encryption is not supported", no instance, no thread, no MARS. */
export function preloginAnswer(): Buffer {
  const options: [number, Buffer][] = [
    [0, Buffer.from([16, 0, 0, 0, 0, 0])],
    [1, Buffer.from([2])],
    [2, Buffer.from([0])],
    [3, Buffer.alloc(0)],
    [4, Buffer.from([0])],
  ];
  const header = Buffer.alloc(options.length * 5 + 1, 0xff);
  let offset = header.length;
  options.forEach(([token, value], i) => {
    header.writeUInt8(token, i * 5);
    header.writeUInt16BE(offset, i * 5 + 1);
    header.writeUInt16BE(value.length, i * 5 + 3);
    offset += value.length;
  });
  return Buffer.concat([header, ...options.map(([, value]) => value)]);
}

export interface Login {
  readonly packetSize: number;
  readonly user: string;
  readonly database: string;
}

export function readLogin(payload: Buffer): Login {
  const text = (at: number) => {
    const start = payload.readUInt16LE(at);
    return payload.subarray(start, start + payload.readUInt16LE(at + 2) * 2).toString('utf16le');
  };
  const wanted = payload.readUInt32LE(8);
  return { packetSize: Math.min(Math.max(wanted, 512), 32_767), user: text(40), database: text(68) };
}
