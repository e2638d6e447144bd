// The Service Bus of an ops command: the namespace and the queues that the settings name, as the app's own settings do.
import { type ServiceAccess, serviceAccess } from '../shared/config';
import { UsageError } from './usage';

/** https://learn.microsoft.com/azure/service-bus-messaging/authenticate-application */
export const serviceBusScope = 'https://servicebus.azure.net/.default';

/** Throws UsageError where no setting names a namespace. */
export function serviceBusAccess(environment: NodeJS.ProcessEnv): ServiceAccess {
  const { ServiceBusConnection, ServiceBusConnection__fullyQualifiedNamespace, AZURE_CLIENT_ID } = environment;
  const access = serviceAccess(ServiceBusConnection, ServiceBusConnection__fullyQualifiedNamespace, AZURE_CLIENT_ID);
  if (access) return access;
  throw new UsageError(
    'ServiceBusConnection (or ServiceBusConnection__fullyQualifiedNamespace) is not set: it names the queue',
  );
}

export interface QueueNames {
  readonly commands: string;
  readonly files: string;
}

export function queueNames({ PROFILE_COMMANDS_QUEUE, RESUME_FILES_QUEUE }: NodeJS.ProcessEnv): QueueNames {
  return { commands: PROFILE_COMMANDS_QUEUE || 'profile-commands', files: RESUME_FILES_QUEUE || 'resume-files' };
}

/** What the clients of Service Bus and of Entra ID throw, as a sentence that says what to do. */
export class ServiceBusFailed extends Error {
  constructor(
    readonly remedy: string,
    override readonly cause: Error,
  ) {
    super(`${cause.message.split('\n')[0]}\n${remedy}`, { cause });
    this.name = 'ServiceBusFailed';
  }
}

const remedies: readonly { readonly is: RegExp; readonly remedy: string }[] = [
  {
    is: /^(?:AggregateAuthentication|Authentication|CredentialUnavailable)/,
    remedy: 'Nobody is signed in to Azure here: az login, or say ServiceBusConnection.',
  },
  {
    is: /Unauthorized/,
    remedy:
      'Who asks lacks a role: Azure Service Bus Data Receiver and Azure Service Bus Data Sender on the queues (docs/dead-letters.md). A role that was just given takes some minutes.',
  },
  {
    is: /MessagingEntityNotFound/,
    remedy:
      'The namespace has no such queue. Look at ServiceBusConnection (or ServiceBusConnection__fullyQualifiedNamespace), PROFILE_COMMANDS_QUEUE and RESUME_FILES_QUEUE.',
  },
  {
    is: /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ServiceCommunicationProblem|ServiceTimeout|LinkTimedOut/,
    remedy:
      'Service Bus cannot be reached. Look at ServiceBusConnection (or ServiceBusConnection__fullyQualifiedNamespace), and whether its firewall lets this machine in. The same command goes on.',
  },
  { is: /ServiceBusy/, remedy: 'Service Bus asks for less at a time: say --rate. The same command goes on.' },
  {
    is: /QuotaExceeded/,
    remedy: 'The queue is full: the app has to work some of it off first. The same command goes on.',
  },
];

/** The error itself where it is none of theirs, or nothing is known of it. */
export function withRemedy(error: Error): Error {
  const { name, code = '' } = error as Error & { readonly code?: unknown };
  if (!/^(?:ServiceBusError|MessagingError|\w*Authentication\w*|CredentialUnavailable\w*)$/.test(name)) return error;
  const text = `${name} ${String(code)} ${error.message}`;
  const known = remedies.find(({ is }) => is.test(text));
  return known ? new ServiceBusFailed(known.remedy, error) : error;
}
