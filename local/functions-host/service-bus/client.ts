// Clients of Service Bus that notice within seconds that a broker has gone, and close whether or not it answers.
import { ServiceBusClient } from '@azure/service-bus';
import { defaultCredential } from '../identity';
import type { Connection } from '../settings';

// The library's own retries wait 30 s between two attempts: a broker that restarts is back long before that.
const OPTIONS = { retryOptions: { maxRetries: 0, retryDelayInMs: 200, maxRetryDelayInMs: 1000, timeoutInMs: 10_000 } };

export async function createClient(connection: Connection): Promise<ServiceBusClient> {
  if (connection.kind === 'connection-string') return new ServiceBusClient(connection.connectionString, OPTIONS);
  return new ServiceBusClient(connection.address, await defaultCredential(connection.clientId), OPTIONS);
}

/** Closing a connection waits for the peer's answer, which a dead one never gives. */
export async function closeClient(client: ServiceBusClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 2000);
  });
  await Promise.race([client.close().catch(() => undefined), late]);
  clearTimeout(timer);
}
