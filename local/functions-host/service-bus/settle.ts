// What becomes of messages after their function has run.
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { RegisteredFunction } from '../app/registry';
import type { Log } from '../log';
import { within } from '../within';
import { ANSWER_MS } from './client';

/** A lock that was lost, or a broker that is gone, is told of and no more: the message comes again. */
export async function settle(
  receiver: ServiceBusReceiver,
  messages: readonly ServiceBusReceivedMessage[],
  outcome: 'complete' | 'abandon',
  fn: RegisteredFunction,
  log: Log,
): Promise<void> {
  const results = await Promise.allSettled(
    messages.map((message) =>
      within(ANSWER_MS, outcome === 'complete' ? receiver.completeMessage(message) : receiver.abandonMessage(message)),
    ),
  );
  const failed = results.filter((result) => result.status === 'rejected');
  if (failed[0]) {
    log('warning', fn.name, `${outcome} failed for ${failed.length} of ${messages.length}: ${failed[0].reason}`);
  }
}
