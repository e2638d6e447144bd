// Nothing is confirmed before it is in the journal, and every refusal is an answer.
import type { Delivery } from 'rhea';
import type { QueueHost } from './queue-host';
import { accept, reject, toAmqpError } from './rhea';

/** Does the work at once, and tells the peer of it, or of why it was refused, when its events are written. */
export async function answer(host: QueueHost, delivery: Delivery, work: () => void): Promise<void> {
  let refusal: unknown;
  try {
    work();
  } catch (error) {
    refusal = error;
  }
  await host.committed();
  if (refusal === undefined) accept(delivery);
  else reject(delivery, toAmqpError(refusal));
}
