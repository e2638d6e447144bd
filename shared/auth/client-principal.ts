// The principal that App Service authentication hands to the app, once the platform has proven it.
// Source: https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities#decode-the-client-principal-header
import * as z from 'zod';
import type { Authenticate } from '../http/caller';
import { type Claims, callerOf } from './claims';
import { invalidToken, NoCredentials } from './refusals';
import type { AppServiceAuth } from './settings';

/** The platform sets this header itself and takes it from no client. */
const header = 'x-ms-client-principal';

/** Names that the platform's default mapping gives to claims of a token. */
const shortNames: Readonly<Record<string, string>> = {
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier': 'sub',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/role': 'roles',
  'http://schemas.microsoft.com/identity/claims/objectidentifier': 'oid',
};

const principalSchema = z.object({
  auth_typ: z.string(),
  claims: z.array(z.object({ typ: z.string(), val: z.string() })),
});

/** Throws 401. */
export function clientPrincipal({ claims: names }: AppServiceAuth): Authenticate {
  return async (headers) => {
    const given = headers.get(header);
    if (given === null) throw new NoCredentials();
    const principal = principalSchema.safeParse(parsed(given));
    if (!principal.success) {
      throw invalidToken('The principal of App Service authentication cannot be read', 'Sign in again.');
    }
    const claims = claimsOf(principal.data.claims);
    // Providers that issue no tokens of their own, such as GitHub, have no issuer: then it is the provider's name.
    const issuer = typeof claims.iss === 'string' ? claims.iss : principal.data.auth_typ;
    return callerOf(claims, issuer, names);
  };
}

function parsed(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A claim that comes several times is a list. */
function claimsOf(given: readonly { readonly typ: string; readonly val: string }[]): Claims {
  const claims = new Map<string, string | string[]>();
  for (const { typ, val } of given) {
    const name = shortNames[typ] ?? typ;
    const earlier = claims.get(name);
    claims.set(name, earlier === undefined ? val : [earlier, val].flat());
  }
  return Object.fromEntries(claims);
}
