// A database, a broker with both queues in this process, and the doors to their dead letters: what the acts work on, without an app.
import { ServiceBusClient, type ServiceBusReceivedMessage, type ServiceBusReceiver } from '@azure/service-bus';
import { type Broker, startBroker } from '../../../local/service-bus/broker';
import { parseQueues } from '../../../local/service-bus/queues-file';
import type { Command } from '../../../shared/commands/kinds';
import type { By } from '../../../shared/dead-letters/act-table';
import type { Places } from '../../../shared/dead-letters/find-letters';
import { openDeadLetters } from '../../../shared/messaging/dead-letter-queue';
import { messageOf } from '../../../shared/messaging/message';
import { applyMessages } from '../../../shared/writer/apply-messages';
import type { Message } from '../../../shared/writer/received';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { chainKey } from '../../factories/memory-database';

export const commands = 'profile-commands';
export const files = 'resume-files';
export const by: By = { actor: { id: 'op-1', type: 'operator' }, reason: 'the outage is over' };

export type Row = Readonly<Record<string, unknown>>;

type Properties = NonNullable<ServiceBusReceivedMessage['applicationProperties']>;

export interface Ground extends Places {
  readonly broker: Broker;
  readonly access: { readonly by: 'connection-string'; readonly connectionString: string };
  rows(statement: string): Promise<readonly Row[]>;
  /** Puts the command on the queue as the edge does, and has it die with that reason. */
  die(command: Command, reason?: string): Promise<void>;
  /** The same of any body. */
  dieOn(queue: string, body: unknown, reason: string, properties?: Properties): Promise<void>;
  /** What waits on the queue is taken off and applied, as the trigger would. Returns the messages. */
  work(): Promise<readonly ServiceBusReceivedMessage[]>;
  apply(...messages: readonly Message[]): Promise<unknown>;
  /** Ids of all that is dead, without anything being taken. */
  dead(queue?: string): Promise<readonly string[]>;
  /** Takes all dead letters away. */
  empty(): Promise<void>;
  acts(where?: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const database: FreshDatabase = await freshDatabase();
  const declared = { requiresDuplicateDetection: true, lockDuration: 'PT2S', deadLetteringOnMessageExpiration: true };
  const queues = parseQueues(
    [
      { name: commands, ...declared },
      { name: files, ...declared },
    ],
    'test',
  );
  const broker = await startBroker({ queues });
  const access = { by: 'connection-string', connectionString: broker.connectionString } as const;
  const client = new ServiceBusClient(broker.connectionString);
  const { pool } = database;
  const sources = [
    { queue: openDeadLetters(access, commands), cargo: 'commands' },
    { queue: openDeadLetters(access, files), cargo: 'files' },
  ] as const;
  const bury = async (queue: string, deadLetterReason: string) => {
    const receiver = client.createReceiver(queue);
    const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5_000 });
    if (!message) throw new Error('the message did not come');
    await receiver.deadLetterMessage(message, { deadLetterReason, deadLetterErrorDescription: 'of the test' });
    await receiver.close();
  };
  const rows = async (statement: string) => (await pool.request().query(statement)).recordset;
  const apply = (...messages: readonly Message[]) => applyMessages(messages, { pool, chainKey, retryBudgetMs: 10_000 });
  return {
    pool,
    queues: sources,
    commandQueue: commands,
    broker,
    access,
    rows,
    apply,
    async die(command, reason = 'MaxDeliveryCountExceeded') {
      await client.createSender(commands).sendMessages(messageOf(command));
      await bury(commands, reason);
    },
    async dieOn(queue, body, reason, applicationProperties = {}) {
      await client.createSender(queue).sendMessages({ body, applicationProperties });
      await bury(queue, reason);
    },
    async work() {
      const receiver = client.createReceiver(commands, { receiveMode: 'receiveAndDelete' });
      const found = await all(receiver);
      await receiver.close();
      await apply(
        ...found.map(({ body, messageId, enqueuedTimeUtc }) => ({
          body,
          messageId: String(messageId),
          deliveryCount: 1,
          enqueuedAt: enqueuedTimeUtc?.toISOString() ?? null,
        })),
      );
      return found;
    },
    async dead(queue = commands) {
      const receiver = client.createReceiver(queue, { subQueueType: 'deadLetter', receiveMode: 'peekLock' });
      const found = await all(receiver);
      // Given back: that they could be received shows that nobody holds a lock.
      for (const message of found) await receiver.abandonMessage(message);
      await receiver.close();
      return found.map(({ sequenceNumber }) => `queue/${queue}/${sequenceNumber}`);
    },
    async empty() {
      for (const queue of [commands, files]) {
        const receiver = client.createReceiver(queue, { subQueueType: 'deadLetter', receiveMode: 'receiveAndDelete' });
        await all(receiver);
        await receiver.close();
      }
    },
    acts: (where = '1 = 1') =>
      rows(`SELECT act, state, origin, number, cause, kind, profileId, operationId, fingerprint, reason, actorId, actorType
        FROM ops.DeadLetterAct WHERE ${where} ORDER BY deadLetterActId;`),
    async close() {
      await Promise.all(sources.map(({ queue }) => queue.close()));
      await client.close();
      await broker.close();
      await database.drop();
    },
  };
}

/** One after the other: the client waits for a batch to become full. */
async function all(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage[]> {
  const found: ServiceBusReceivedMessage[] = [];
  for (;;) {
    const some = await receiver.receiveMessages(1, { maxWaitTimeInMs: 150 });
    if (some.length === 0) return found;
    found.push(...some);
  }
}
