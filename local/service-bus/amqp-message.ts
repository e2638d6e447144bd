// Between the bytes of an AMQP message and what the broker needs to know of it. The bare message keeps the sender's bytes.
// Sections and their order: http://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-messaging-v1.0-os.html#section-message-format
import { randomUUID } from 'node:crypto';
import type { Typed } from 'rhea';
import { message as codec } from 'rhea';
import { InvalidRequest, MessageTooLarge, NotImplemented } from './errors';
import type { Content, Message } from './message';
import { types } from './rhea';

export const MAX_MESSAGE_BYTES = 262_144;
export const MAX_BATCH_BYTES = 1_048_576;
/** The message format of a batch: an AMQP message whose data sections are messages. */
const BATCH_FORMAT = 0x80013700;
const HEADER = 0x70;
const MESSAGE_ANNOTATIONS = 0x72;
const PROPERTIES = 0x73;
const APPLICATION_PROPERTIES = 0x74;
const MAX_UINT = 0xffffffff;
const NOTHING = Buffer.alloc(0);

/** The messages of one transfer. Throws a Refusal for the whole of it. */
export function parseTransfer(bytes: Buffer, format: number | undefined): Content[] {
  if (format !== BATCH_FORMAT) return [parseMessage(bytes)];
  if (bytes.length > MAX_BATCH_BYTES) throw new MessageTooLarge(bytes.length, MAX_BATCH_BYTES);
  const { content, multiple } = codec.decode(bytes).body as { content: Buffer | Buffer[]; multiple?: boolean };
  return (multiple ? (content as Buffer[]) : [content as Buffer]).map(parseMessage);
}

export function parseMessage(bytes: Buffer): Content {
  if (bytes.length > MAX_MESSAGE_BYTES) throw new MessageTooLarge(bytes.length, MAX_MESSAGE_BYTES);
  const reader = new types.Reader(bytes);
  let timeToLive: number | undefined;
  let scheduledFor: number | undefined;
  let annotations: Typed[] = [];
  let messageId: unknown;
  let bareFrom = 0;
  while (reader.remaining() > 0) {
    const code = sectionAt(bytes, reader.position);
    if (code > PROPERTIES) break;
    const { value } = reader.read() as { value: Typed[] };
    if (code === PROPERTIES) {
      messageId = types.unwrap(value[0]);
      break;
    }
    bareFrom = reader.position;
    if (code === HEADER) timeToLive = (types.unwrap(value[2]) as number | null) ?? undefined;
    if (code === MESSAGE_ANNOTATIONS) ({ scheduledFor, annotations } = readAnnotations(value));
  }
  // A slice keeps its batch in memory until the last of it is gone; a copy of each message would cost half of what a broker does.
  let bare = bytes.subarray(bareFrom);
  if (messageId === undefined || messageId === null) {
    messageId = randomUUID();
    bare = withMessageId(bare, String(messageId));
  }
  const id = Buffer.isBuffer(messageId) ? messageId.toString('hex') : String(messageId);
  return { messageId: id, timeToLive, scheduledFor, annotations: encodeMap(annotations), bare };
}

/** The message as a receiver gets it. */
export function encodeMessage(message: Message): Buffer {
  const timeToLive = message.expiresAt - message.enqueuedAt;
  const header = [
    types.wrap_boolean(true),
    types.wrap_ubyte(4),
    timeToLive <= MAX_UINT ? types.wrap_uint(timeToLive) : types.wrap(null),
    types.wrap_boolean(message.deliveryCount === 0),
    types.wrap_uint(message.deliveryCount),
  ];
  const annotations = [
    types.wrap_symbol('x-opt-sequence-number'),
    types.wrap_long(message.sequence),
    types.wrap_symbol('x-opt-enqueued-time'),
    types.wrap_timestamp(message.enqueuedAt),
  ];
  if (message.state === 'locked') {
    annotations.push(types.wrap_symbol('x-opt-locked-until'), types.wrap_timestamp(message.due));
  }
  if (message.state === 'scheduled') annotations.push(types.wrap_symbol('x-opt-message-state'), types.wrap_int(2));
  if (message.scheduledFor !== undefined) {
    annotations.push(types.wrap_symbol('x-opt-scheduled-enqueue-time'), types.wrap_timestamp(message.scheduledFor));
  }
  if (message.annotations.length > 0) annotations.push(...decodeMap(message.annotations));
  const head = [section(HEADER, types.List32(header)), section(MESSAGE_ANNOTATIONS, types.Map32(annotations))];
  return Buffer.concat([...head, message.bare]);
}

