// What the app takes for granted of any broker, on the queues as they are deployed: run against the stand-in with all other tests, and
// against the broker that SERVICE_BUS_CONNECTION_STRING names by `npm run test:servicebus`. It empties both queues.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusReceiver, type ServiceBusSender } from '@azure/service-bus';
import { type Broker, startBroker } from '../../../local/service-bus/broker';
import { readQueuesFile } from '../../../local/service-bus/queues-file';
import { messageAgain } from '../../../shared/dead-letters/queue-letter';
import { openDeadLetters } from '../../../shared/messaging/dead-letter-queue';
import { createFileSender, fileMessage } from '../../../shared/messaging/file-sender';
import { Peeker, sequenceNumberOf } from '../../../shared/messaging/peek';
import { createSender } from '../../../shared/messaging/sender';
import { aDraft } from '../../factories/commands';
import { next, take } from './fixture';

const [commands = '', files = ''] = ['profile-commands', 'resume-files'];
const manual = { maxAutoLockRenewalDurationInMs: 0 };

let broker: Broker | undefined;
let connectionString: string;
let client: ServiceBusClient;
let sender: ServiceBusSender;
let receiver: ServiceBusReceiver;
let deadLetters: ServiceBusReceiver;

beforeAll(async () => {
  const real = process.env.SERVICE_BUS_CONNECTION_STRING;
  const queues = readQueuesFile(join(__dirname, '..', '..', '..', 'infra', 'queues.json'));
  if (!real) broker = await startBroker({ queues });
  connectionString = real ?? broker?.connectionString ?? '';
  client = new ServiceBusClient(connectionString, { retryOptions: { timeoutInMs: 10_000, retryDelayInMs: 200 } });
  sender = client.createSender(commands);
  receiver = client.createReceiver(commands, manual);
  deadLetters = client.createReceiver(commands, { ...manual, subQueueType: 'deadLetter' });
  await Promise.all([drain(commands), drain(files)]);
});
afterAll(async () => {
  await client?.close();
  await broker?.close();
});

/** Takes what an earlier run has left. */
async function drain(queue: string): Promise<void> {
  for (const options of [{}, { subQueueType: 'deadLetter' as const }]) {
    const rest = client.createReceiver(queue, { ...options, receiveMode: 'receiveAndDelete' });
    while ((await rest.receiveMessages(500, { maxWaitTimeInMs: 1000 })).length > 0);
    await rest.close();
  }
}

it('a message arrives as it was sent', async () => {
  const messageId = randomUUID();
  await sender.sendMessages({
    messageId,
    body: { naïve: 'Zoë 🎉' },
    contentType: 'application/json',
    correlationId: 'c-1',
    subject: 'save-draft',
    applicationProperties: { profileId: 'p-1', attempt: 1 },
  });
  const message = await next(receiver);
  await receiver.completeMessage(message);
  expect(message).toMatchObject({
    messageId,
    body: { naïve: 'Zoë 🎉' },
    contentType: 'application/json',
    correlationId: 'c-1',
    subject: 'save-draft',
    applicationProperties: { profileId: 'p-1', attempt: 1 },
    deliveryCount: 0,
    state: 'active',
  });
  expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect(await receiver.peekMessages(1)).toEqual([]);
});

it('a batch arrives in order, and 500 of its messages are settled', async () => {
  const batch = await sender.createMessageBatch();
  for (let body = 0; body < 500; body += 1) expect(batch.tryAddMessage({ body })).toBe(true);
  await sender.sendMessages(batch);
  const messages = await take(receiver, 500);
  expect(messages.map(({ body }) => body)).toEqual(Array.from({ length: 500 }, (_, body) => body));
  await Promise.all(messages.map((message) => receiver.completeMessage(message)));
  expect(await receiver.peekMessages(1)).toEqual([]);
});

it('a message id that was seen within the window is accepted and dropped', async () => {
  const messageId = randomUUID();
  await sender.sendMessages({ messageId, body: 'first' });
  await sender.sendMessages({ messageId, body: 'second' });
  const message = await next(receiver);
  await receiver.completeMessage(message);
  expect(message.body).toBe('first');
  expect(await receiver.peekMessages(1)).toEqual([]);
});

it('an abandoned message comes back, counted, with the properties that were set', async () => {
  await sender.sendMessages({ body: 1, applicationProperties: { kept: 'yes' } });
  await receiver.abandonMessage(await next(receiver), { attempt: 1 });
  const again = await next(receiver);
  await receiver.completeMessage(again);
  expect(again).toMatchObject({ body: 1, deliveryCount: 1, applicationProperties: { kept: 'yes', attempt: 1 } });
});

