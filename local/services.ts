// The services that the app connects to, and the settings by which each stand-in is replaced by the real thing.
import type { DataFolder } from './data-folder';
import type { PartName } from './ports';

export interface Service {
  readonly part: Exclude<PartName, 'functions-host'>;
  /** The app's setting that holds the connection string. */
  readonly setting: string;
  /** The app's setting that takes the place of it: for most, that of a service that is reached by identity. */
  readonly identitySetting: string;
  /** What else the app has to know of the stand-in. */
  readonly alsoSets?: Readonly<Record<string, string>>;
  args(data: DataFolder, queuesFile: string, settings: Readonly<Record<string, string | undefined>>): string[];
}

/** Of the tokens of the local issuer. */
const audience = 'api://stepkeeper';

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
  {
    part: 'issuer',
    setting: 'OIDC_ISSUER',
    // Where App Service proves who asks, no issuer is needed.
    identitySetting: 'WEBSITE_AUTH_ENABLED',
    alsoSets: { OIDC_AUDIENCE: audience, AUTH_PROFILE_CLAIM: 'profileId' },
    args: (data, _queuesFile, { OIDC_AUDIENCE }) => [
      '--data',
      data.folderOf('issuer'),
      '--audience',
      OIDC_AUDIENCE ?? audience,
    ],
  },
];

/** The settings by which the app finds the services, and what else it is told of the stand-ins. */
export const serviceSettings: readonly string[] = SERVICES.flatMap(({ setting, identitySetting, alsoSets = {} }) => [
  setting,
  identitySetting,
  ...Object.keys(alsoSets),
]);

/**
 * What names a real service, or says that somebody else than the local issuer vouches for callers: a stack that takes them out of its
 * environment runs on stand-ins alone, whatever stands there or in local.settings.json.
 */
export const ownServices: Readonly<Record<string, undefined>> = Object.fromEntries(
  [
    ...serviceSettings,
    'OIDC_JWKS_URI',
    'AUTH_MODE',
    'APPLICATIONINSIGHTS_CONNECTION_STRING',
    'RESUMES_OCR_ENDPOINT',
  ].map((name) => [name, undefined]),
);
