// A broker of its own for each test, and the real client connected to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
  type ServiceBusSender,
} from '@azure/service-bus';
import { type Broker, startBroker } from '../../../local/service-bus/broker';
import { parseQueues } from '../../../local/service-bus/queues-file';

export const QUEUE = 'jobs';

/** A queue's declaration with the properties that matter to a test. */
export type Declaration = Readonly<Record<string, string | number | boolean>>;

export interface Stand {
  readonly broker: Broker;
  readonly client: ServiceBusClient;
  readonly sender: ServiceBusSender;
  readonly receiver: ServiceBusReceiver;
  readonly deadLetters: ServiceBusReceiver;
}

export function connect(connectionString: string): ServiceBusClient {
  return new ServiceBusClient(connectionString, {
    retryOptions: { timeoutInMs: 5000, retryDelayInMs: 100, maxRetries: 1 },
  });
}

/** Left alone, the client renews every lock that it holds. */
const manual = { maxAutoLockRenewalDurationInMs: 0 };

/** Runs a test against an in-memory broker with one queue. */
export async function withQueue(declaration: Declaration, test: (stand: Stand) => Promise<void>): Promise<void> {
  const queues = parseQueues([{ name: QUEUE, ...declaration }], 'test');
  const broker = await startBroker({ queues });
  const client = connect(broker.connectionString);
  try {
    await test({
      broker,
      client,
      sender: client.createSender(QUEUE),
      receiver: client.createReceiver(QUEUE, manual),
      deadLetters: client.createReceiver(QUEUE, { ...manual, subQueueType: 'deadLetter' }),
    });
  } finally {
    await client.close();
    await broker.close();
  }
}

/** The next message, which must come within two seconds. */
export async function next(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 });
  if (!message) throw new Error('no message came within two seconds');
  return message;
}

/** Exactly so many messages; fewer fail. */
export async function take(receiver: ServiceBusReceiver, count: number): Promise<ServiceBusReceivedMessage[]> {
  const taken: ServiceBusReceivedMessage[] = [];
  while (taken.length < count) {
    const some = await receiver.receiveMessages(count - taken.length, { maxWaitTimeInMs: 5000 });
    if (some.length === 0) throw new Error(`only ${taken.length} of ${count} messages came`);
    taken.push(...some);
  }
  return taken;
}

/** Whether the queue has nothing to give now. */
export async function isEmpty(receiver: ServiceBusReceiver): Promise<boolean> {
  return (await receiver.receiveMessages(1, { maxWaitTimeInMs: 50 })).length === 0;
}

export async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
