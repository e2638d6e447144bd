// host.json, as far as this repository uses it: https://json.schemastore.org/host.json and
// https://learn.microsoft.com/azure/azure-functions/functions-host-json
import { z } from 'zod';

const timeSpan = z.string().regex(/^\d\d:[0-5]\d:[0-5]\d$/);
const count = z.int().min(0);

export const hostJson = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal('2.0'),
  functionTimeout: timeSpan.optional(),
  telemetryMode: z.literal('OpenTelemetry').optional(),
  logging: z
    .strictObject({
      logLevel: z
        .record(z.string(), z.enum(['Trace', 'Debug', 'Information', 'Warning', 'Error', 'Critical', 'None']))
        .optional(),
      applicationInsights: z
        .strictObject({
          samplingSettings: z
            .strictObject({
              isEnabled: z.boolean(),
              excludedTypes: z.string().optional(),
              includedTypes: z.string().optional(),
              maxTelemetryItemsPerSecond: z.number().positive().optional(),
            })
            .optional(),
          enableDependencyTracking: z.boolean().optional(),
          enableLiveMetrics: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  extensions: z.strictObject({
    http: z
      .strictObject({
        routePrefix: z.string().optional(),
        maxConcurrentRequests: z.int().optional(),
        maxOutstandingRequests: z.int().optional(),
        dynamicThrottlesEnabled: z.boolean().optional(),
        hsts: z.strictObject({ isEnabled: z.boolean(), maxAge: z.string().optional() }).optional(),
        customHeaders: z.record(z.string(), z.string()).optional(),
      })
      .optional(),
    blobs: z
      .strictObject({ maxDegreeOfParallelism: count.optional(), poisonBlobThreshold: count.optional() })
      .optional(),
    queues: z.strictObject({ maxPollingInterval: timeSpan.optional(), batchSize: count.max(32).optional() }).optional(),
    serviceBus: z
      .strictObject({
        prefetchCount: count.optional(),
        autoCompleteMessages: z.boolean().optional(),
        maxAutoLockRenewalDuration: timeSpan.optional(),
        maxConcurrentCalls: count.optional(),
        minMessageBatchSize: count.optional(),
        maxMessageBatchSize: count.optional(),
        maxBatchWaitTime: timeSpan.optional(),
      })
      .optional(),
  }),
  extensionBundle: z.strictObject({
    id: z.literal('Microsoft.Azure.Functions.ExtensionBundle'),
    version: z.string().regex(/^\[\d+\.\*, \d+\.\d+\.\d+\)$/),
  }),
});
