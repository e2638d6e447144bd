import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { type Broker, startBroker } from '../../../local/service-bus/broker';
import { parseQueues } from '../../../local/service-bus/queues-file';
import { QueueUnavailable } from '../../../shared/messaging/errors';
import { createFileSender, type FileSender, fileMessage } from '../../../shared/messaging/file-sender';

const folder = mkdtempSync(join(tmpdir(), 'file-sender-'));
const queue = 'resume-files';
let broker: Broker;
let sender: FileSender;

beforeAll(async () => {
  const queues = parseQueues([{ name: queue, requiresDuplicateDetection: true }], 'test');
  broker = await startBroker({ queues, folder });
  sender = createFileSender({ by: 'connection-string', connectionString: broker.connectionString }, queue);
});
afterAll(async () => {
  await sender?.close();
  await broker?.close();
  rmSync(folder, { recursive: true });
});

/** Takes everything out of the queue. */
async function received(): Promise<unknown[]> {
  const client = new ServiceBusClient(broker.connectionString);
  try {
    const receiver = client.createReceiver(queue, { receiveMode: 'receiveAndDelete' });
    const found: unknown[] = [];
    for (;;) {
      const some = await receiver.receiveMessages(500, { maxWaitTimeInMs: 500 });
      if (some.length === 0) return found;
      found.push(...some.map(({ body }) => fileMessage.parse(body)));
    }
  } finally {
    await client.close();
  }
}

it('more files than one batch holds all arrive, and the same occasion once', async () => {
  const files = Array.from({ length: 1_500 }, (_, index) => ({
    blobName: `${'x'.repeat(900)}${index}`,
    occasion: '1',
  }));
  await sender.send(files);
  await sender.send(files.slice(0, 3));
  await sender.send([{ blobName: files[0]?.blobName ?? '', occasion: '2', again: 'order' }]);
  const all = await received();
  expect(all).toHaveLength(1_501);
  expect(all).toContainEqual({ blobName: files[0]?.blobName, again: 'order' });
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1_501);
});

it('a queue that is away is told', async () => {
  const nowhere = 'Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true';
  const away = createFileSender({ by: 'connection-string', connectionString: nowhere }, queue);
  await expect(away.send([{ blobName: 'a', occasion: '1' }])).rejects.toBeInstanceOf(QueueUnavailable);
  await away.close();
});
