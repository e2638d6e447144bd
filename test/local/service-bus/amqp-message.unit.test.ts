import { message as codec, type Typed, types } from 'rhea';
import {
  encodeMessage,
  MAX_BATCH_BYTES,
  MAX_MESSAGE_BYTES,
  parseMessage,
  parseTransfer,
  withProperties,
} from '../../../local/service-bus/amqp-message';
import { InvalidRequest, MessageTooLarge, NotImplemented } from '../../../local/service-bus/errors';
import { aContent } from './factories';

const BATCH = 0x80013700;
const body = codec.data_section(Buffer.from('{}'));

describe('parsing', () => {
  it('finds what the broker needs to know and keeps the bare message byte for byte', () => {
    const bare = codec.encode({
      message_id: 'id',
      subject: 's',
      application_properties: { n: types.wrap_byte(5) },
      body,
    });
    const when = new Date(1_800_000_000_000);
    const annotations = { 'x-opt-scheduled-enqueue-time': when, 'x-opt-partition-key': 'p' };
    const parsed = parseMessage(
      codec.encode({
        ttl: 5000,
        message_annotations: annotations,
        message_id: 'id',
        subject: 's',
        application_properties: { n: types.wrap_byte(5) },
        body,
      }),
    );
    expect(parsed).toMatchObject({ messageId: 'id', timeToLive: 5000, scheduledFor: when.getTime() });
    expect(bare.subarray(bare.length - parsed.bare.length)).toEqual(parsed.bare);
  });

  it.each([
    ['a number', 7, '7'],
    ['a UUID', Buffer.alloc(16, 0xab), 'ab'.repeat(16)],
  ])('reads a message id that is %s', (_, message_id, expected) => {
    expect(parseMessage(codec.encode({ message_id, body })).messageId).toBe(expected);
  });

  it('gives a message without an id one of its own', () => {
    const parsed = parseMessage(codec.encode({ subject: 'kept', body }));
    const decoded = codec.decode(parsed.bare);
    expect(parsed.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(decoded).toMatchObject({ message_id: parsed.messageId, subject: 'kept' });
  });

  it('takes a batch apart, of one message too', () => {
    const encoded = ['a', 'b'].map((message_id) => codec.encode({ message_id, body }));
    const batch = (contents: Buffer[]) => codec.encode({ body: codec.data_sections(contents) });
    expect(parseTransfer(batch(encoded), BATCH).map(({ messageId }) => messageId)).toEqual(['a', 'b']);
    expect(parseTransfer(batch(encoded.slice(0, 1)), BATCH).map(({ messageId }) => messageId)).toEqual(['a']);
  });

  it('refuses what is too large, no message, or to be sent through another entity', () => {
    const large = codec.encode({ message_id: 'id', body: codec.data_section(Buffer.alloc(MAX_MESSAGE_BYTES)) });
    expect(() => parseTransfer(large, 0)).toThrow(MessageTooLarge);
    expect(() => parseTransfer(codec.encode({ body: codec.data_sections([large, large]) }), BATCH)).toThrow(
      MessageTooLarge,
    );
    expect(() => parseTransfer(Buffer.alloc(MAX_BATCH_BYTES + 1), BATCH)).toThrow(MessageTooLarge);
    expect(() => parseMessage(Buffer.from('hello'))).toThrow(InvalidRequest);
    const via = codec.encode({ message_annotations: { 'x-opt-via-partition-key': 'k' }, body });
    expect(() => parseMessage(via)).toThrow(NotImplemented);
  });
});

describe('a message as a receiver gets it', () => {
  it('has its place, its times and its count, and the annotations that its sender gave it', () => {
    const content = parseMessage(
      codec.encode({ message_annotations: { 'x-opt-partition-key': 'p' }, message_id: 'id', body }),
    );
    const lifetime = { enqueuedAt: 1_000, expiresAt: 61_000 };
    const life = { state: 'locked', due: 9_000, lockToken: 't', deliveryCount: 2, sequence: 300 } as const;
    const bytes = encodeMessage({ ...content, ...lifetime, ...life, place: 'queue', scheduled: false });
    expect(codec.decode(bytes)).toMatchObject({
      message_id: 'id',
      delivery_count: 2,
      ttl: 60_000,
      message_annotations: {
        'x-opt-sequence-number': 300,
        'x-opt-enqueued-time': new Date(1_000),
        'x-opt-locked-until': new Date(9_000),
        'x-opt-partition-key': 'p',
      },
    });
  });
});

describe('setting application properties', () => {
  const typesOf = (bare: Buffer) => {
    const decoded = codec.decode(bare).application_properties as Record<string, unknown>;
    return Object.fromEntries(Object.entries(decoded));
  };

  it('adds and replaces by name, and leaves out what has no value', () => {
    const { bare } = parseMessage(codec.encode({ message_id: 'id', application_properties: { a: 1, b: 'x' }, body }));
    expect(typesOf(withProperties(bare, { b: 'y', c: true, d: undefined, e: null }))).toEqual({
      a: 1,
      b: 'y',
      c: true,
    });
  });

  it('makes a place for them where there is none', () => {
    expect(typesOf(withProperties(aContent().bare, { why: 'so' }))).toEqual({ why: 'so' });
    expect(typesOf(withProperties(codec.encode({ body }).subarray(-7), { why: 'so' }))).toEqual({ why: 'so' });
  });

  it('keeps the types of those that were there', () => {
    const long = types.wrap_long(5) as Typed;
    const { bare } = parseMessage(codec.encode({ message_id: 'id', application_properties: { long }, body }));
    // 0x55: a small long.
    expect(withProperties(bare, { x: 1 }).includes(Buffer.from([0xa1, 4, ...Buffer.from('long'), 0x55, 5]))).toBe(true);
  });
});
