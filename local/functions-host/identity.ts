// For those who run against real services without secrets: the identity that they are logged in with.
import type { TokenCredential } from '@azure/identity';

/** Loaded when it is needed: it takes 200 ms. */
export async function defaultCredential(clientId: string | undefined): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential(clientId ? { managedIdentityClientId: clientId } : {});
}
