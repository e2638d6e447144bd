// Who acts by the command line: whoever is named, else the user or application that Entra ID knows, else the user of this machine.
import { hostname, userInfo } from 'node:os';
import type { TokenCredential } from '@azure/identity';
import type { Actor } from '../shared/commands/envelope';
import type { ServiceAccess } from '../shared/config';
import { ownIdentity } from '../shared/own-identity';
import { isObject } from '../shared/sections/json';
import { cutText, isCleanText, isFilled } from '../shared/sections/text';
import { UsageError } from './usage';

const longest = 200;

/** How a command signs in at the service that it acts on: its tokens name who acts. */
export interface SignIn {
  readonly credential: Pick<TokenCredential, 'getToken'>;
  readonly scope: string;
}

/** Undefined where a connection string opens the service. */
export function signInOf(access: ServiceAccess, scope: string): SignIn | undefined {
  return access.by === 'identity' ? { credential: ownIdentity(access.clientId), scope } : undefined;
}

/** What --actor was given. Throws UsageError for what is no name. */
export function actorNamed(text: string | undefined): string | undefined {
  if (text === undefined || (isFilled(text) && text.length <= longest && isCleanText(text))) return text;
  throw new UsageError(`--actor wants a name of up to ${longest} characters`);
}

/** Throws what the credential throws where there is none. */
export async function actorOf(named: string | undefined, signIn: SignIn | undefined): Promise<Actor> {
  const id = named ?? (signIn && (await entraUser(signIn))) ?? machineUser();
  return { id: cutText(id, longest), type: 'operator' };
}

async function entraUser({ credential, scope }: SignIn): Promise<string | undefined> {
  const issued = await credential.getToken(scope);
  return issued ? userIn(issued.token) : undefined;
}

/**
 * Whom an access token names: it was just issued to this process, so its signature is no matter of ours.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function userIn(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isObject(claims)) return undefined;
    const named = [claims.upn, claims.unique_name, claims.preferred_username, claims.oid, claims.appid];
    return named.find((claim): claim is string => typeof claim === 'string' && claim !== '');
  } catch {
    return undefined;
  }
}

function machineUser(): string {
  return `${userInfo().username}@${hostname()}`;
}
