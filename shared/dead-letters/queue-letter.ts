// A dead letter of a queue: what is told of it, and the message that puts it back.
import type { ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
import { sequenceNumberOf } from '../messaging/peek';
import { cutText } from '../sections/text';
import type { DeadLetter } from './dead-letter';
import { type Cargo, parsedBody, toldBy } from './read-body';

/** How often the message was put back by itself. Camel case: the Functions host changes the case of others. */
const replaysProperty = 'replays';

export function queueLetter(queue: string, cargo: Cargo, message: ServiceBusReceivedMessage): DeadLetter {
  const replays = message.applicationProperties?.[replaysProperty];
  return {
    origin: 'queue',
    queue,
    number: sequenceNumberOf(message),
    cause: cutText(message.deadLetterReason ?? 'unknown', 260),
    ...toldBy(parsedBody(message.body), cargo),
    enqueuedAt: message.enqueuedTimeUtc?.toISOString() ?? null,
    rejectedAt: null,
    deliveryCount: message.deliveryCount ?? 0,
    replays: typeof replays === 'number' ? replays : 0,
    bytes: bytesOf(message.body).length,
  };
}

/** The body as it travels, or its JSON where the sender made it no bytes. */
export function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/**
 * The same body, type and properties under a new message id: under its own one, the queue's duplicate detection would accept the message and
 * drop it. Who reads it knows it by what is in the body. `replays`: 0 where a person puts it back.
 * https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection
 */
export function messageAgain(
  dead: ServiceBusReceivedMessage,
  messageId: string,
  replays: number,
): ServiceBusMessage & Pick<ServiceBusReceivedMessage, '_rawAmqpMessage'> {
  const { DeadLetterReason: _, DeadLetterErrorDescription: __, ...properties } = dead.applicationProperties ?? {};
  const { body, contentType, correlationId, subject, to, replyTo, partitionKey, _rawAmqpMessage } = dead;
  return {
    body,
    messageId,
    ...(contentType !== undefined && { contentType }),
    ...(correlationId !== undefined && { correlationId }),
    ...(subject !== undefined && { subject }),
    ...(to !== undefined && { to }),
    ...(replyTo !== undefined && { replyTo }),
    ...(partitionKey !== undefined && { partitionKey }),
    applicationProperties: { ...properties, [replaysProperty]: replays },
    // By it the client writes the body in the section of AMQP that it came in.
    _rawAmqpMessage,
  };
}
