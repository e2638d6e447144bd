import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { type StandIn, startStandIn } from '../../../local/stand-in-process';
import { eventually } from '../eventually';
import { connect, next, QUEUE, take, withFolder } from './fixture';

const running: StandIn[] = [];

async function start(folder: string, declaration: object, port = 0): Promise<StandIn & { connectionString: string }> {
  const queues = join(folder, 'queues.json');
  writeFileSync(queues, JSON.stringify([{ name: QUEUE, ...declaration }]));
  const args = ['--port', String(port), '--queues', queues, '--data', join(folder, 'data')];
  const broker = await startStandIn('service-bus/main.js', args, process.env, () => {});
  running.push(broker);
  return { ...broker, connectionString: broker.connectionString ?? '' };
}

afterEach(async () => {
  for (const broker of running.splice(0)) await broker.kill();
});

describe('a broker that is killed', () => {
  it('has every message that it acknowledged, once', () =>
    withFolder(async (folder) => {
      const first = await start(folder, {});
      const client = connect(first.connectionString);
      const sender = client.createSender(QUEUE);
      const acknowledged: number[] = [];
      let sent = 0;
      let killed = false;
      const send = async () => {
        while (!killed) {
          const number = sent++;
          // What fails was not acknowledged, and may be there or not.
          await sender.sendMessages({ body: number }).then(
            () => acknowledged.push(number),
            () => {},
          );
        }
      };
      const load = Promise.all(Array.from({ length: 50 }, send));
      await eventually('2,000 acknowledged messages', () => acknowledged.length > 2_000);
      await first.kill();
      killed = true;
      await load;
      await client.close();

      const second = await start(folder, {});
      const again = connect(second.connectionString);
      const there = await drain(again.createReceiver(QUEUE, { receiveMode: 'receiveAndDelete' }));
      await again.close();
      const bodies = there.map(({ body }) => body as number);
      expect(new Set(bodies).size).toBe(bodies.length);
      expect(acknowledged.filter((number) => !bodies.includes(number))).toEqual([]);
    }));

  it('forgets no settlement that it confirmed, and every lock', () =>
    withFolder(async (folder) => {
      const first = await start(folder, {});
      const client = connect(first.connectionString);
      const receiver = client.createReceiver(QUEUE);
      const bodies = ['complete', 'dead-letter', 'abandon', 'locked'];
      await client.createSender(QUEUE).sendMessages(bodies.map((body) => ({ body })));
      const [complete, deadLetter, abandon] = (await take(receiver, 4)) as [Received, Received, Received, Received];
      await receiver.completeMessage(complete);
      await receiver.deadLetterMessage(deadLetter, { deadLetterReason: 'bad', deadLetterErrorDescription: 'very' });
      await receiver.abandonMessage(abandon, { attempt: 1 });
      await first.kill();
      await client.close();

      const second = await start(folder, {});
      const again = connect(second.connectionString);
      const [abandoned, locked] = await take(again.createReceiver(QUEUE), 2);
      expect(abandoned).toMatchObject({ body: 'abandon', deliveryCount: 1, applicationProperties: { attempt: 1 } });
      expect(locked).toMatchObject({ body: 'locked', deliveryCount: 0 });
      const dead = await next(again.createReceiver(QUEUE, { subQueueType: 'deadLetter' }));
      expect(dead).toMatchObject({ body: 'dead-letter', deadLetterReason: 'bad' });
      await again.close();
    }));

  it('keeps what is scheduled, what it has seen, and where its numbers are', () =>
    withFolder(async (folder) => {
      const declaration = { requiresDuplicateDetection: true };
      const first = await start(folder, declaration);
      const client = connect(first.connectionString);
      const sender = client.createSender(QUEUE);
      const when = new Date(Date.now() + 1_500);
      await sender.scheduleMessages({ body: 'scheduled', messageId: 's' }, when);
      await sender.sendMessages({ body: 'gone', messageId: 'g' });
      const receiver = client.createReceiver(QUEUE);
      await receiver.completeMessage(await next(receiver));
      await first.kill();
      await client.close();

      const second = await start(folder, declaration);
      const again = connect(second.connectionString);
      await again.createSender(QUEUE).sendMessages({ body: 'duplicate', messageId: 'g' });
      const message = await next(again.createReceiver(QUEUE));
      expect(message.body).toBe('scheduled');
      expect(message.sequenceNumber?.toNumber()).toBe(3);
      expect(Date.now()).toBeGreaterThanOrEqual(when.getTime());
      await again.close();
    }));

  it('is found again by those who subscribed, on the same port', () =>
    withFolder(async (folder) => {
      const first = await start(folder, {});
      const client = connect(first.connectionString);
      const heard: unknown[] = [];
      client.createReceiver(QUEUE).subscribe({
        processMessage: async ({ body }) => {
          heard.push(body);
        },
        processError: async () => {},
      });
      await client.createSender(QUEUE).sendMessages({ body: 'before' });
      await eventually('the message before', () => heard.includes('before'));
      await first.kill();

      const second = await start(folder, {}, first.port);
      const other = connect(second.connectionString);
      await other.createSender(QUEUE).sendMessages({ body: 'after' });
      await eventually('the message after', () => heard.includes('after'));
      await Promise.all([client.close(), other.close()]);
    }));
});

describe('a broker that cannot start says why in one line', () => {
  const reason = async (starting: Promise<unknown>) =>
    starting.then(
      () => 'it started',
      (error: { reason: string }) => error.reason,
    );

  it('when another one owns the folder', () =>
    withFolder(async (folder) => {
      await start(folder, {});
      expect(await reason(start(folder, {}))).toMatch(/^service-bus: the folder .*data is in use by another process$/);
    }));

  it('when the port is taken', () =>
    withFolder((one) =>
      withFolder(async (other) => {
        const { port } = await start(one, {});
        expect(await reason(start(other, {}, port))).toBe(`service-bus: port ${port} is taken by another process`);
      }),
    ));

  it('when a queue is declared wrongly', () =>
    withFolder(async (folder) => {
      const line = await reason(start(folder, { lockDuration: 'PT1H' }));
      expect(line).toMatch(/^service-bus: .*queues\.json: queue 'jobs': lockDuration: is longer than PT5M$/);
    }));
});

it('a broker that is told to end gives its folder and port free', () =>
  withFolder(async (folder) => {
    const first = await start(folder, {});
    await first.stop();
    expect(await first.ended).toBe(0);
    const second = await start(folder, {}, first.port);
    expect(second.port).toBe(first.port);
  }));

type Received = ServiceBusReceivedMessage;

async function drain(receiver: { receiveMessages: (count: number, options: object) => Promise<Received[]> }) {
  const all: Received[] = [];
  for (;;) {
    const some = await receiver.receiveMessages(500, { maxWaitTimeInMs: 500 });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
