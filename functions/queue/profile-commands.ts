// The queue's trigger: whole batches of commands to the writer. What it throws, the host gives back to the queue.
import type { InvocationContext, ServiceBusQueueHandler } from '@azure/functions';
import { readCommand } from '../../shared/commands/kinds';
import { isObject } from '../../shared/sections/json';
import { describeError, loggerOf } from '../../shared/telemetry';
import { type ApplyOptions, applyMessages } from '../../shared/writer/apply-messages';
import type { Message } from '../../shared/writer/received';

/** Arrays beside the bodies, as the Service Bus extension names them. */
interface BatchMetadata {
  readonly messageIdArray?: readonly string[];
  readonly deliveryCountArray?: readonly number[];
  readonly enqueuedTimeUtcArray?: readonly string[];
}

export interface ProfileCommandsOptions extends ApplyOptions {
  /** Takes a person's files and lines out of Blob Storage. It may be repeated. */
  readonly eraseFiles: (profileId: string) => Promise<void>;
}

/** Files of an erased profile go before its rows: where storage is away, the whole batch comes again. */
export function profileCommands({ eraseFiles, ...options }: ProfileCommandsOptions): ServiceBusQueueHandler {
  return async (bodies: unknown, context: InvocationContext) => {
    const log = loggerOf(context);
    const started = performance.now();
    const onRetry = (error: unknown, pauseMs: number) =>
      log.warn('batch-retried', { ...describeError(error), pauseMs: Math.round(pauseMs) });
    const received = messagesOf(bodies, context.triggerMetadata ?? {});
    for (const profileId of profilesToErase(received)) await eraseFiles(profileId);
    const applied = await applyMessages(received, { ...options, onRetry });
    const { messages, unreadable, counts } = applied;
    log.info('batch-applied', { messages, unreadable, ...counts, ms: Math.round(performance.now() - started) });
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

function profilesToErase(messages: readonly Message[]): ReadonlySet<string> {
  const profileIds = new Set<string>();
  for (const { body } of messages) {
    if (!isObject(body) || body.kind !== 'erase-profile') continue;
    const read = readCommand(body);
    if (read.ok) profileIds.add(read.command.profileId);
  }
  return profileIds;
}

function instantOf(text: string | undefined): string | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
