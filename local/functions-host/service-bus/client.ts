// Clients of Service Bus that notice within seconds that a broker has gone, and close whether or not it answers.
import { ServiceBusClient } from '@azure/service-bus';
import { defaultCredential } from '../identity';
import type { Connection } from '../settings';
import { within } from '../within';

/** How long an answer is waited for. A broker that dies while a link is made would be waited for a minute otherwise. */
export const ANSWER_MS = 5_000;

// The library's own retries wait 30 s between two attempts: a broker that restarts is back long before that.
const OPTIONS = {
  retryOptions: { maxRetries: 0, retryDelayInMs: 200, maxRetryDelayInMs: 1000, timeoutInMs: ANSWER_MS },
};

export async function createClient(connection: Connection): Promise<ServiceBusClient> {
  if (connection.kind === 'connection-string') return new ServiceBusClient(connection.connectionString, OPTIONS);
  return new ServiceBusClient(connection.address, await defaultCredential(connection.clientId), OPTIONS);
}

/** Closing a connection waits for the peer's answer, which a dead one never gives. */
export async function closeClient(client: ServiceBusClient): Promise<void> {
  await within(2000, client.close()).catch(() => undefined);
}
