// One event as one record of a journal: what it is as JSON, then the message's own bytes as they are.
//
//   | length of the rest | CRC-32 of the rest | length of the JSON | JSON | annotations | bare message |
//     4 bytes, big-endian    4                    4
import { crc32 } from 'node:zlib';
import type { QueueEvent, StoredMessage } from './message';

export const PREFIX_BYTES = 8;
/** Far above the largest message: a longer length is not a length. */
export const MAX_RECORD_BYTES = 4 * 1_048_576;

type PutRecord = Omit<StoredMessage, 'annotations' | 'bare'> & {
  kind: 'put';
  replaces?: number;
  annotationBytes: number;
};

export function encodeRecord(event: QueueEvent): Buffer {
  const [description, ...bodies] = event.kind === 'put' ? describePut(event) : [JSON.stringify(event)];
  const jsonBytes = Buffer.byteLength(description);
  const bodyBytes = bodies.reduce((sum, { length }) => sum + length, 0);
  const record = Buffer.allocUnsafe(PREFIX_BYTES + 4 + jsonBytes + bodyBytes);
  const rest = record.subarray(PREFIX_BYTES);
  rest.writeUInt32BE(jsonBytes);
  let end = 4 + rest.write(description, 4);
  for (const body of bodies) end += body.copy(rest, end);
  record.writeUInt32BE(rest.length);
  record.writeUInt32BE(crc32(rest), 4);
  return record;
}

/** The event of a record's bytes after its prefix; undefined if they do not match the checksum. */
export function decodeRecord(rest: Buffer, checksum: number): QueueEvent | undefined {
  if (rest.length < 4 || crc32(rest) !== checksum) return undefined;
  const bodyFrom = 4 + rest.readUInt32BE();
  const record = JSON.parse(rest.toString('utf8', 4, bodyFrom)) as Exclude<QueueEvent, { kind: 'put' }> | PutRecord;
  if (record.kind !== 'put') return record;
  const { kind, replaces, annotationBytes, ...fields } = record;
  const bareFrom = bodyFrom + annotationBytes;
  const message = {
    ...fields,
    timeToLive: fields.timeToLive,
    scheduledFor: fields.scheduledFor,
    annotations: Buffer.from(rest.subarray(bodyFrom, bareFrom)),
    bare: Buffer.from(rest.subarray(bareFrom)),
  };
  return replaces === undefined ? { kind, message } : { kind, message, replaces };
}

function describePut({ kind, message, replaces }: Extract<QueueEvent, { kind: 'put' }>): [string, Buffer, Buffer] {
  const { sequence, place, scheduled, enqueuedAt, expiresAt, deliveryCount, messageId, timeToLive, scheduledFor } =
    message;
  const fields = {
    sequence,
    place,
    scheduled,
    enqueuedAt,
    expiresAt,
    deliveryCount,
    messageId,
    timeToLive,
    scheduledFor,
  };
  const annotationBytes = message.annotations.length;
  return [JSON.stringify({ kind, replaces, ...fields, annotationBytes }), message.annotations, message.bare];
}
