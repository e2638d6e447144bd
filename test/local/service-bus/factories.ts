// Messages and queues for tests without sockets.
import { message as codec } from 'rhea';
import { parseMessage } from '../../../local/service-bus/amqp-message';
import type { Content, QueueEvent } from '../../../local/service-bus/message';
import { MessageQueue } from '../../../local/service-bus/message-queue';
import { parseQueues, type QueueOptions } from '../../../local/service-bus/queues-file';
import type { Declaration } from './fixture';

export function aContent(changes: Partial<Content> = {}): Content {
  const bytes = codec.encode({ message_id: 'm1', body: codec.data_section(Buffer.from('{}')) });
  return { ...parseMessage(bytes), ...changes };
}

function someOptions(declaration: Declaration = {}): QueueOptions {
  const [options] = parseQueues([{ name: 'jobs', ...declaration }], 'test');
  if (!options) throw new Error('no queue was declared');
  return options;
}

/** A queue, and the events that it has logged. */
export function aQueue(declaration: Declaration = {}): { queue: MessageQueue; events: QueueEvent[] } {
  const events: QueueEvent[] = [];
  return { queue: new MessageQueue(someOptions(declaration), (event) => events.push(event)), events };
}

export function restored(events: Iterable<QueueEvent>, declaration: Declaration = {}): MessageQueue {
  const { queue } = aQueue(declaration);
  for (const event of events) queue.restore(event);
  return queue;
}
