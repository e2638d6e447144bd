import { ownServices, SERVICES } from '../../local/services';
import { ConfigError, readConfig } from '../../shared/config';

/** Of an app on Azure. */
const real = {
  SQL_SERVER: 'real.database.windows.net',
  SQL_DATABASE: 'stepkeeper',
  ServiceBusConnection__fullyQualifiedNamespace: 'real.servicebus.windows.net',
  AzureWebJobsStorage__blobServiceUri: 'https://real.blob.core.windows.net',
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=0;IngestionEndpoint=https://real.example',
  AUDIT_CHAIN_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
};
const byIssuer = { ...real, OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'api://real' };
const byAppService = { ...real, AUTH_MODE: 'app-service', WEBSITE_AUTH_ENABLED: 'true' };

function faultsOf(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

it.each([
  ['an issuer', byIssuer],
  ['App Service', byAppService],
])('a stack of its own connects to no service that the environment of an app with %s names', (_, environment) => {
  expect(faultsOf(environment)).toEqual([]);
  const faults = faultsOf({ ...environment, ...ownServices }).join('\n');
  for (const { setting } of SERVICES) expect(faults).toContain(`${setting} is missing`);
});

it('nor fetches the keys of another issuer, nor sends traces or scans', () => {
  const local = {
    ...byIssuer,
    RESUMES_OCR_ENDPOINT: 'https://real.cognitiveservices.azure.com',
    OIDC_JWKS_URI: 'https://issuer.example/keys',
    ...ownServices,
    SQL_CONNECTION_STRING: 'Server=127.0.0.1',
    ServiceBusConnection: 'Endpoint=sb://127.0.0.1',
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    OIDC_ISSUER: 'http://127.0.0.1:7072',
    OIDC_AUDIENCE: 'api://stepkeeper',
    OIDC_ALLOW_LOCAL_ISSUER: 'true',
  };
  expect(readConfig(local)).toMatchObject({
    telemetry: undefined,
    auth: { jwksUri: undefined },
    resumes: { recognition: undefined },
  });
});