it('a lock that is renewed lasts longer', async () => {
  await sender.sendMessages({ body: 1 });
  const message = await next(receiver);
  const end = message.lockedUntilUtc?.getTime() ?? 0;
  expect((await receiver.renewMessageLock(message)).getTime()).toBeGreaterThanOrEqual(end);
  await receiver.completeMessage(message);
});

it('a dead-lettered message waits with the reason, can be looked at, and is gone when it is completed', async () => {
  await sender.sendMessages({ body: 'bad' });
  const reason = { deadLetterReason: 'unreadable', deadLetterErrorDescription: 'no envelope' };
  await receiver.deadLetterMessage(await next(receiver), reason);
  expect(await deadLetters.peekMessages(10)).toMatchObject([{ body: 'bad', ...reason }]);
  const dead = await next(deadLetters);
  await deadLetters.completeMessage(dead);
  expect(dead).toMatchObject({ body: 'bad', ...reason });
  expect(await deadLetters.peekMessages(1)).toEqual([]);
});

it("dead letters are paged, found by number, passed over, put back and taken away by the app's own door", async () => {
  const bodies = [1, 2, 3];
  for (const body of bodies) {
    await sender.sendMessages({ messageId: `m-${body}`, body });
    await receiver.deadLetterMessage(await next(receiver));
  }
  const door = openDeadLetters({ by: 'connection-string', connectionString }, commands);
  try {
    const pages = new Peeker(client.createReceiver(commands, { ...manual, subQueueType: 'deadLetter' }));
    const seen = [];
    for await (const message of pages.all(10, 2)) seen.push(message);
    expect(seen.map(({ body }) => body)).toEqual(bodies);
    const [first, second, third] = seen.map(sequenceNumberOf);
    expect((await door.peekOne(second ?? ''))?.messageId).toBe('m-2');
    expect(await door.peekOne(String(Number(third) + 1))).toBeUndefined();
    const behind = [];
    for await (const message of door.peek(second)) behind.push(sequenceNumberOf(message));
    expect(behind).toEqual([second, third]);
    const received = await take({ receiveMessages: (most: number) => door.receive(most) } as ServiceBusReceiver, 3);
    expect(received.map(sequenceNumberOf)).toEqual([first, second, third]);
    await door.send(received.slice(1, 2).map((message) => messageAgain(message, 'again', 1)));
    expect((await door.complete(received.slice(1, 2))).map(sequenceNumberOf)).toEqual([second]);
    await door.release();
    const back = await next(receiver);
    await receiver.completeMessage(back);
    expect(back).toMatchObject({ body: 2, messageId: 'again', applicationProperties: { replays: 1 } });
    expect(back.applicationProperties).not.toHaveProperty('DeadLetterReason');
    const left = await take(deadLetters, 2);
    expect(left.map(({ body }) => body)).toEqual([1, 3]);
    for (const message of left) await deadLetters.completeMessage(message);
  } finally {
    await door.close();
  }
});

it('a scheduled message comes at its time, and never when it was cancelled', async () => {
  const at = new Date(Date.now() + 1500);
  const numbers = await sender.scheduleMessages([{ body: 'cancelled' }, { body: 'due' }], at);
  await sender.cancelScheduledMessages(numbers.slice(0, 1));
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20_000 });
  if (!message) throw new Error('no message came in 20 seconds');
  await receiver.completeMessage(message);
  expect(message.body).toBe('due');
  expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
  expect(await receiver.peekMessages(1)).toEqual([]);
});

it('a message that is too large is refused, and the next one passes', async () => {
  await expect(sender.sendMessages({ body: Buffer.alloc(2_000_000) })).rejects.toMatchObject({
    code: 'MessageSizeExceeded',
  });
  await sender.sendMessages({ body: 'small' });
  await receiver.completeMessage(await next(receiver));
});

it("the app's own senders are understood by what takes their messages", async () => {
  const access = { by: 'connection-string' as const, connectionString };
  const [ofCommands, ofFiles] = [createSender(access, commands), createFileSender(access, files)];
  const command = aDraft({ number: Math.floor(Math.random() * 2 ** 40) });
  await ofCommands.send(command);
  await ofFiles.send([{ blobName: 'p/f.pdf', occasion: randomUUID() }]);
  await Promise.all([ofCommands.close(), ofFiles.close()]);
  const message = await next(receiver);
  await receiver.completeMessage(message);
  expect(message.messageId).toContain(command.operationId);
  const filesReceiver = client.createReceiver(files, manual);
  const file = await next(filesReceiver);
  await filesReceiver.completeMessage(file);
  expect(fileMessage.parse(file.body)).toEqual({ blobName: 'p/f.pdf' });
});
