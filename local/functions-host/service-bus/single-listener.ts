// `cardinality: 'one'`: a message a call, up to maxConcurrentCalls at a time; the client renews the lock of each while it runs.
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { errorText } from '../log';
import type { TriggerListener } from '../trigger-listener';
import { within } from '../within';
import type { ServiceBusTrigger } from './batch-listener';
import { closeClient, createClient } from './client';
import { singleTrigger } from './message-data';
import { settle } from './settle';

export async function listenForMessages(trigger: ServiceBusTrigger): Promise<TriggerListener> {
  const { fn, queueName, connection, options, invoke, log } = trigger;
  const client = await createClient(connection);
  const receiver = client.createReceiver(queueName, {
    skipParsingBodyAsJson: true,
    maxAutoLockRenewalDurationInMs: options.maxAutoLockRenewalMs,
  });
  const running = new Set<Promise<void>>();
  const process = async (message: ServiceBusReceivedMessage) => {
    const done = await invoke(fn, singleTrigger(message)).then(
      () => true,
      () => false,
    );
    await settle(receiver, [message], done ? 'complete' : 'abandon', fn, log);
  };
  // The subscription attaches itself again when the broker comes back.
  const subscription = receiver.subscribe(
    {
      async processMessage(message) {
        const call = process(message);
        running.add(call);
        await call;
        running.delete(call);
      },
      async processError({ error, errorSource }) {
        log('warning', fn.name, `the queue ${queueName}: ${errorSource}: ${errorText(error)}`);
      },
    },
    { autoCompleteMessages: false, maxConcurrentCalls: options.maxConcurrentCalls },
  );
  return {
    async stop() {
      await within(2000, subscription.close()).catch(() => undefined);
      await Promise.all(running);
      await closeClient(client);
    },
  };
}
