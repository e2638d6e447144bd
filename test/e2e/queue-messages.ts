// What is on a queue of the stack, or among its dead letters, without taking anything off.
import { ServiceBusClient } from '@azure/service-bus';
import type { TestStack } from './stack';

/** Messages in any state, locked ones too; the first five. */
export async function messagesOn({ settings }: TestStack, queue: string, subQueueType?: 'deadLetter') {
  const client = new ServiceBusClient(settings.ServiceBusConnection ?? '');
  try {
    const receiver = client.createReceiver(queue, subQueueType ? { subQueueType } : {});
    const messages = await receiver.peekMessages(5);
    return messages.map(({ messageId, deadLetterReason }) => ({ messageId, deadLetterReason }));
  } finally {
    await client.close();
  }
}
