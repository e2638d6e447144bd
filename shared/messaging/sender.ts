// The one way of a command to the queue. Commands that arrive while batches are in flight travel together in the next.
import type { ServiceBusMessageBatch } from '@azure/service-bus';
import type { Command } from '../commands/kinds';
import type { ServiceAccess } from '../config';
import { inSpan } from '../telemetry/span';
import { refusalOf } from './broker-refusal';
import { MessageTooLarge, type QueueFull, QueueThrottled, QueueUnavailable } from './errors';
import { createLinkSource, type Link, type LinkSource } from './link';
import { type CommandMessage, messageOf, messagesTogether } from './message';
import { carrying, commandsSpan } from './message-spans';
import { type RoomLimits, roomLimits, type Waiting, WaitingRoom } from './waiting-room';

export interface CommandSender {
  /**
   * Resolves when the broker has accepted the command: from then on it is kept. Rejects with MessageTooLarge; with TooMuchWaiting,
   * QueueThrottled or QueueFull when it is not in the queue and may be sent again later; or with QueueUnavailable when the broker
   * has not accepted it in about 5 s; it may then still have arrived, and may be sent again.
   */
  send(command: Command): Promise<void>;
  /**
   * Sends as many of the commands, from the first on, as one batch is sure to hold, in their order: the broker accepts all of them or
   * none. Resolves with how many they are, 1 or more; rejects as `send` does, with MessageTooLarge for the first.
   */
  sendFirst(commands: readonly Command[]): Promise<number>;
  /** Resolves when the broker answers and has the queue, else rejects with QueueUnavailable. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface SenderOptions {
  /** Milliseconds for which a command is tried. */
  readonly giveUpAfterMs?: number;
  /** Batches in flight at a time: with one the process idles until it is accepted, more of them are smaller and cost more. */
  readonly maxInFlight?: number;
  /** The pause after a failure is between half of this and all of it, in milliseconds. */
  readonly pauseMs?: number;
  readonly limits?: RoomLimits;
}

export function createSender(access: ServiceAccess, queue: string): CommandSender {
  return createSenderOn(createLinkSource(access, queue), queue);
}

/**
 *     send ──room──▶ waiting ──fits in a batch──▶ in flight ──accepted──▶ resolved
 *       │             ▲  └──fits in no batch──▶ rejected   │
 *       │             └──────before the deadline──────── failed ──after it──▶ rejected
 *       │                                                  └──throttled, full──▶ rejected, with all that wait
 *       └──no room, or throttled a moment ago──▶ rejected
 *
 * A batch that failed may have arrived: sending it again is harmless, for the queue knows the message ids.
 */
export function createSenderOn(links: LinkSource, queue: string, options: SenderOptions = {}): CommandSender {
  const { giveUpAfterMs = 5_000, maxInFlight = 2, pauseMs = 300, limits = roomLimits } = options;
  const room = new WaitingRoom(limits);
  let boarding = false;
  let inFlight = 0;
  /** Until then the broker has asked to be left alone. */
  let restUntil = 0;

  const pump = async () => {
    if (boarding) return;
    boarding = true;
    while (!room.isEmpty && inFlight < maxInFlight) await board();
    boarding = false;
  };

  const board = async () => {
    let link: Link | undefined;
    try {
      link = links.current();
      const batch = await link.createBatch();
      // Whatever the process is reading at this moment gets on board: twice as many messages a batch for no time to speak of.
      await new Promise(setImmediate);
      const taken = room.board(batch);
      if (taken.length > 0) void deliver(link, batch, taken);
      else room.first()?.reject(new MessageTooLarge(batch.maxSizeInBytes));
    } catch (error) {
      await recover(link, error);
    }
  };

  const deliver = async (link: Link, batch: ServiceBusMessageBatch, taken: readonly Waiting[]) => {
    inFlight++;
    try {
      await link.sendBatch(batch);
      for (const one of taken) one.resolve();
    } catch (error) {
      room.putBack(taken);
      await recover(link, error);
    }
    inFlight--;
    void pump();
  };

  const recover = async (link: Link | undefined, error: unknown) => {
    const refusal = refusalOf(error, queue);
    if (refusal) refuse(refusal);
    else await rest(link, error);
  };

  /** Nobody is tried again: the broker has said that it would not help. The link is as good as before. */
  const refuse = (refusal: QueueThrottled | QueueFull) => {
    if (refusal instanceof QueueThrottled) restUntil = Date.now() + refusal.seconds * 1000;
    for (const one of room.leave()) one.reject(refusal);
  };

  /** Gives up those that have no time for another try, and lets the link rest for a moment. */
  const rest = async (link: Link | undefined, error: unknown) => {
    if (link) links.discard(link);
    const pause = pauseMs * (0.5 + Math.random() / 2);
    for (const one of room.leave(Date.now() + pause)) one.reject(new QueueUnavailable(queue, error));
    await new Promise((resolve) => setTimeout(resolve, pause));
  };

  const accept = (messages: readonly CommandMessage[]): Promise<void> => {
    const now = Date.now();
    if (now < restUntil) throw new QueueThrottled(queue, Math.ceil((restUntil - now) / 1000));
    const bytes = messages.reduce((sum, { body }) => sum + body.length, 0);
    return new Promise((resolve, reject) => {
      room.admit({ messages, bytes, deadline: now + giveUpAfterMs, resolve, reject });
      void pump();
    });
  };

  return {
    send: (command) => inSpan(commandsSpan(queue, [command]), (span) => accept([messageOf(carrying(command, span))])),
    sendFirst: (commands) =>
      inSpan(commandsSpan(queue, commands), async (span) => {
        const messages = messagesTogether(commands, (command) => messageOf(carrying(command, span)));
        span.setAttribute('messaging.batch.message_count', messages.length);
        await accept(messages);
        return messages.length;
      }),
    async probe() {
      await links.probe().catch((error) => {
        throw new QueueUnavailable(queue, error);
      });
    },
    close: () => links.close(),
  };
}
