// Many messages to a queue, as few batches as hold them.
import type { ServiceBusMessage } from '@azure/service-bus';
import type { Link } from './link';

/** Resolves when all are accepted; where it rejects, the first of them may have been. Throws RangeError for one that no batch holds. */
export async function sendInBatches(link: Link, messages: readonly ServiceBusMessage[]): Promise<void> {
  for (let waiting = messages; waiting.length > 0; ) {
    const batch = await link.createBatch();
    const left = waiting.findIndex((message) => !batch.tryAddMessage(message));
    if (left === 0) throw new RangeError('a message fits in no batch');
    await link.sendBatch(batch);
    waiting = left === -1 ? [] : waiting.slice(left);
  }
}
