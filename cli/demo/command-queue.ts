// The queue of commands, for a demo that puts messages onto it and watches them go.
import { DefaultAzureCredential } from '@azure/identity';
import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';
import type { ServiceAccess } from '../../shared/config';

export interface CommandQueue {
  /** All in one batch. */
  send(messages: readonly ServiceBusMessage[]): Promise<void>;
  /** The ids of all messages on the queue, those too that a receiver has locked. */
  peekIds(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const pageSize = 100;

export function openCommandQueue(access: ServiceAccess, name: string): CommandQueue {
  const client = clientOf(access);
  const sender = client.createSender(name);
  return {
    send: (messages) => sender.sendMessages([...messages]),
    async peekIds() {
      // Each receiver peeks on from where it was, so a new one begins at the front.
      const receiver = client.createReceiver(name);
      const ids: string[] = [];
      try {
        for (;;) {
          const page = await receiver.peekMessages(pageSize);
          ids.push(...page.map(({ messageId }) => String(messageId)));
          if (page.length === 0) return ids;
        }
      } finally {
        await receiver.close();
      }
    },
    close: () => client.close(),
  };
}

function clientOf(access: ServiceAccess): ServiceBusClient {
  if (access.by === 'connection-string') return new ServiceBusClient(access.connectionString);
  const credential = new DefaultAzureCredential(access.clientId ? { managedIdentityClientId: access.clientId } : {});
  return new ServiceBusClient(access.endpoint, credential);
}
