// The three services that the app connects to, and the settings by which each stand-in is replaced by the real thing.
import type { DataFolder } from './data-folder';
import type { PartName } from './ports';

export interface Service {
  readonly part: Exclude<PartName, 'functions-host'>;
  /** The app's setting that holds the connection string. */
  readonly setting: string;
  /** The app's setting for a service that is reached by identity. */
  readonly identitySetting: string;
  args(data: DataFolder, queuesFile: string): string[];
}

export const SERVICES: readonly Service[] = [
  {
    part: 'blob-storage',
    setting: 'AzureWebJobsStorage',
    identitySetting: 'AzureWebJobsStorage__blobServiceUri',
    args: (data) => ['--data', data.folderOf('blob-storage')],
  },
  {
    part: 'service-bus',
    setting: 'ServiceBusConnection',
    identitySetting: 'ServiceBusConnection__fullyQualifiedNamespace',
    args: (data, queuesFile) => ['--data', data.folderOf('service-bus'), '--queues', queuesFile],
  },
  {
    part: 'sql-server',
    setting: 'SQL_CONNECTION_STRING',
    identitySetting: 'SQL_SERVER',
    args: (data) => ['--data', data.folderOf('sql-server'), '--database', 'stepkeeper'],
  },
];
