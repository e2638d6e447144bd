// Messages are counted right however the network cuts the stream.
import { watchMessages } from '../../bench/writer/tds-packets';

function packet(type: number, endOfMessage: boolean, bodyLength: number): Buffer {
  const bytes = Buffer.alloc(8 + bodyLength, 0x5a);
  bytes.writeUInt8(type, 0);
  bytes.writeUInt8(endOfMessage ? 1 : 0, 1);
  bytes.writeUInt16BE(bytes.length, 2);
  return bytes;
}

const stream = Buffer.concat([packet(14, true, 22), packet(3, false, 4_088), packet(3, true, 100), packet(1, true, 0)]);

test.each([1, 3, 8, 9, 4_096, stream.length])('in pieces of %i bytes', (size) => {
  const seen: string[] = [];
  const watch = watchMessages({
    onStart: (type) => seen.push(`start ${type}`),
    onEnd: (type) => seen.push(`end ${type}`),
  });
  for (let at = 0; at < stream.length; at += size) watch(stream.subarray(at, at + size));
  expect(seen).toEqual(['start 14', 'end 14', 'start 3', 'end 3', 'start 1', 'end 1']);
});
