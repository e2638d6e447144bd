// The whole app as `npm start` runs it, for requests alone: on free ports, in a folder of its own, on stand-ins.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '../local/stack';

export interface FuzzedStack {
  /** Without the route prefix. */
  readonly url: string;
  readonly issuer: string;
  stop(): Promise<void>;
}

/** No real service is ever written to: what names one in the environment is taken out. */
const ownServices = {
  SQL_CONNECTION_STRING: undefined,
  SQL_SERVER: undefined,
  ServiceBusConnection: undefined,
  ServiceBusConnection__fullyQualifiedNamespace: undefined,
  AzureWebJobsStorage: undefined,
  AzureWebJobsStorage__blobServiceUri: undefined,
  APPLICATIONINSIGHTS_CONNECTION_STRING: undefined,
  OIDC_ISSUER: undefined,
  OIDC_AUDIENCE: undefined,
  WEBSITE_AUTH_ENABLED: undefined,
};

const anyPort = { 'functions-host': 0, 'service-bus': 0, 'sql-server': 0, 'blob-storage': 0, issuer: 0 };

export async function startFuzzedStack(): Promise<FuzzedStack> {
  const data = await mkdtemp(join(tmpdir(), 'stepkeeper-fuzz-'));
  const remove = () => rm(data, { recursive: true, force: true });
  const stack: Stack = await startStack({ data, ports: anyPort, env: { ...process.env, ...ownServices } }).catch(
    async (error) => {
      await remove();
      throw error;
    },
  );
  const stop = async () => {
    await stack.stop();
    await remove();
  };
  return { url: stack.url, issuer: stack.settings.OIDC_ISSUER ?? '', stop };
}
