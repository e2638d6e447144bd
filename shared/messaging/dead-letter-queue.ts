// The door to the dead letters of a queue: look at them, lock them, put what they hold back on the queue, take them away.
// https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues
import {
  isServiceBusError,
  type ServiceBusClientOptions,
  type ServiceBusMessage,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';
import type { ServiceAccess } from '../config';
import { connectTo } from './client';
import type { Link } from './link';
import { Peeker, sequenceNumberOf } from './peek';
import { sendInBatches } from './send-in-batches';

export interface DeadLetterQueue {
  /** The queue's name. */
  readonly queue: string;
  /** All dead letters, oldest first, or those from a sequence number on; nothing is locked or counted. */
  peek(from?: string): AsyncGenerator<ServiceBusReceivedMessage>;
  peekOne(sequenceNumber: string): Promise<ServiceBusReceivedMessage | undefined>;
  /** Locks up to so many of the next ones for as long as the queue says. None: there is none that nobody has locked. */
  receive(most: number): Promise<ServiceBusReceivedMessage[]>;
  /** Takes received ones away. Returns those that are gone by it: a lock that was lost leaves its message there. */
  complete(messages: readonly ServiceBusReceivedMessage[]): Promise<ServiceBusReceivedMessage[]>;
  /** Resolves when the queue has accepted all of them. */
  send(messages: readonly ServiceBusMessage[]): Promise<void>;
  /** Gives back whatever was received and not completed. Never rejects: what cannot be given back comes free when its lock ends. */
  release(): Promise<void>;
  close(): Promise<void>;
}

/** Passing failures are tried again by the client; nobody waits for an answer here. */
const clientOptions: ServiceBusClientOptions = {
  retryOptions: { timeoutInMs: 10_000, maxRetries: 3, retryDelayInMs: 1_000, maxRetryDelayInMs: 10_000 },
};

/** A link of the client stalls at 2,048 messages that are not settled; who passes over more needs another one. */
const mostOnALink = 1_000;

/** Nothing more is expected to come: what there is can be had at once. */
const waitMs = 1_000;

/** The bodies stay bytes: what goes back is what was accepted. Locks are not renewed. */
const receiving = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 } as const;

/**
 * Messages stay whole until they are settled. To drop their bodies would free nothing: the client settles by its delivery, whose tag is a slice
 * of the bytes that the message came in (rhea reads without copying).
 */
interface Held {
  readonly receiver: ServiceBusReceiver;
  readonly messages: Map<string, ServiceBusReceivedMessage>;
}

export function openDeadLetters(access: ServiceAccess, queue: string): DeadLetterQueue {
  const client = connectTo(access, clientOptions);
  const openReceiver = () => client.createReceiver(queue, { ...receiving, subQueueType: 'deadLetter' });
  const peeker = new Peeker(openReceiver());
  const sender = client.createSender(queue);
  const link: Link = {
    createBatch: () => sender.createMessageBatch(),
    sendBatch: (batch) => sender.sendMessages(batch),
  };
  const held: Held[] = [];
  const linkWithRoom = (): Held => {
    const last = held.at(-1);
    if (last && last.messages.size < mostOnALink) return last;
    const next = { receiver: openReceiver(), messages: new Map() };
    held.push(next);
    return next;
  };
  const holderOf = (sequenceNumber: string) => held.find(({ messages }) => messages.has(sequenceNumber));

  return {
    queue,
    peek: (from) => peeker.all(undefined, undefined, from),
    peekOne: (sequenceNumber) => peeker.one(sequenceNumber),
    async receive(most) {
      const { receiver, messages } = linkWithRoom();
      const received = await receiver.receiveMessages(most, { maxWaitTimeInMs: waitMs });
      for (const message of received) {
        const sequenceNumber = sequenceNumberOf(message);
        // Its first lock has ended: only the new one counts.
        holderOf(sequenceNumber)?.messages.delete(sequenceNumber);
        messages.set(sequenceNumber, message);
      }
      return received;
    },
    async complete(messages) {
      const gone = await Promise.all(
        messages.map(async (message) => {
          const sequenceNumber = sequenceNumberOf(message);
          const holder = holderOf(sequenceNumber);
          holder?.messages.delete(sequenceNumber);
          return holder !== undefined && (await isSettled(holder.receiver.completeMessage(message)));
        }),
      );
      return messages.filter((_, index) => gone[index]);
    },
    send: (messages) => sendInBatches(link, messages),
    async release() {
      const givenBack = held.splice(0).map(async ({ receiver, messages }) => {
        await Promise.allSettled([...messages.values()].map(async (message) => receiver.abandonMessage(message)));
        await receiver.close();
      });
      await Promise.allSettled(givenBack);
    },
    close: () => client.close(),
  };
}

/** False where its lock was lost: it is among the dead letters still, or somebody else has it. */
async function isSettled(settling: Promise<void>): Promise<boolean> {
  try {
    await settling;
    return true;
  } catch (error) {
    if (isServiceBusError(error) && (error.code === 'MessageLockLost' || error.code === 'MessageNotFound'))
      return false;
    throw error;
  }
}
