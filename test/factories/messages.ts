// Messages as the trigger hands them over.
import type { Command } from '../../shared/commands/kinds';
import type { Message, ReceivedCommand } from '../../shared/writer/received';

export function aMessage(body: unknown, given: Partial<Message> = {}): Message {
  return { messageId: 'message-1', deliveryCount: 1, enqueuedAt: null, ...given, body };
}

/** A command as it comes off the wire. */
export function messageOf(command: Command, given: Partial<Message> = {}): Message {
  return aMessage(JSON.parse(JSON.stringify(command)), { messageId: command.operationId, ...given });
}

export function received(command: Command): ReceivedCommand {
  return { command, message: messageOf(command) };
}
