// `cardinality: 'many'`: whole batches, one at a time, each given back whole when its function throws.
//
//   connecting ──connected──▶ receiving ──batch──▶ running ──settled──▶ receiving
//       ▲                      │      │
//       └──back-off◀─── error ─┘      └── stop ──▶ stopped
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { Invoke } from '../app/invoker';
import type { RegisteredFunction } from '../app/registry';
import type { ServiceBusOptions } from '../host-json';
import type { Log } from '../log';
import type { Connection } from '../settings';
import { pause, type TriggerListener, untilStopped } from '../trigger-listener';
import { within } from '../within';
import { ANSWER_MS, closeClient, createClient } from './client';
import { batchTrigger } from './message-data';
import { settle } from './settle';

/** How long an idle receive waits before it looks whether the host stops. */
const IDLE_MS = 500;
/** How long after the first message a batch waits for more. The real client waits 20 ms. */
const AFTER_FIRST_MS = 1;
const FIRST_BACK_OFF_MS = 100;
const LAST_BACK_OFF_MS = 2000;

export interface ServiceBusTrigger {
  readonly fn: RegisteredFunction;
  readonly queueName: string;
  readonly connection: Connection;
  readonly options: ServiceBusOptions;
  readonly invoke: Invoke;
  readonly log: Log;
}

export function listenForBatches(trigger: ServiceBusTrigger): TriggerListener {
  return untilStopped((stop) => pump(trigger, stop));
}

async function pump({ fn, queueName, connection, options, invoke, log }: ServiceBusTrigger, stop: AbortSignal) {
  let backOffMs = FIRST_BACK_OFF_MS;
  while (!stop.aborted) {
    // The queue's lock has to cover a batch: the real extension does not renew the locks of one either.
    const client = await createClient(connection);
    try {
      const receiver = client.createReceiver(queueName, {
        skipParsingBodyAsJson: true,
        maxAutoLockRenewalDurationInMs: 0,
      });
      while (!stop.aborted) {
        const batch = await receiveBatch(receiver, options, stop);
        backOffMs = FIRST_BACK_OFF_MS;
        if (batch.length === 0) continue;
        // What arrived as the host stopped is not begun: the queue gives it to the next one.
        const done =
          !stop.aborted &&
          (await invoke(fn, batchTrigger(batch)).then(
            () => true,
            () => false,
          ));
        await settle(receiver, batch, done ? 'complete' : 'abandon', fn, log);
      }
    } catch (error) {
      log('warning', fn.name, `the queue ${queueName} cannot be read, trying again: ${String(error)}`);
      await pause(backOffMs, stop);
      backOffMs = Math.min(backOffMs * 2, LAST_BACK_OFF_MS);
    } finally {
      await closeClient(client);
    }
  }
}

/**
 * Up to maxMessageBatchSize messages: at once when minMessageBatchSize have come, else maxBatchWaitTime after the first.
 * No message is held while a batch runs: a receive ends by draining its link, which also fetches all that is there.
 */
async function receiveBatch(
  receiver: ServiceBusReceiver,
  { maxMessageBatchSize, minMessageBatchSize, maxBatchWaitMs }: ServiceBusOptions,
  stop: AbortSignal,
): Promise<ServiceBusReceivedMessage[]> {
  const batch: ServiceBusReceivedMessage[] = [];
  let deadline = Number.POSITIVE_INFINITY;
  while (batch.length < minMessageBatchSize && !stop.aborted && Date.now() < deadline) {
    const options = {
      maxWaitTimeInMs: Math.max(1, Math.min(IDLE_MS, deadline - Date.now())),
      // Not in the client's types: without it a receive returns a second after its first message.
      maxTimeAfterFirstMessageInMs: AFTER_FIRST_MS,
    };
    const receiving = receiver.receiveMessages(maxMessageBatchSize - batch.length, options);
    batch.push(...(await within(IDLE_MS + ANSWER_MS, receiving)));
    if (batch.length === 0) return batch;
    if (deadline === Number.POSITIVE_INFINITY) deadline = Date.now() + maxBatchWaitMs;
  }
  return batch;
}
