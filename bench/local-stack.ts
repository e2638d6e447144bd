// The whole app as `npm start` runs it, on ports and in a folder of its own, over a database of this run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestToken } from '../local/issuer/request-token';
import { type Stack, startStack } from '../local/stack';

export interface BenchStack {
  /** Without the route prefix. */
  readonly url: string;
  readonly settings: Stack['settings'];
  /** Of the candidate whose profile it is; asked for once. */
  tokenOf(profileId: string): Promise<string>;
  stop(): Promise<void>;
}

/** `env` is added to what the app finds. No real queue and no real storage is ever written to: those settings are taken out. */
export async function startBenchStack(
  connectionString: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BenchStack> {
  const data = await mkdtemp(join(tmpdir(), 'stepkeeper-bench-'));
  const remove = () => rm(data, { recursive: true, force: true });
  const stack = await startStack({
    data,
    ports: { 'functions-host': 0, 'service-bus': 0, 'sql-server': 0, 'blob-storage': 0, issuer: 0 },
    env: {
      ...process.env,
      ServiceBusConnection: undefined,
      ServiceBusConnection__fullyQualifiedNamespace: undefined,
      AzureWebJobsStorage: undefined,
      AzureWebJobsStorage__blobServiceUri: undefined,
      OIDC_ISSUER: undefined,
      WEBSITE_AUTH_ENABLED: undefined,
      APPLICATIONINSIGHTS_CONNECTION_STRING: undefined,
      SQL_CONNECTION_STRING: connectionString,
      ...env,
    },
  }).catch(async (error) => {
    await remove();
    throw error;
  });
  const stop = async () => {
    await stack.stop();
    await remove();
  };
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (profileId: string) => {
    const request = { role: 'candidate', sub: `candidate-${profileId}`, profileId };
    const token = tokens.get(profileId) ?? requestToken(stack.settings.OIDC_ISSUER ?? '', request);
    tokens.set(profileId, token);
    return token;
  };
  return { url: stack.url, settings: stack.settings, tokenOf, stop };
}
