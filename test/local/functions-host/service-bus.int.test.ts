import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type StandIn, startStandIn } from '../../../local/stand-in-process';
import { eventually } from '../eventually';
import { FIXTURE, type FixtureHost, startFixture } from './fixture-host';

interface Batch {
  readonly messages: readonly { readonly n: number }[];
  readonly metadata: Readonly<Record<string, readonly unknown[]>>;
}

const data = mkdtempSync(join(tmpdir(), 'fixture-bus-'));
let broker: StandIn;
let host: FixtureHost;
let client: ServiceBusClient;

const startBroker = (port: number) =>
  startStandIn('service-bus/main.js', [
    ...['--port', String(port), '--data', data],
    ...['--queues', join(FIXTURE, 'queues.json')],
  ]);
const startHost = () =>
  startFixture(['batches', 'singles'], { FixtureBus: broker.connectionString ?? '', BATCH_QUEUE: 'batches' });
const connect = () => new ServiceBusClient(broker.connectionString ?? '', { retryOptions: { maxRetries: 0 } });

beforeEach(async () => {
  broker = await startBroker(0);
  client = connect();
  host = await startHost();
});
afterEach(async () => {
  await host?.standIn.stop();
  await client?.close();
  await broker?.stop();
  rmSync(data, { recursive: true });
});

async function send(queue: string, bodies: readonly object[], properties: object = {}): Promise<void> {
  const sender = client.createSender(queue);
  await sender.sendMessages(bodies.map((body) => ({ body, ...properties })));
  await sender.close();
}

async function waiting(queue: string): Promise<number> {
  const receiver = client.createReceiver(queue);
  const messages = await receiver.peekMessages(5000);
  await receiver.close();
  return messages.length;
}

const batches = () => host.seen<Batch>('batches');
const numbers = (batch: Batch) => batch.messages.map(({ n }) => n);

test('a batch holds parsed bodies and its metadata in arrays of the same order, and is completed', async () => {
  await send('batches', [{ n: 1 }, { n: 2 }], {
    correlationId: 'c',
    applicationProperties: { source: 'test' },
    contentType: 'application/json',
  });
  const all = await eventually('two messages', async () => {
    const seen = await batches();
    return seen.flatMap(numbers).length === 2 && seen;
  });
  expect(all.flatMap(numbers)).toEqual([1, 2]);
  const metadata: Batch['metadata'] = all[0]?.metadata ?? {};
  expect(metadata).toMatchObject({
    deliveryCountArray: expect.arrayContaining([1]),
    correlationIdArray: expect.arrayContaining(['c']),
    applicationPropertiesArray: expect.arrayContaining([{ source: 'test' }]),
    contentTypeArray: expect.arrayContaining(['application/json']),
  });
  const { messageIdArray = [], enqueuedTimeUtcArray = [], sequenceNumberArray = [] } = metadata;
  expect(messageIdArray[0]).toEqual(expect.any(String));
  expect(sequenceNumberArray[0]).toEqual(expect.any(Number));
  expect(Math.abs(Date.now() - Date.parse(String(enqueuedTimeUtcArray[0])))).toBeLessThan(60_000);
  await eventually('an empty queue', async () => (await waiting('batches')) === 0);
});

test('a full queue comes in batches of maxMessageBatchSize, each message once', async () => {
  await host.standIn.stop();
  const count = 1200;
  for (let start = 0; start < count; start += 400) {
    await send(
      'batches',
      Array.from({ length: 400 }, (_unused, index) => ({ n: start + index })),
    );
  }
  host = await startHost();
  const all = await eventually('all messages', async () => {
    const seen = await batches();
    return seen.flatMap(numbers).length >= count && seen;
  });
  expect(all.map(({ messages }) => messages.length)).toEqual([500, 500, 200]);
  expect(new Set(all.flatMap(numbers)).size).toBe(count);
  await eventually('an empty queue', async () => (await waiting('batches')) === 0);
});

test('a message reaches an idle function within milliseconds', async () => {
  const sender = client.createSender('batches');
  await sender.sendMessages({ body: { n: 0 } });
  await eventually('the first message', async () => (await batches()).length === 1);
  const start = performance.now();
  await sender.sendMessages({ body: { n: 1 } });
  await eventually('the second message', async () => (await batches()).length === 2);
  // The host's share is some 5 ms. It would be a second if a receive waited its usual time for more messages.
  expect(performance.now() - start).toBeLessThan(300);
  await sender.close();
});

test('a batch whose function throws comes back whole, and completes when it succeeds', async () => {
  await send('batches', [{ n: 1, failUntil: 3 }, { n: 2 }]);
  const all = await eventually('three deliveries', async () => {
    const seen = await batches();
    return seen.filter((batch) => numbers(batch).includes(1)).length === 3 && seen;
  });
  const counts = all
    .filter((batch) => numbers(batch).includes(1))
    .map(({ messages, metadata }) => metadata.deliveryCountArray?.[messages.findIndex(({ n }) => n === 1)]);
  expect(counts).toEqual([1, 2, 3]);
  await eventually('an empty queue', async () => (await waiting('batches')) === 0);
  expect(host.log.filter((line) => line.startsWith('error batches Error: the batch threw')).length).toBe(2);
});

test('a function that outlives functionTimeout has its batch given back', async () => {
  await send('batches', [{ n: 1, pauseMs: 2500 }]);
  await eventually('a second delivery', async () => (await batches()).length === 2);
  expect(host.log.join()).toContain('function batches ran longer than functionTimeout');
});

test('a single message is handed over with its metadata, and comes back when its function throws', async () => {
  await send('singles', [{ n: 1, failUntil: 2 }], { applicationProperties: { source: 'test' }, subject: 's' });
  const seen = await eventually('two deliveries', async () => {
    const singles = await host.seen<{ message: object; metadata: object }>('singles');
    return singles.length === 2 && singles;
  });
  expect(seen[1]).toMatchObject({
    message: { n: 1 },
    metadata: { deliveryCount: 2, applicationProperties: { source: 'test' }, subject: 's', label: 's' },
  });
  await eventually('an empty queue', async () => (await waiting('singles')) === 0);
});

test('both kinds of function go on when the broker was killed and has come back', async () => {
  await send('batches', [{ n: 1 }]);
  await send('singles', [{ n: 1 }]);
  await eventually('the first messages', async () => (await batches()).length === 1);
  await broker.kill();
  await client.close();
  broker = await startBroker(broker.port);
  client = connect();
  await send('batches', [{ n: 2 }]);
  await send('singles', [{ n: 2 }]);
  const start = Date.now();
  await eventually('the second message', async () => (await batches()).flatMap(numbers).includes(2));
  await eventually('the second single message', async () =>
    (await host.seen<{ message: { n: number } }>('singles')).some(({ message }) => message.n === 2),
  );
  expect(Date.now() - start).toBeLessThan(6000);
});

test('a stop finishes and completes the batch that runs', async () => {
  await send('batches', [{ n: 1, pauseMs: 400 }]);
  await eventually('the batch to begin', async () => (await batches()).length === 1);
  await host.standIn.stop();
  expect(await host.standIn.ended).toBe(0);
  expect(await waiting('batches')).toBe(0);
});
