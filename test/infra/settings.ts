// The settings of the app: which the code reads, and which Bicep sets.

import sharedSettings from '../../infra/app-settings.json';
import { ConfigError, readConfig } from '../../shared/config';
import { bicep, entries, literal, variable } from './bicep';

const source = bicep('modules/app-settings.bicep');
const always = entries(variable(source, 'settings'));
const sometimes = entries(variable(source, 'optionalSettings'));

/** Every setting that Bicep sets, those of infra/app-settings.json too, which the local stack sets as well. */
export const setByBicep: ReadonlySet<string> = new Set([
  ...always.keys(),
  ...sometimes.keys(),
  ...Object.keys(sharedSettings),
]);

export const clientId = '1f5a2d5c-7c5d-4a54-9a6e-0c1f5d5b8f11';

/** What Bicep makes of parameters and of other resources. */
const examples: Readonly<Record<string, string>> = {
  AZURE_CLIENT_ID: clientId,
  AzureWebJobsStorage__clientId: clientId,
  AzureWebJobsStorage__blobServiceUri: 'https://st.blob.core.windows.net/',
  AzureWebJobsStorage__queueServiceUri: 'https://st.queue.core.windows.net/',
  AzureWebJobsStorage__tableServiceUri: 'https://st.table.core.windows.net/',
  APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${clientId}`,
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `ClientId=${clientId};Authorization=AAD`,
  ServiceBusConnection__clientId: clientId,
  ServiceBusConnection__fullyQualifiedNamespace: 'sbns.servicebus.windows.net',
  // The vault's value, in the place of the reference to it.
  AUDIT_CHAIN_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
  OIDC_ISSUER: 'https://login.example/tenant/v2.0',
  OIDC_AUDIENCE: 'api://stepkeeper',
  OIDC_ALGORITHMS: 'RS256',
  OIDC_CLOCK_SKEW_SECONDS: '60',
  AUTH_ROLES_CLAIM: 'roles',
  AUTH_SUBJECT_CLAIM: 'sub',
  CORS_ALLOWED_ORIGINS: '',
  OTEL_TRACES_SAMPLER_ARG: '1',
  RESUMES_PARSERS: '2',
  RESUMES_PARSER_HEAP_MB: '256',
  RESUMES_UPLOAD_MINUTES: '15',
  RESUMES_AWAIT_SCAN: 'false',
  RESUMES_OCR_MODEL: 'prebuilt-read',
};

/** The app's environment on Azure: what Bicep always sets, and what of the rest is given. */
export function onAzure(others: Readonly<Record<string, string>>): Record<string, string> {
  const set = [...always].map(([name, value]) => {
    const held = literal(value) ?? examples[name];
    if (held === undefined) throw new Error(`examples has no value for ${name}`);
    return [name, held];
  });
  return { ...Object.fromEntries(set), ...sharedSettings, WEBSITE_INSTANCE_ID: 'on-azure', ...others };
}

/** On Azure, and by App Service's own sign-in, of which the code asks more; what else it reads it reads in any case. */
const environments = [
  {},
  { WEBSITE_INSTANCE_ID: '1' },
  { AUTH_MODE: 'app-service' },
  { OIDC_ALLOW_LOCAL_ISSUER: 'true' },
];

/** Every name that readConfig asks an environment for. An environment tells on it, so that no name can be missed. */
export function readByTheCode(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const environment of environments) {
    const telling = new Proxy<Record<string, string>>(environment, {
      get: (target, name) => {
        names.add(String(name));
        return Reflect.get(target, name);
      },
      has: (target, name) => {
        names.add(String(name));
        return Reflect.has(target, name);
      },
    });
    try {
      readConfig(telling);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
    }
  }
  return names;
}
