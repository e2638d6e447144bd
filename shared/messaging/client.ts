// What of Service Bus needs its client library; on the way of a step it is imported only where it is used.
import type { TokenCredential } from '@azure/identity';
import { ServiceBusClient, type ServiceBusClientOptions } from '@azure/service-bus';
import type { ServiceAccess } from '../config';
import { ownIdentity } from '../own-identity';

/** By connection string, or as the app's identity: clients that share a `credential` share its tokens. Connects at first use. */
export function connectTo(
  access: ServiceAccess,
  options: ServiceBusClientOptions,
  credential?: TokenCredential,
): ServiceBusClient {
  if (access.by === 'connection-string') return new ServiceBusClient(access.connectionString, options);
  return new ServiceBusClient(access.endpoint, credential ?? ownIdentity(access.clientId), options);
}
