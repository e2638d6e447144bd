// Settings with which the app starts and connects to nothing.
import { readAppSettings } from '../../local/local-settings';
import { ownServices } from '../../local/services';
import { root } from '../resumes/root';

const nowhere = '127.0.0.1';

export function coldEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...ownServices,
    ...readAppSettings(root),
    SQL_CONNECTION_STRING: `Server=${nowhere},1;Database=stepkeeper;User Id=nobody;Password=none;Encrypt=false`,
    ServiceBusConnection: `Endpoint=sb://${nowhere};SharedAccessKeyName=none;SharedAccessKey=none;UseDevelopmentEmulator=true;`,
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    AUDIT_CHAIN_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    OIDC_ISSUER: `http://${nowhere}:1`,
    OIDC_AUDIENCE: 'api://stepkeeper',
    OIDC_ALLOW_LOCAL_ISSUER: 'true',
  };
  delete environment.CONTAINER_NAME;
  return environment;
}

/** With these the app tells Application Insights of what it does. */
export function telemetryTo(port: number): NodeJS.ProcessEnv {
  const endpoint = `http://${nowhere}:${port}/`;
  const key = '00000000-0000-4000-8000-000000000000';
  return {
    APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${key};IngestionEndpoint=${endpoint};LiveEndpoint=${endpoint}`,
    // The exporter's statistics of itself go to Microsoft, wherever the rest goes.
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  };
}
