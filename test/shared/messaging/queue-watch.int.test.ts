// How a queue stands, seen without taking anything off.
import { ServiceBusClient } from '@azure/service-bus';
import { type Broker, startBroker } from '../../../local/service-bus/broker';
import { parseQueues } from '../../../local/service-bus/queues-file';
import { mostDeadLetters, type QueueWatch, watchQueue } from '../../../shared/messaging/queue-watch';
import { eventually } from '../../local/eventually';

const queue = 'jobs';
let broker: Broker;
let client: ServiceBusClient;
let watch: QueueWatch;

beforeAll(async () => {
  broker = await startBroker({
    queues: parseQueues([{ name: queue, deadLetteringOnMessageExpiration: true }], 'test'),
  });
  client = new ServiceBusClient(broker.connectionString);
  watch = watchQueue({ by: 'connection-string', connectionString: broker.connectionString }, queue);
});
afterAll(async () => {
  await watch?.close();
  await client?.close();
  await broker?.close();
});

test('an empty queue has nothing that waits and no dead letters, however often it is looked at', async () => {
  for (const _ of [1, 2]) {
    expect(await watch.oldestEnqueuedAt()).toBeUndefined();
    expect(await watch.deadLetters()).toBe(0);
  }
});

test('the oldest message is found at each look, behind scheduled ones, and no delivery is counted', async () => {
  const sender = client.createSender(queue);
  await sender.scheduleMessages(
    Array.from({ length: 7 }, (_, index) => ({ body: index })),
    new Date(Date.now() + 600_000),
  );
  await sender.sendMessages({ body: 'first' });
  const first = await watch.oldestEnqueuedAt();
  expect(Date.now() - (first?.getTime() ?? 0)).toBeLessThan(10_000);
  await sender.sendMessages({ body: 'second' });
  expect(await watch.oldestEnqueuedAt()).toEqual(first);
  const receiver = client.createReceiver(queue);
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 2_000 });
  expect(message).toMatchObject({ body: 'first', deliveryCount: 0 });
  await (message && receiver.completeMessage(message));
  expect((await watch.oldestEnqueuedAt())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
});

test('dead letters are counted anew at each look, up to a bound', async () => {
  const sender = client.createSender(queue);
  await sender.sendMessages([{ body: 1, timeToLive: 1 }]);
  await eventually('it to die', async () => (await watch.deadLetters()) === 1);
  await sender.sendMessages(Array.from({ length: 120 }, (_, body) => ({ body, timeToLive: 1 })));
  await eventually('them to die', async () => (await watch.deadLetters()) === mostDeadLetters);
});
