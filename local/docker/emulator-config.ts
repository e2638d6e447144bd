// The queues of infra/queues.json as Microsoft's Service Bus emulator takes them, each property within what the emulator allows.
// Limits and names: https://github.com/Azure/azure-service-bus-emulator-installer, ServiceBus-Emulator/Schema/Config-schema.json
import type { QueueOptions } from '../service-bus/queues-file';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The one namespace that the emulator knows. */
const namespace = 'sbemulatorns';

interface EmulatorQueue {
  readonly Name: string;
  readonly Properties: Readonly<Record<string, string | number | boolean>>;
}

export interface EmulatorConfig {
  readonly UserConfig: {
    readonly Namespaces: readonly { readonly Name: string; readonly Queues: readonly EmulatorQueue[] }[];
    readonly Logging: { readonly Type: 'Console' };
  };
}

/** What is beyond a limit becomes the limit: a queue there forgets and gives up sooner than the real one, and is else the same. */
export function emulatorConfig(queues: readonly QueueOptions[]): EmulatorConfig {
  return {
    UserConfig: {
      Namespaces: [{ Name: namespace, Queues: queues.map(emulatorQueue) }],
      Logging: { Type: 'Console' },
    },
  };
}

function emulatorQueue(queue: QueueOptions): EmulatorQueue {
  return {
    Name: queue.name,
    Properties: {
      DeadLetteringOnMessageExpiration: queue.deadLetteringOnMessageExpiration,
      DefaultMessageTimeToLive: within(queue.defaultMessageTimeToLive, 5 * minute, hour),
      DuplicateDetectionHistoryTimeWindow: within(queue.duplicateDetectionHistoryTimeWindow, 5 * second, 5 * minute),
      ForwardDeadLetteredMessagesTo: '',
      ForwardTo: '',
      LockDuration: within(queue.lockDuration, 5 * second, 5 * minute),
      MaxDeliveryCount: Math.min(queue.maxDeliveryCount, 10),
      RequiresDuplicateDetection: queue.requiresDuplicateDetection,
      RequiresSession: false,
    },
  };
}

/** An ISO 8601 duration; all in milliseconds. */
function within(duration: number, least: number, most: number): string {
  const seconds = Math.round(Math.min(Math.max(duration, least), most) / second);
  return seconds % 3600 === 0 ? `PT${seconds / 3600}H` : seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}
