// The queue of commands, for a demo that puts messages onto it and watches them go.
import type { ServiceBusMessage } from '@azure/service-bus';
import type { ServiceAccess } from '../../shared/config';
import { connectTo } from '../../shared/messaging/client';
import { Peeker } from '../../shared/messaging/peek';

export interface CommandQueue {
  /** All in one batch. */
  send(messages: readonly ServiceBusMessage[]): Promise<void>;
  /** The ids of all messages on the queue, those too that a receiver has locked. */
  peekIds(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function openCommandQueue(access: ServiceAccess, name: string): CommandQueue {
  const client = connectTo(access, {});
  const sender = client.createSender(name);
  return {
    send: (messages) => sender.sendMessages([...messages]),
    async peekIds() {
      // Each receiver peeks on from where it was, so a new one begins at the front.
      const receiver = client.createReceiver(name);
      const ids: string[] = [];
      try {
        for await (const { messageId } of new Peeker(receiver).all()) ids.push(String(messageId));
        return ids;
      } finally {
        await receiver.close();
      }
    },
    close: () => client.close(),
  };
}
