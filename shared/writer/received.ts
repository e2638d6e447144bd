// A message as the queue gave it, and what it turned out to be.
import { hash } from 'node:crypto';
import { type Command, readCommand } from '../commands/kinds';
import { isUuid } from '../sections/text';

export interface Message {
  readonly messageId: string;
  /** As the trigger hands it over: parsed JSON, or text that was none. */
  readonly body: unknown;
  /** 1 at the first delivery. */
  readonly deliveryCount: number;
  readonly enqueuedAt: string | null;
}

export interface ReceivedCommand {
  readonly command: Command;
  readonly message: Message;
  /** Set once the database has refused this very command: it is to be recorded as rejected. */
  readonly refusal?: { readonly code: string; readonly detail: string };
}

/** A command that came by no queue. */
export function receivedHere(command: Command): ReceivedCommand {
  return { command, message: { messageId: command.operationId, body: command, deliveryCount: 1, enqueuedAt: null } };
}

/** A message that goes to ops.RejectedMessage, whole. */
export interface Rejection {
  readonly message: Message;
  readonly profileId: string | null;
  readonly operationId: string | null;
  readonly code: string;
  readonly detail: string;
}

export interface SortedMessages {
  readonly commands: readonly ReceivedCommand[];
  readonly unreadable: readonly Rejection[];
}

/** Reads every message; one that is no command of ours becomes a rejection, never an exception. */
export function sortMessages(messages: readonly Message[]): SortedMessages {
  const commands: ReceivedCommand[] = [];
  const unreadable: Rejection[] = [];
  for (const message of messages) {
    const read = readCommand(message.body);
    if (read.ok) commands.push({ command: read.command, message });
    else unreadable.push(unreadableMessage(message, read.fault));
  }
  return { commands, unreadable };
}

/** It is recorded with the profile that it names, so that an erasure finds it. */
function unreadableMessage(message: Message, detail: string): Rejection {
  const { body } = message;
  const named = typeof body === 'object' && body !== null && 'profileId' in body ? body.profileId : undefined;
  const profileId = typeof named === 'string' && isUuid(named) ? named.toLowerCase() : null;
  return { message, profileId, operationId: null, code: 'unreadable', detail };
}

/** The body as JSON: what was no JSON stands as an object with its text. */
export function bodyJson(body: unknown): string {
  const isDocument = typeof body === 'object' && body !== null;
  return JSON.stringify(isDocument ? body : { text: typeof body === 'string' ? body : String(body) });
}

/** SHA-256 in hex: the same for each delivery of a message. */
export function messageHash(messageId: string, body: string): string {
  return hash('sha256', JSON.stringify([messageId, body]), 'hex');
}
