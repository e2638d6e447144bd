// host.json, read for the settings that this host honours, with the real host's defaults and limits.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InvalidOption, UnsupportedOption } from './errors';
import { timeSpanMs } from './time-span';

const count = z.number().int().positive();

// Defaults: https://learn.microsoft.com/azure/azure-functions/functions-host-json and …/functions-bindings-service-bus
const HostJson = z.object({
  version: z.literal('2.0'),
  functionTimeout: z.string().default('00:30:00'),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      serviceBus: z
        .object({
          autoCompleteMessages: z.boolean().default(true),
          maxConcurrentCalls: count.default(16),
          maxMessageBatchSize: count.default(1000),
          minMessageBatchSize: count.default(1),
          maxBatchWaitTime: z.string().default('00:00:30'),
          maxAutoLockRenewalDuration: z.string().default('00:05:00'),
        })
        .prefault({}),
      blobs: z.object({ maxDegreeOfParallelism: count.default(8) }).prefault({}),
    })
    .prefault({}),
});

export interface ServiceBusOptions {
  readonly autoCompleteMessages: boolean;
  readonly maxConcurrentCalls: number;
  readonly maxMessageBatchSize: number;
  readonly minMessageBatchSize: number;
  readonly maxBatchWaitMs: number;
  readonly maxAutoLockRenewalMs: number;
}

export interface HostOptions {
  /** Undefined: no limit. */
  readonly functionTimeoutMs: number | undefined;
  readonly routePrefix: string;
  readonly serviceBus: ServiceBusOptions;
  /** How many blobs one function works on at a time. */
  readonly blobParallelism: number;
}

/** Throws InvalidOption or UnsupportedOption, naming the setting. */
export function readHostJson(directory: string): HostOptions {
  const file = join(directory, 'host.json');
  if (!existsSync(file)) throw new InvalidOption(file, 'the file is missing');
  const parsed = HostJson.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new InvalidOption(file, z.prettifyError(parsed.error));
  const { functionTimeout, extensions } = parsed.data;
  const { serviceBus } = extensions;
  const maxBatchWaitMs = timeSpanMs(serviceBus.maxBatchWaitTime, `${file} maxBatchWaitTime`);
  if (maxBatchWaitMs > 150_000) throw new InvalidOption(file, 'maxBatchWaitTime is over 00:02:30');
  if (serviceBus.minMessageBatchSize > serviceBus.maxMessageBatchSize) {
    throw new InvalidOption(file, 'minMessageBatchSize is over maxMessageBatchSize');
  }
  if (!serviceBus.autoCompleteMessages) throw new UnsupportedOption(file, 'autoCompleteMessages: false');
  return {
    functionTimeoutMs: functionTimeout === '-1' ? undefined : timeSpanMs(functionTimeout, `${file} functionTimeout`),
    routePrefix: extensions.http.routePrefix,
    serviceBus: {
      autoCompleteMessages: serviceBus.autoCompleteMessages,
      maxConcurrentCalls: serviceBus.maxConcurrentCalls,
      maxMessageBatchSize: serviceBus.maxMessageBatchSize,
      minMessageBatchSize: serviceBus.minMessageBatchSize,
      maxBatchWaitMs,
      maxAutoLockRenewalMs: timeSpanMs(serviceBus.maxAutoLockRenewalDuration, `${file} maxAutoLockRenewalDuration`),
    },
    blobParallelism: extensions.blobs.maxDegreeOfParallelism,
  };
}
