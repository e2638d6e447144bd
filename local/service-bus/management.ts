// The requests that a client sends to `<queue>/$management`: one function for each operation.
// https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response
import { type Typed, uuid_to_string } from 'rhea';
import { z } from 'zod';
import { encodeMessage, parseMessage } from './amqp-message';
import { InvalidRequest, NotImplemented } from './errors';
import type { Place } from './message';
import type { MessageQueue } from './message-queue';
import { LONG, TIMESTAMP, types } from './rhea';

export type ReplyBody = Record<string, Typed | { message: Buffer }[]>;

const bytes = z.instanceof(Buffer);
const lockTokens = z
  .array(bytes.refine((token) => token.length === 16))
  .transform((tokens) => tokens.map(uuid_to_string));
/** rhea reads an AMQP long as a number where it is safe to. */
const sequenceNumber = z.int();

const requests = {
  'renew-lock': z.strictObject({ 'lock-tokens': lockTokens }),
  'schedule-message': z.strictObject({
    messages: z.array(
      z.strictObject({
        message: bytes,
        'message-id': z.unknown().optional(),
        'session-id': z.unknown().optional(),
        'partition-key': z.unknown().optional(),
      }),
    ),
  }),
  'cancel-scheduled-message': z.strictObject({ 'sequence-numbers': z.array(sequenceNumber) }),
  'peek-message': z.strictObject({ 'from-sequence-number': sequenceNumber, 'message-count': z.int().positive() }),
  'update-disposition': z.strictObject({
    'lock-tokens': lockTokens,
    'disposition-status': z.enum(['completed', 'abandoned', 'suspended', 'defered']),
    'deadletter-reason': z.string().optional(),
    'deadletter-description': z.string().optional(),
    'properties-to-modify': z.record(z.string(), z.unknown()).optional(),
  }),
};

/** What the operation replies; undefined where it found nothing. Throws a Refusal. */
export function manage(
  queue: MessageQueue,
  place: Place,
  operation: string,
  body: unknown,
  now: number,
): ReplyBody | undefined {
  const name = operation.replace(/^com\.microsoft:/, '');
  switch (name) {
    case 'renew-lock': {
      const request = parse(name, body);
      return {
        expirations: types.wrap_array(
          request['lock-tokens'].map((token) => queue.renew(token, now)),
          TIMESTAMP,
          undefined,
        ),
      };
    }
    case 'schedule-message': {
      const contents = parse(name, body).messages.map(({ message }) => parseMessage(message));
      queue.requireRoom(contents);
      return {
        'sequence-numbers': types.wrap_array(
          contents.map((content) => queue.send(content, now)),
          LONG,
          undefined,
        ),
      };
    }
    case 'cancel-scheduled-message':
      for (const sequence of parse(name, body)['sequence-numbers']) queue.cancelScheduled(sequence);
      return {};
    case 'peek-message': {
      const request = parse(name, body);
      const found = queue.peek(place, request['from-sequence-number'], request['message-count']);
      return found.length > 0 ? { messages: found.map((message) => ({ message: encodeMessage(message) })) } : undefined;
    }
    case 'update-disposition':
      updateDisposition(queue, parse(name, body), now);
      return {};
    default:
      throw new NotImplemented(`the operation ${operation}`);
  }
}

function updateDisposition(
  queue: MessageQueue,
  request: z.output<(typeof requests)['update-disposition']>,
  now: number,
): void {
  const status = request['disposition-status'];
  const properties = request['properties-to-modify'];
  for (const token of request['lock-tokens']) {
    switch (status) {
      case 'completed':
        queue.complete(token, now);
        break;
      case 'abandoned':
        queue.abandon(token, now, properties);
        break;
      case 'suspended':
        queue.deadLetter(token, now, request['deadletter-reason'], request['deadletter-description'], properties);
        break;
      case 'defered':
        throw new NotImplemented('deferral');
      default:
        status satisfies never;
    }
  }
}

function parse<Name extends keyof typeof requests>(name: Name, body: unknown): z.output<(typeof requests)[Name]> {
  const result = requests[name].safeParse(body);
  if (!result.success) throw new InvalidRequest(`${name}: ${z.prettifyError(result.error)}`);
  return result.data as z.output<(typeof requests)[Name]>;
}
