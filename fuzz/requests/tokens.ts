// Who asks: somebody who may, somebody who may not, and who only claims to be somebody.
import { requestToken } from '../../local/issuer/request-token';
import type { TokenRequest } from '../../local/issuer/tokens';

export const impostors = ['expired', 'other-audience', 'other-issuer', 'unsigned', 'tampered', 'not-yet'] as const;
export type Impostor = (typeof impostors)[number];

/** `text`: an Authorization header as it is. */
export type Caller =
  | { readonly is: 'somebody'; readonly role: string; readonly profileId: string }
  | { readonly is: 'nobody' }
  | { readonly is: Impostor; readonly profileId: string }
  | { readonly is: 'text'; readonly authorization: string };

export class Callers {
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(private readonly issuer: string) {}

  /** Undefined for a request without the header. */
  async authorization(caller: Caller): Promise<string | undefined> {
    switch (caller.is) {
      case 'nobody':
        return undefined;
      case 'text':
        return caller.authorization;
      case 'somebody':
        return `Bearer ${await this.#token({ role: caller.role, profileId: caller.profileId })}`;
      default:
        return `Bearer ${await this.#impostor(caller.is, { role: 'candidate', profileId: caller.profileId })}`;
    }
  }

  async #impostor(kind: Impostor, right: TokenRequest): Promise<string> {
    switch (kind) {
      case 'expired':
        return this.#token({ ...right, expiresIn: -3600 });
      case 'not-yet':
        return this.#token({ ...right, notBefore: 3600 });
      case 'other-audience':
        return this.#token({ ...right, audience: 'somebody-else' });
      case 'other-issuer':
        return this.#token({ ...right, issuer: 'https://issuer.example' });
      case 'unsigned':
        return unsigned(await this.#token(right));
      case 'tampered':
        return tampered(await this.#token(right));
      default:
        return unknownKind(kind);
    }
  }

  #token(request: TokenRequest): Promise<string> {
    const key = JSON.stringify(request);
    const token = this.#tokens.get(key) ?? requestToken(this.issuer, request);
    this.#tokens.set(key, token);
    return token;
  }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function unsigned(token: string): string {
  const [, claims] = token.split('.');
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${claims}.`;
}

/** The same signature under other claims. */
function tampered(token: string): string {
  const [header, claims = '', signature] = token.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
  return `${header}.${encoded({ ...said, roles: ['admin'] })}.${signature}`;
}

function unknownKind(kind: never): never {
  throw new TypeError(`unknown kind of impostor ${String(kind)}`);
}
