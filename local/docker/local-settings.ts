// The settings of the app under `func start`, as Core Tools read them: the containers' connection strings and a local issuer.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppSettings, readLocalSettings } from '../local-settings';
import type { ComposeSettings } from './compose-files';

export const database = 'stepkeeper';

/** Where a setting is in local.settings.json of the repository, that one counts: it is the developer's. */
export function appSettings(root: string, compose: ComposeSettings, issuer: string): Readonly<Record<string, string>> {
  return {
    FUNCTIONS_WORKER_RUNTIME: 'node',
    ...readAppSettings(root),
    SQL_CONNECTION_STRING: `${compose.sqlServer};Database=${database}`,
    ServiceBusConnection: compose.serviceBus,
    AzureWebJobsStorage: compose.storage,
    AUDIT_CHAIN_KEYS: compose.auditChainKeys,
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: 'api://stepkeeper',
    AUTH_PROFILE_CLAIM: 'profileId',
    OIDC_ALLOW_LOCAL_ISSUER: 'true',
    ...readLocalSettings(root),
  };
}

/** Into the folder that `func start` runs in. It holds passwords of this machine, and azd leaves it out of what it deploys. */
export function writeLocalSettings(folder: string, values: Readonly<Record<string, string>>): void {
  const file = join(folder, 'local.settings.json');
  writeFileSync(file, `${JSON.stringify({ IsEncrypted: false, Values: values }, null, 2)}\n`, { mode: 0o600 });
}
