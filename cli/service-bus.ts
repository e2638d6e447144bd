// The Service Bus of an ops command: the namespace and the queues that the settings name, as the app's own settings do.
import { type ServiceAccess, serviceAccess } from '../shared/config';
import { UsageError } from './usage';

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
