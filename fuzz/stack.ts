// The whole app as `npm start` runs it, for requests alone: no real service is ever written to.
import { startOwnStack } from '../local/own-stack';

export interface FuzzedStack {
  /** Without the route prefix. */
  readonly url: string;
  readonly issuer: string;
  stop(): Promise<void>;
}

export async function startFuzzedStack(): Promise<FuzzedStack> {
  const { url, settings, stop } = await startOwnStack('fuzz');
  return { url, issuer: settings.OIDC_ISSUER ?? '', stop };
}
