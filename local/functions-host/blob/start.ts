// Reads a blob trigger's binding and starts its listener.
import { BlobServiceClient } from '@azure/storage-blob';
import { z } from 'zod';
import type { Invoke } from '../app/invoker';
import type { RegisteredFunction } from '../app/registry';
import { InvalidOption } from '../errors';
import type { Log } from '../log';
import { type Connection, connectionOf, resolveNames, type Settings } from '../settings';
import type { TriggerListener } from '../trigger-listener';
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
  const where = `function ${fn.name}`;
  const binding = BlobBinding.safeParse(fn.trigger);
  if (!binding.success) throw new InvalidOption(where, z.prettifyError(binding.error));
  const path = parseBlobPath(resolveNames(settings, binding.data.path), where);
  const connection = connectionOf(settings, binding.data.connection, 'blobServiceUri', 'serviceUri');
  return listenForBlobs({ fn, path, service: await createService(connection), parallelism, invoke, log });
}

async function createService(connection: Connection): Promise<BlobServiceClient> {
  if (connection.kind === 'connection-string') {
    return BlobServiceClient.fromConnectionString(connection.connectionString, CLIENT_OPTIONS);
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  const { clientId } = connection;
  const credential = new DefaultAzureCredential(clientId ? { managedIdentityClientId: clientId } : {});
  return new BlobServiceClient(connection.address, credential, CLIENT_OPTIONS);
}
