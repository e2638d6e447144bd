// The connection to Service Bus: opened at first use, and opened anew after every failure. Its client, too, is loaded at first use.
import type {
  ServiceBusClient,
  ServiceBusClientOptions,
  ServiceBusMessageBatch,
  ServiceBusSender,
} from '@azure/service-bus';
import type { ServiceAccess } from '../config';
import { ownIdentity } from '../own-identity';
import { within } from '../within';
import { LinkTimedOut } from './errors';

/** What a sender needs of a link; each call ends within seconds. */
export interface Link {
  /** An empty batch, which knows how much it can hold. Opens the link when it is not open. */
  createBatch(): Promise<ServiceBusMessageBatch>;
  /** Resolves when the broker has accepted every message of the batch. */
  sendBatch(batch: ServiceBusMessageBatch): Promise<void>;
}

export interface LinkSource {
  /** The link in use; opens nothing by itself. */
  current(): Link;
  /** Gives a failed link up; the next `current` is another one. A link that is not in use any more is left alone. */
  discard(link: Link): void;
  /** Connects anew, opens a link and closes it: the broker answers and has the queue. Rejects when it does not. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/**
 * One try and no more: who sends decides how long to go on. With the client's own defaults a send on a dead socket
 * hangs for 90 s; opening a link takes no notice of this setting, so every call is timed here as well.
 */
const tryMs = 3_000;
const clientOptions: ServiceBusClientOptions = {
  retryOptions: { timeoutInMs: tryMs, retryDelayInMs: 200, maxRetries: 0 },
};

export function createLinkSource(access: ServiceAccess, queue: string): LinkSource {
  const connect = connector(access);
  let open: { readonly client: Promise<ServiceBusClient>; readonly link: Link } | undefined;
  const givenUp = new Set<Promise<void>>();

  /** Closing waits for whatever hangs, and nobody should wait for that; how the end of a failed client goes says nothing new. */
  const giveUp = (client: Promise<ServiceBusClient>) => {
    const closing = client
      .then((given) => given.close())
      .catch(() => undefined)
      .finally(() => givenUp.delete(closing));
    givenUp.add(closing);
  };

  const use = () => {
    if (!open) {
      const client = connect();
      open = { client, link: linkOn(client.then((made) => made.createSender(queue))) };
    }
    return open;
  };

  return {
    current: () => use().link,
    discard(link) {
      if (open?.link !== link) return;
      giveUp(open.client);
      open = undefined;
    },
    async probe() {
      const client = connect();
      try {
        await linkOn(client.then((made) => made.createSender(queue))).createBatch();
      } catch (error) {
        giveUp(client);
        throw error;
      }
      await (await client).close();
    },
    async close() {
      const last = open;
      open = undefined;
      await (await last?.client)?.close();
      await within(tryMs, Promise.all(givenUp), () => new LinkTimedOut(tryMs)).catch(() => undefined);
    },
  };
}

/** Loading the client is not timed: it takes this process, not the broker. */
function linkOn(sender: Promise<ServiceBusSender>): Link {
  const late = () => new LinkTimedOut(tryMs);
  return {
    createBatch: async () => within(tryMs, (await sender).createMessageBatch(), late),
    sendBatch: async (batch) => within(tryMs + 500, (await sender).sendMessages(batch), late),
  };
}

function connector(access: ServiceAccess): () => Promise<ServiceBusClient> {
  const credential = ownIdentity(access.by === 'identity' ? access.clientId : undefined);
  return async () => {
    const { connectTo } = await import('./client.ts');
    return connectTo(access, clientOptions, credential);
  };
}
