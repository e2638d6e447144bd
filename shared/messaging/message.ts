// How a command travels: one Service Bus message, whose id lets the broker drop a repeated one.
import type { ServiceBusMessage } from '@azure/service-bus';
import type { Command } from '../commands/kinds';
import { MessageTooLarge } from './errors';

/** Below the 256 KB of the Standard tier, with room for the properties and the batch around it. */
export const maxEnvelopeBytes = 250_000;

/**
 * The message id is of the operation and, under an Idempotency-Key, of what was asked for: a retry is dropped by the queue's
 * duplicate detection, another request under the same key passes and is found out by the writer. The body goes as bytes, so
 * that it is serialised once. Throws MessageTooLarge.
 */
export function messageOf(command: Command): ServiceBusMessage & { readonly body: Buffer } {
  const body = Buffer.from(JSON.stringify(command));
  if (body.length > maxEnvelopeBytes) throw new MessageTooLarge(maxEnvelopeBytes);
  const { kind, traceparent, operationId, fingerprint } = command;
  return {
    body,
    messageId: fingerprint === undefined ? operationId : `${operationId}:${fingerprint.slice(0, 16)}`,
    contentType: 'application/json',
    correlationId: command.correlationId,
    applicationProperties: traceparent ? { kind, traceparent } : { kind },
  };
}
