// The real client against a broker.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { type Broker, startBroker } from '../../../local/service-bus/broker';
import { Refusal } from '../../../local/service-bus/errors';
import { MessageQueue } from '../../../local/service-bus/message-queue';
import { parseQueues } from '../../../local/service-bus/queues-file';
import { MessageTooLarge } from '../../../shared/messaging/errors';
import { type CommandSender, createSender } from '../../../shared/messaging/sender';
import { aDraft, idOf } from '../../factories/commands';

const queue = 'profile-commands';
const queues = parseQueues([{ name: queue, requiresDuplicateDetection: true }], 'test');

let folder: string;
let broker: Broker;
let sender: CommandSender;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sender-'));
  broker = await startBroker({ queues, folder });
  sender = createSender({ by: 'connection-string', connectionString: broker.connectionString }, queue);
});

afterEach(async () => {
  await sender.close();
  await broker.close();
  rmSync(folder, { recursive: true });
});

async function received(count: number): Promise<ServiceBusReceivedMessage[]> {
  const client = new ServiceBusClient(broker.connectionString);
  try {
    const receiver = client.createReceiver(queue, { receiveMode: 'receiveAndDelete' });
    const messages: ServiceBusReceivedMessage[] = [];
    while (messages.length < count) {
      const some = await receiver.receiveMessages(count - messages.length, { maxWaitTimeInMs: 5_000 });
      if (some.length === 0) throw new Error(`only ${messages.length} of ${count} messages came`);
      messages.push(...some);
    }
    return messages;
  } finally {
    await client.close();
  }
}

it('a command that was sent is in the queue, whole', async () => {
  const command = aDraft({ payload: { projects: [{ name: 'Überblick 東京 🏠' }] } });
  await sender.send(command);
  const [message] = await received(1);
  expect(message?.body).toEqual(command);
  expect(message).toMatchObject({
    contentType: 'application/json',
    correlationId: command.correlationId,
    applicationProperties: { kind: 'save-draft' },
  });
});

it('a thousand commands at once all arrive', async () => {
  const commands = Array.from({ length: 1_000 }, (_, index) => aDraft({ number: index + 1 }));
  await Promise.all(commands.map((command) => sender.send(command)));
  const ids = (await received(1_000)).map(({ body }) => body.operationId);
  expect(new Set(ids)).toEqual(new Set(commands.map(({ operationId }) => operationId)));
});

it('large commands are spread over as many batches as they need', async () => {
  const description = 'x'.repeat(100_000);
  const commands = Array.from({ length: 20 }, (_, index) =>
    aDraft({ number: index + 1, payload: { projects: [{ description }] } }),
  );
  await Promise.all(commands.map((command) => sender.send(command)));
  expect(await received(20)).toHaveLength(20);
});

describe('of commands that are sent together', () => {
  it('as many as fit in a batch are, in their order, until all have arrived', async () => {
    const commands = Array.from({ length: 1_000 }, (_, index) => aDraft({ number: index + 1 }));
    let batches = 0;
    for (let sent = 0; sent < commands.length; batches++) sent += await sender.sendFirst(commands.slice(sent));
    expect(batches).toBeLessThan(20);
    const ids = (await received(1_000)).map(({ body }) => body.operationId);
    expect(ids).toEqual(commands.map(({ operationId }) => operationId));
  });

  it('large ones go alone, and one that is too large is told when it is the first', async () => {
    const large = (number: number, bytes: number) =>
      aDraft({ number, payload: { projects: [{ description: 'x'.repeat(bytes) }] } });
    expect(await sender.sendFirst([large(1, 249_000), large(2, 249_000)])).toBe(1);
    expect(await sender.sendFirst([large(2, 60_000), large(3, 60_000), large(4, 60_000)])).toBe(2);
    const tooLarge = large(6, 300_000);
    expect(await sender.sendFirst([aDraft({ number: 5 }), tooLarge])).toBe(1);
    await expect(sender.sendFirst([tooLarge])).rejects.toThrow(MessageTooLarge);
    expect(await received(4)).toHaveLength(4);
  });
});

it('a retry is dropped by the queue, another request under the same operation is not', async () => {
  const command = aDraft({ number: 7 });
  await sender.send(command);
  await sender.send(command);
  await sender.send({ ...command, fingerprint: 'e'.repeat(64) });
  await sender.send(aDraft({ number: 8 }));
  const messages = await received(3);
  expect(messages.map(({ body }) => body.operationId)).toEqual([idOf(7), idOf(7), idOf(8)]);
});

it('a broker that restarts is waited for: what was being sent then arrives, once', async () => {
  await sender.send(aDraft({ number: 1 }));
  const { port } = broker;
  await broker.close();
  const sent = [2, 3, 4].map((number) => sender.send(aDraft({ number })));
  broker = await startBroker({ queues, folder, port });
  await Promise.all(sent);
  const ids = (await received(4)).map(({ body }) => body.operationId);
  expect(ids.sort()).toEqual([1, 2, 3, 4].map(idOf));
});

it('a broker that stays away is told within seconds, and used again when it is back', async () => {
  const { port } = broker;
  await sender.probe();
  await broker.close();
  await expect(sender.probe()).rejects.toThrow('did not accept');
  const begun = Date.now();
  await expect(sender.send(aDraft({ number: 1 }))).rejects.toMatchObject({ name: 'QueueUnavailable', queue });
  expect(Date.now() - begun).toBeLessThan(9_000);
  broker = await startBroker({ queues, folder, port });
  await sender.probe();
  await sender.send(aDraft({ number: 2 }));
  expect((await received(1))[0]?.body.operationId).toBe(idOf(2));
});

it('a queue that is not there is not available', async () => {
  const elsewhere = createSender({ by: 'connection-string', connectionString: broker.connectionString }, 'other');
  await expect(elsewhere.send(aDraft())).rejects.toMatchObject({ name: 'QueueUnavailable', queue: 'other' });
  await elsewhere.close();
});

it('a queue that is full is told at once, and takes commands again when others are gone', async () => {
  const { port } = broker;
  await broker.close();
  const small = parseQueues([{ name: queue, maxSizeInMegabytes: 0.004 }], 'test');
  broker = await startBroker({ queues: small, folder, port });
  const command = (number: number) => aDraft({ number, payload: { projects: [{ description: 'x'.repeat(1_000) }] } });
  await sender.send(command(1));
  await sender.send(command(2));
  const begun = Date.now();
  await expect(sender.send(command(3))).rejects.toMatchObject({ name: 'QueueFull', queue });
  expect(Date.now() - begun).toBeLessThan(1_000);
  expect((await received(2)).map(({ body }) => body.operationId)).toEqual([idOf(1), idOf(2)]);
  await sender.send(command(4));
  expect((await received(1))[0]?.body.operationId).toBe(idOf(4));
});

it('a broker that is too busy is left alone as long as it asks', async () => {
  class ServerBusy extends Refusal {
    readonly condition = 'com.microsoft:server-busy';
  }
  const busy = jest.spyOn(MessageQueue.prototype, 'requireRoom').mockImplementation(() => {
    throw new ServerBusy('The request was terminated because the namespace is being throttled.');
  });
  try {
    await expect(sender.send(aDraft())).rejects.toMatchObject({ name: 'QueueThrottled', seconds: 10 });
    await expect(sender.send(aDraft())).rejects.toMatchObject({ name: 'QueueThrottled', seconds: 10 });
    expect(busy).toHaveBeenCalledTimes(1);
  } finally {
    busy.mockRestore();
  }
});
