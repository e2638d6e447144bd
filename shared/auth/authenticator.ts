// Who asks: proven by a bearer token, or by App Service before the request came here.
import type { Authenticate } from '../http/caller';
import { bearerTokens } from './bearer-tokens';
import { clientPrincipal } from './client-principal';
import type { AuthConfig } from './settings';

/** Nothing is fetched before the first request. */
export function createAuthenticator(auth: AuthConfig): Authenticate {
  switch (auth.mode) {
    case 'oidc':
      return bearerTokens(auth);
    case 'app-service':
      return clientPrincipal(auth);
    default:
      return unknownMode(auth);
  }
}

function unknownMode(auth: never): never {
  throw new TypeError(`unknown authentication ${JSON.stringify(auth)}`);
}
