// The identity of this process, towards every service of Azure. Loading its library takes a while: it is loaded when the first token is asked for.
import type { TokenCredential } from '@azure/identity';

/** `clientId`: of the user-assigned managed identity; undefined: whoever this process is logged in as. */
export function ownIdentity(clientId: string | undefined): TokenCredential {
  let credential: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, options) {
      credential ??= load(clientId);
      return (await credential).getToken(scopes, options);
    },
  };
}

async function load(clientId: string | undefined): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential(clientId ? { managedIdentityClientId: clientId } : {});
}
