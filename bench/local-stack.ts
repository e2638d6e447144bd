// The whole app as `npm start` runs it, over a database of this run.
import { requestToken } from '../local/issuer/request-token';
import { startOwnStack } from '../local/own-stack';
import type { Stack } from '../local/stack';

export interface BenchStack {
  /** Without the route prefix. */
  readonly url: string;
  readonly settings: Stack['settings'];
  /** Of the candidate whose profile it is; asked for once. */
  tokenOf(profileId: string): Promise<string>;
  stop(): Promise<void>;
}

/** `env` is added to what the app finds. No real queue and no real storage is ever written to. */
export async function startBenchStack(
  connectionString: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BenchStack> {
  const stack = await startOwnStack('bench', { SQL_CONNECTION_STRING: connectionString, ...env });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (profileId: string) => {
    const request = { role: 'candidate', sub: `candidate-${profileId}`, profileId };
    const token = tokens.get(profileId) ?? requestToken(stack.settings.OIDC_ISSUER ?? '', request);
    tokens.set(profileId, token);
    return token;
  };
  return { ...stack, tokenOf };
}
