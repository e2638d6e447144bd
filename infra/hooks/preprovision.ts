// Before `azd provision`: what would fail minutes later, or only in the running app, is found here, all of it at once.
// azd itself sees to it that azd is signed in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readAuth } from '../../shared/auth/settings';
import { allowedOrigins } from '../../shared/http/allowed-origins';
import { AzFailed } from './az';
import type { Effects } from './effects';
import { EnvironmentFaulty, isTrue, type Variables } from './environment';

const account = z.object({
  id: z.string(),
  name: z.string(),
  user: z.object({ type: z.string() }),
});

/** Throws EnvironmentFaulty with every fault, or AzMissing. */
export async function preprovision(effects: Effects, root: string): Promise<void> {
  const { variables, say } = effects;
  const parameters = readFileSync(join(root, 'infra', 'main.parameters.json'), 'utf8');
  const faults = [
    ...missingParameters(parameters, variables),
    ...authFaults(variables),
    ...sqlFaults(variables),
    ...(await accountFaults(effects)),
  ];
  // Without a signed in account nothing more can be asked.
  if (faults.length === 0) faults.push(...(await regionFaults(effects)), ...(await providerFaults(effects)));
  if (faults.length > 0) throw new EnvironmentFaulty(faults);
  say('What is to be provisioned has what it needs');
}

/** What azd itself fills in, or asks for. */
const ofAzd = /^AZURE_(ENV_NAME|LOCATION|SUBSCRIPTION_ID|RESOURCE_GROUP|PRINCIPAL_ID|PRINCIPAL_TYPE|TENANT_ID)$/;

/** A parameter file has `${NAME}` for what must be set, and `${NAME=…}` for what has a default. */
export function missingParameters(parameters: string, variables: Variables): string[] {
  const names = [...parameters.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return [...new Set(names)]
    .filter((name) => !ofAzd.test(name) && !name.startsWith('OIDC_') && !variables[name])
    .map((name) => `${name} is not set: azd env set ${name} <value> (docs/deployment.md)`);
}

/** With the app's own rules, so that what is accepted here is accepted there. An empty variable is one that is not set. */
export function authFaults(variables: Variables): string[] {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const proof = { ...set, WEBSITE_AUTH_ENABLED: 'true' };
  const origins = allowedOrigins.safeParse(set.CORS_ALLOWED_ORIGINS);
  const faults = [
    ...readAuth(proof, true).faults,
    ...(origins.success ? [] : origins.error.issues.map(({ message }) => `CORS_ALLOWED_ORIGINS ${message}`)),
  ];
  return faults.map((fault) => `${fault}: azd env set ${fault.split(' ')[0]} <value> (docs/security.md#with-entra-id)`);
}

/** A server that is there already is named with its database, or reached by the secret; one that is made here needs neither. */
export function sqlFaults(variables: Variables): string[] {
  const { EXISTING_SQL_SERVER: server, EXISTING_SQL_DATABASE: database } = variables;
  if (!isTrue(variables.USE_EXISTING_SQL_SERVER)) {
    const stray = server ? 'EXISTING_SQL_SERVER' : database ? 'EXISTING_SQL_DATABASE' : undefined;
    return stray ? [`${stray} is set, but USE_EXISTING_SQL_SERVER is not true: set both or none`] : [];
  }
  if (Boolean(server) !== Boolean(database))
    return [
      'EXISTING_SQL_SERVER and EXISTING_SQL_DATABASE belong together: set both, or none to use the secret sql-connection-string',
    ];
  if (server && !/^[\w-]+(\.[\w-]+)+$/.test(server))
    return [`EXISTING_SQL_SERVER must be a host name such as myserver.database.windows.net: ${server}`];
  return [];
}

/** The hooks act through az, so it has to be signed in, and where azd is. */
async function accountFaults({ az, variables }: Effects): Promise<string[]> {
  const wanted = variables.AZURE_SUBSCRIPTION_ID;
  try {
    const { id, name, user } = account.parse(await az('account', 'show'));
    const elsewhere =
      wanted && id !== wanted
        ? [`az works in the subscription ${name} (${id}), azd in ${wanted}: az account set --subscription ${wanted}`]
        : [];
    return [...elsewhere, ...administratorFaults(variables, user.type)];
  } catch (error) {
    if (error instanceof AzFailed) return ['az is not signed in: az login (the hooks act through it)'];
    throw error;
  }
}

/** Azure SQL knows an application by its client id, and azd tells the template its object id: who that is could never sign in. */
export function administratorFaults(variables: Variables, typeOfUser: string): string[] {
  const { SQL_ADMINISTRATOR_ID: id, SQL_ADMINISTRATOR_NAME: name } = variables;
  if (isTrue(variables.USE_EXISTING_SQL_SERVER)) return [];
  if (name && !id)
    return ['SQL_ADMINISTRATOR_NAME is set without SQL_ADMINISTRATOR_ID, which says who it is: set both'];
  if (id || typeOfUser !== 'servicePrincipal') return [];
  return [
    'SQL_ADMINISTRATOR_ID is not set, and a pipeline deploys: name a group that its identity is a member of, with SQL_ADMINISTRATOR_NAME and SQL_ADMINISTRATOR_TYPE=Group (docs/deployment.md#the-pipeline)',
  ];
}

/** Not every region has Flex Consumption. Before azd has asked for the region there is none to look at. */
async function regionFaults({ az, variables }: Effects): Promise<string[]> {
  const location = variables.AZURE_LOCATION;
  if (!location) return [];
  const known = z
    .array(z.object({ name: z.string() }))
    .parse(await az('functionapp', 'list-flexconsumption-locations'));
  const names = known.map(({ name }) => plain(name));
  return names.includes(plain(location))
    ? []
    : [`AZURE_LOCATION is ${location}, which has no Flex Consumption: one of ${names.sort().join(', ')}`];
}

/** The subnet of Flex Consumption is handed to this provider, which no deployment registers by itself. */
async function providerFaults({ az }: Effects): Promise<string[]> {
  const state = await az('provider', 'show', '--namespace', 'Microsoft.App', '--query', 'registrationState');
  return state === 'Registered'
    ? []
    : [
        'The provider Microsoft.App is not registered in the subscription: az provider register --namespace Microsoft.App --wait',
      ];
}

/** `West Europe` and `westeurope` are the same place. */
function plain(location: string): string {
  return location.toLowerCase().replaceAll(' ', '');
}