/** The bare message with more application properties; those without a value are left out, those of the same name replaced. */
export function withProperties(bare: Buffer, changes: object): Buffer {
  const reader = new types.Reader(bare);
  if (reader.remaining() > 0 && sectionAt(bare, 0) === PROPERTIES) reader.read();
  const from = reader.position;
  const present = reader.remaining() > 0 && sectionAt(bare, from) === APPLICATION_PROPERTIES;
  const items = new Map(pairs(present ? (reader.read() as { value: Typed[] }).value : []));
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined && value !== null) items.set(name, [types.wrap_string(name), types.wrap(value)]);
  }
  const properties = section(APPLICATION_PROPERTIES, types.Map32([...items.values()].flat()));
  return Buffer.concat([bare.subarray(0, from), properties, bare.subarray(reader.position)]);
}

function readAnnotations(value: Typed[]): { scheduledFor: number | undefined; annotations: Typed[] } {
  let scheduledFor: number | undefined;
  const annotations: Typed[] = [];
  for (const [name, pair] of pairs(value)) {
    if (name === 'x-opt-via-partition-key')
      throw new NotImplemented('sending through another entity (viaPartitionKey)');
    if (name !== 'x-opt-scheduled-enqueue-time') annotations.push(...pair);
    else scheduledFor = Number(types.unwrap(pair[1]));
    if (Number.isNaN(scheduledFor)) throw new InvalidRequest(`${name} is not a point in time.`);
  }
  return { scheduledFor, annotations };
}

function withMessageId(bare: Buffer, messageId: string): Buffer {
  const reader = new types.Reader(bare);
  const present = bare.length > 0 && sectionAt(bare, 0) === PROPERTIES;
  const fields = present ? (reader.read() as { value: Typed[] }).value.slice(1) : [];
  const properties = section(PROPERTIES, types.List32([types.wrap_string(messageId), ...fields]));
  return Buffer.concat([properties, bare.subarray(reader.position)]);
}

/** The code of the section that begins there: a descriptor that is a small or a large unsigned long. */
function sectionAt(bytes: Buffer, position: number): number {
  if (bytes[position] === 0 && bytes[position + 1] === 0x53) return bytes[position + 2] ?? 0;
  if (bytes[position] === 0 && bytes[position + 1] === 0x80 && bytes.length > position + 9)
    return bytes[position + 9] ?? 0;
  throw new InvalidRequest('The transfer is not an AMQP message.');
}

function section(code: number, value: Typed): Buffer {
  return write(types.described(types.wrap_ulong(code), value));
}

function write(value: Typed): Buffer {
  const writer = new types.Writer();
  writer.write(value);
  return writer.toBuffer();
}

function encodeMap(keysAndValues: Typed[]): Buffer {
  return keysAndValues.length > 0 ? Buffer.from(write(types.Map32(keysAndValues))) : NOTHING;
}

function decodeMap(bytes: Buffer): Typed[] {
  return (new types.Reader(bytes).read() as { value: Typed[] }).value;
}

function pairs(keysAndValues: readonly Typed[]): [string, [Typed, Typed]][] {
  const found: [string, [Typed, Typed]][] = [];
  for (let i = 0; i + 1 < keysAndValues.length; i += 2) {
    const [key, value] = keysAndValues.slice(i, i + 2) as [Typed, Typed];
    found.push([String(types.unwrap(key)), [key, value]]);
  }
  return found;
}
