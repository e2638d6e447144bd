// Who acts, where nobody is named: the user or application that Entra ID knows, else the user of this machine.
import { hostname, userInfo } from 'node:os';
import type { Actor } from '../../shared/commands/envelope';
import type { ServiceAccess } from '../../shared/config';
import { ownIdentity } from '../../shared/own-identity';
import { isObject } from '../../shared/sections/json';
import { cutText } from '../../shared/sections/text';

/** https://learn.microsoft.com/azure/service-bus-messaging/authenticate-application */
const serviceBusScope = 'https://servicebus.azure.net/.default';

/** The same identity that acts on the queue. Throws what the credential throws where there is none. */
export async function actorOf(named: string | undefined, access: ServiceAccess): Promise<Actor> {
  const id = named ?? (access.by === 'identity' ? await entraUser(access.clientId) : undefined) ?? machineUser();
  return { id: cutText(id, 200), type: 'operator' };
}

async function entraUser(clientId: string | undefined): Promise<string | undefined> {
  const issued = await ownIdentity(clientId).getToken(serviceBusScope);
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
