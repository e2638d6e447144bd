// What the broker means by a refusal that another try would not change.
// https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-exceptions-latest
import type { ServiceBusError } from '@azure/service-bus';
import { QueueFull, QueueThrottled } from './errors';

/** Service Bus gives out new credits each second, and still asks a client that it has throttled to stay away for 10 seconds. */
const restSeconds = 10;

/** Undefined for whatever is worth another try. */
export function refusalOf(error: unknown, queue: string): QueueThrottled | QueueFull | undefined {
  if (!isServiceBusError(error)) return undefined;
  if (error.code === 'ServiceBusy') return new QueueThrottled(queue, restSeconds, error);
  if (error.code === 'QuotaExceeded') return new QueueFull(queue, error);
  return undefined;
}

/** Asks what the library's own function of this name asks, without loading it. */
function isServiceBusError(error: unknown): error is ServiceBusError {
  return error instanceof Error && error.name === 'ServiceBusError';
}
