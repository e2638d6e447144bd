// What is answered where it is not proven who asks: 401 with the challenge of RFC 6750, section 3.
import { HttpProblem } from '../http/problem';

const challenge = 'Bearer realm="stepkeeper"';

/** Nobody claims anything: RFC 6750 wants the challenge without an error then. */
export class NoCredentials extends HttpProblem {
  constructor() {
    super('unauthenticated', 'Send an access token of the issuer as Authorization: Bearer, followed by the token.', {
      headers: { 'www-authenticate': challenge },
    });
    this.name = 'NoCredentials';
  }
}

/**
 * `reason`: a sentence without its full stop, of ASCII without quotes, and never anything of the token itself. `remedy`: what to do.
 */
export function invalidToken(reason: string, remedy: string): HttpProblem {
  return new HttpProblem('unauthenticated', `${reason}. ${remedy}`, {
    headers: { 'www-authenticate': `${challenge}, error="invalid_token", error_description="${reason}"` },
  });
}

/** The challenge of a 403: it is proven who asks, and that is not enough. */
export const insufficientScope = `${challenge}, error="insufficient_scope"`;
