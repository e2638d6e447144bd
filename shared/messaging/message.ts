// How a command travels: one Service Bus message, whose id lets the broker drop a repeated one.
import type { ServiceBusMessage } from '@azure/service-bus';
import type { Command } from '../commands/kinds';
import { MessageTooLarge } from './errors';
import { traceProperties } from './message-spans';

export type CommandMessage = ServiceBusMessage & { readonly body: Buffer };

/** Below the 256 KB of the Standard tier, with room for the properties and the batch around it. */
export const maxEnvelopeBytes = 250_000;

/**
 * The message id is of the operation and, under an Idempotency-Key, of what was asked for: a retry is dropped by the queue's
 * duplicate detection, another request under the same key passes and is found out by the writer. The body goes as bytes, so
 * that it is serialised once. Throws MessageTooLarge.
 */
export function messageOf(command: Command): CommandMessage {
  const body = Buffer.from(JSON.stringify(command));
  if (body.length > maxEnvelopeBytes) throw new MessageTooLarge(maxEnvelopeBytes);
  const { kind, traceparent, operationId, fingerprint } = command;
  return {
    body,
    messageId: fingerprint === undefined ? operationId : `${operationId}:${fingerprint.slice(0, 16)}`,
    contentType: 'application/json',
    correlationId: command.correlationId,
    applicationProperties: { kind, ...traceProperties(traceparent) },
  };
}

/** More than the message takes of a batch: AMQP adds at most 8 bytes to each text, and the sections around them less than 200. */
export function mostBytesOf(message: CommandMessage): number {
  const { body, messageId, correlationId, contentType, applicationProperties } = message;
  return body.length + JSON.stringify([messageId, correlationId, contentType, applicationProperties]).length + 300;
}

/** Half of a batch of the Standard tier: what travels together still shares its batch with others. */
const mostTogether = 128 * 1024;

/**
 * As many from the first on as fit in one batch for sure: at least one. Throws MessageTooLarge where the first is; before a later one
 * that is too large it ends.
 */
export function messagesTogether(
  commands: readonly Command[],
  make: (command: Command) => CommandMessage = messageOf,
): CommandMessage[] {
  const messages: CommandMessage[] = [];
  let size = 0;
  for (const command of commands) {
    const message = unlessTooLarge(() => make(command), messages.length === 0);
    size += message ? mostBytesOf(message) : 0;
    if (!message || (messages.length > 0 && size > mostTogether)) break;
    messages.push(message);
  }
  return messages;
}

function unlessTooLarge(make: () => CommandMessage, isFirst: boolean): CommandMessage | undefined {
  try {
    return make();
  } catch (error) {
    if (isFirst || !(error instanceof MessageTooLarge)) throw error;
    return undefined;
  }
}
