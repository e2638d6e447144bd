// The one door to Document Intelligence, as the app's own identity. Loading the library of identities takes a while: it is loaded at first use.
import { ownIdentity } from '../../own-identity';
import { createRecogniser, type Recogniser } from './document-intelligence';
import type { RecognitionAccess } from './settings';

const scope = 'https://cognitiveservices.azure.com/.default';

/** Connects at its first request. */
export function recogniserOf({ endpoint, model, clientId }: RecognitionAccess): Recogniser {
  let token: (() => Promise<string>) | undefined;
  return createRecogniser({
    endpoint,
    model,
    async token() {
      token ??= await tokensFor(clientId);
      return token();
    },
  });
}

/** A token is kept until shortly before its end. */
async function tokensFor(clientId: string | undefined): Promise<() => Promise<string>> {
  const { getBearerTokenProvider } = await import('@azure/identity');
  return getBearerTokenProvider(ownIdentity(clientId), scope);
}
