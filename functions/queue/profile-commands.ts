// The queue's trigger: whole batches of commands to the writer. What it throws, the host gives back to the queue.
import type { InvocationContext, ServiceBusQueueHandler } from '@azure/functions';
import { type ApplyOptions, applyMessages } from '../../shared/writer/apply-messages';
import type { Message } from '../../shared/writer/received';

/** Arrays beside the bodies, as the Service Bus extension names them. */
interface BatchMetadata {
  readonly messageIdArray?: readonly string[];
  readonly deliveryCountArray?: readonly number[];
  readonly enqueuedTimeUtcArray?: readonly string[];
}

export function profileCommands(options: ApplyOptions): ServiceBusQueueHandler {
  return async (bodies: unknown, context: InvocationContext) => {
    const started = performance.now();
    const onRetry = (error: unknown, pauseMs: number) =>
      context.warn(`profile-commands: trying again in ${Math.round(pauseMs)} ms: ${nameOf(error)}`);
    const applied = await applyMessages(messagesOf(bodies, context.triggerMetadata ?? {}), { ...options, onRetry });
    const took = Math.round(performance.now() - started);
    context.log(`profile-commands: ${JSON.stringify({ ...applied, ms: took })}`);
  };
}

function messagesOf(bodies: unknown, metadata: BatchMetadata): Message[] {
  const list: readonly unknown[] = Array.isArray(bodies) ? bodies : [bodies];
  // The host leaves empty texts out of its arrays: one that is too short cannot be told apart.
  const aligned = <T>(values: readonly T[] | undefined) => (values?.length === list.length ? values : undefined);
  const messageIds = aligned(metadata.messageIdArray);
  const deliveryCounts = aligned(metadata.deliveryCountArray);
  const enqueuedTimes = aligned(metadata.enqueuedTimeUtcArray);
  return list.map((body, index) => ({
    body,
    messageId: messageIds?.[index] ?? '',
    deliveryCount: deliveryCounts?.[index] ?? 1,
    enqueuedAt: instantOf(enqueuedTimes?.[index]),
  }));
}

function instantOf(text: string | undefined): string | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The error's kind and number; its message may quote values. */
function nameOf(error: unknown): string {
  const { name, code, number } = error as { name?: string; code?: string; number?: number };
  return [name, code, number].filter((part) => part !== undefined).join(' ');
}
