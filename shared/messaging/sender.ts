// The one way of a command to the queue. Commands that arrive while batches are in flight travel together in the next.
import type { ServiceBusMessage, ServiceBusMessageBatch } from '@azure/service-bus';
import type { Command } from '../commands/kinds';
import type { ServiceAccess } from '../config';
import { MessageTooLarge, QueueUnavailable } from './errors';
import { createLinkSource, type Link, type LinkSource } from './link';
import { messageOf } from './message';

export interface CommandSender {
  /**
   * Resolves when the broker has accepted the command: from then on it is kept. Rejects with MessageTooLarge, or with
   * QueueUnavailable when the broker has not accepted it in about 5 s; it may then still have arrived, and may be sent again.
   */
  send(command: Command): Promise<void>;
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
}

interface Waiting {
  readonly message: ServiceBusMessage;
  readonly deadline: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

export function createSender(access: ServiceAccess, queue: string): CommandSender {
  return createSenderOn(createLinkSource(access, queue), queue);
}

/**
 *     send ──▶ waiting ──fits in a batch──▶ in flight ──accepted──▶ resolved
 *                 ▲  └──fits in no batch──▶ rejected       │
 *                 └───────────before the deadline──────── failed ──after it──▶ rejected
 *
 * A batch that failed may have arrived: sending it again is harmless, for the queue knows the message ids.
 */
export function createSenderOn(links: LinkSource, queue: string, options: SenderOptions = {}): CommandSender {
  const { giveUpAfterMs = 5_000, maxInFlight = 2, pauseMs = 300 } = options;
  let waiting: Waiting[] = [];
  let boarding = false;
  let inFlight = 0;

  const pump = async () => {
    if (boarding) return;
    boarding = true;
    while (waiting.length > 0 && inFlight < maxInFlight) await board();
    boarding = false;
  };

  const board = async () => {
    let link: Link | undefined;
    try {
      link = links.current();
      const batch = await link.createBatch();
      // Whatever the process is reading at this moment gets on board: twice as many messages a batch for no time to speak of.
      await new Promise(setImmediate);
      const taken = take(batch);
      if (taken.length > 0) void deliver(link, batch, taken);
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
      waiting = [...taken, ...waiting];
      await recover(link, error);
    }
    inFlight--;
    void pump();
  };

  /** Moves what fits from the front of the waiting into the batch. */
  const take = (batch: ServiceBusMessageBatch): Waiting[] => {
    let count = 0;
    for (const one of waiting) {
      if (!batch.tryAddMessage(one.message)) break;
      count++;
    }
    const taken = waiting.slice(0, count);
    waiting = waiting.slice(count);
    if (count === 0) waiting.shift()?.reject(new MessageTooLarge(batch.maxSizeInBytes));
    return taken;
  };

  /** Gives up those that have no time for another try, and lets the link rest for a moment. */
  const recover = async (link: Link | undefined, error: unknown) => {
    if (link) links.discard(link);
    const pause = pauseMs * (0.5 + Math.random() / 2);
    const nextTry = Date.now() + pause;
    const late = waiting.filter((one) => one.deadline <= nextTry);
    waiting = waiting.filter((one) => one.deadline > nextTry);
    for (const one of late) one.reject(new QueueUnavailable(queue, error));
    await new Promise((resolve) => setTimeout(resolve, pause));
  };

  return {
    async send(command) {
      const message = messageOf(command);
      return new Promise((resolve, reject) => {
        waiting.push({ message, deadline: Date.now() + giveUpAfterMs, resolve, reject });
        void pump();
      });
    },
    async probe() {
      await links.probe().catch((error) => {
        throw new QueueUnavailable(queue, error);
      });
    },
    close: () => links.close(),
  };
}
