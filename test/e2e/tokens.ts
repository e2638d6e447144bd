// Tokens of a stack's own issuer, each asked for once.
import { requestToken } from '../../local/issuer/request-token';
import type { TokenRequest } from '../../local/issuer/tokens';

const uuidInPath = /\/profiles\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![^/?])/i;

export class Tokens {
  readonly #issued = new Map<string, Promise<string>>();

  constructor(readonly issuer: string) {}

  of(request: TokenRequest): Promise<string> {
    const asked = JSON.stringify(request);
    const issued = this.#issued.get(asked) ?? requestToken(this.issuer, request);
    this.#issued.set(asked, issued);
    return issued;
  }

  /** Of the candidate whose profile the path is about; of some candidate where it is about none. */
  ofOwner(path: string): Promise<string> {
    const [, profileId] = uuidInPath.exec(path) ?? [];
    return this.of({ role: 'candidate', ...(profileId === undefined ? {} : { profileId: profileId.toLowerCase() }) });
  }
}
