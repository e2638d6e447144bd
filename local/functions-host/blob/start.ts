// Reads a blob trigger's binding and starts its listener.
import { BlobServiceClient } from '@azure/storage-blob';
import { z } from 'zod';
import type { Invoke } from '../app/invoker';
import type { RegisteredFunction } from '../app/registry';
import { defaultCredential } from '../identity';
import type { Log } from '../log';
import { type Connection, connectionOf, resolveNames, type Settings } from '../settings';
import { type TriggerListener, triggerOptions } from '../trigger-listener';
import { listenForBlobs } from './blob-listener';
import { parseBlobPath } from './blob-path';

const BlobBinding = z.object({
  path: z.string(),
  connection: z.string(),
  source: z.enum(['EventGrid', 'LogsAndContainerScan']).optional(),
});

// The poller comes back by itself: a request that fails need not be repeated for long.
const CLIENT_OPTIONS = { retryOptions: { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } };

export async function startBlobTrigger(
  fn: RegisteredFunction,
  settings: Settings,
  parallelism: number,
  invoke: Invoke,
  log: Log,
): Promise<TriggerListener> {
  const binding = triggerOptions(fn, BlobBinding);
  const path = parseBlobPath(resolveNames(settings, binding.path), `function ${fn.name}`);
  const connection = connectionOf(settings, binding.connection, 'blobServiceUri', 'serviceUri');
  return listenForBlobs({ fn, path, service: await createService(connection), parallelism, invoke, log });
}

async function createService(connection: Connection): Promise<BlobServiceClient> {
  if (connection.kind === 'connection-string') {
    return BlobServiceClient.fromConnectionString(connection.connectionString, CLIENT_OPTIONS);
  }
  return new BlobServiceClient(connection.address, await defaultCredential(connection.clientId), CLIENT_OPTIONS);
}
