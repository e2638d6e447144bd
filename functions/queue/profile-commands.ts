// The queue's trigger: whole batches of commands to the writer. What it throws, the host gives back to the queue.
import type { InvocationContext, ServiceBusQueueHandler } from '@azure/functions';
import { trace } from '@opentelemetry/api';
import type { Erasures } from '../../shared/bulk/erase-lines';
import { readCommand } from '../../shared/commands/kinds';
import { linkRest } from '../../shared/messaging/message-spans';
import { isObject } from '../../shared/sections/json';
import { sqlFaultKind } from '../../shared/sql/faults';
import { describeError } from '../../shared/telemetry/describe-error';
import { loggerOf } from '../../shared/telemetry/logger';
import { metrics } from '../../shared/telemetry/metrics';
import { type ApplyOptions, applyMessages } from '../../shared/writer/apply-messages';
import { later } from '../../shared/writer/order';
import type { Message } from '../../shared/writer/received';
import { listOf } from './batch-span';

/** Arrays beside the bodies, as the Service Bus extension names them. */
interface BatchMetadata {
  readonly messageIdArray?: readonly string[];
  readonly deliveryCountArray?: readonly number[];
  readonly enqueuedTimeUtcArray?: readonly string[];
}

export interface ProfileCommandsOptions extends ApplyOptions {
  /** Takes the files and lines of persons out of Blob Storage, those that were there when the erasures were accepted. It may be repeated. */
  readonly eraseFiles: (erasures: Erasures) => Promise<void>;
}

/**
 * Files of an erased profile go before its rows: where storage is away, its messages come again. The other profiles' messages have been
 * applied by then, so that nobody waits for somebody else's files.
 */
export function profileCommands({ eraseFiles, ...options }: ProfileCommandsOptions): ServiceBusQueueHandler {
  return async (bodies: unknown, context: InvocationContext) => {
    const log = loggerOf(context);
    const started = performance.now();
    const onRetry = (error: unknown, pauseMs: number) => {
      const told = { ...describeError(error), pauseMs: Math.round(pauseMs) };
      log.warn('batch-retried', told);
      trace.getActiveSpan()?.addEvent('batch-retried', told);
    };
    const received = messagesOf(bodies, context.triggerMetadata ?? {});
    measureArrival(received);
    linkRest(listOf(bodies));
    const apply = async (part: readonly Message[]) => {
      if (part.length === 0) return;
      // Both parts together have to end inside the message lock.
      const retryBudgetMs = Math.max(0, options.retryBudgetMs - (performance.now() - started));
      const { messages, unreadable, counts } = await applyMessages(part, { ...options, retryBudgetMs, onRetry });
      log.info('batch-applied', { messages, unreadable, ...counts, ms: Math.round(performance.now() - started) });
    };
    const erasures = erasuresIn(received);
    const isOfErased = ({ body }: Message) => isObject(body) && erasures.has(String(body.profileId).toLowerCase());
    let isErasingFiles = false;
    try {
      await apply(received.filter((message) => !isOfErased(message)));
      if (erasures.size > 0) {
        isErasingFiles = true;
        await eraseFiles(erasures);
        isErasingFiles = false;
        await apply(received.filter(isOfErased));
      }
    } catch (error) {
      metrics.batchFailures.add(1, { reason: isErasingFiles ? 'storage' : sqlFaultKind(error) });
      throw error;
    }
    metrics.batchDuration.record(performance.now() - started);
  };
}

function measureArrival(received: readonly Message[]): void {
  const now = Date.now();
  metrics.batchSize.record(received.length);
  for (const { enqueuedAt } of received) {
    if (enqueuedAt !== null) metrics.queueWait.record(Math.max(0, now - Date.parse(enqueuedAt)));
  }
}

function messagesOf(bodies: unknown, metadata: BatchMetadata): Message[] {
  const list = listOf(bodies);
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

/** Of a profile that is erased twice the later erasure counts. */
function erasuresIn(messages: readonly Message[]): Erasures {
  const erasures = new Map<string, string>();
  for (const { body } of messages) {
    if (!isObject(body) || body.kind !== 'erase-profile') continue;
    const read = readCommand(body);
    if (!read.ok) continue;
    const { profileId, acceptedAt } = read.command;
    erasures.set(profileId, later(acceptedAt, erasures.get(profileId) ?? null));
  }
  return erasures;
}

function instantOf(text: string | undefined): string | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
