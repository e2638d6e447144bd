// Bearer tokens of an OpenID Connect issuer (RFC 6750, RFC 7519), verified with jose.
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Authenticate } from '../http/caller';
import type { HttpProblem } from '../http/problem';
import { callerOf } from './claims';
import { issuerKeys } from './issuer-keys';
import { invalidToken, NoCredentials } from './refusals';
import type { OidcAuth } from './settings';
import { TokenCache } from './token-cache';

/** By the whole header, so that nothing of it has to be read once it is known. */
const cachedTokens = 4_000;

/** Throws 401 that names the reason, and IssuerUnavailable. */
export function bearerTokens(auth: OidcAuth): Authenticate {
  const keys = issuerKeys(auth);
  const verified = new TokenCache(cachedTokens);
  const expected = {
    issuer: auth.issuer,
    audience: auth.audience,
    algorithms: [...auth.algorithms],
    clockTolerance: auth.clockSkewSeconds,
    requiredClaims: ['exp'],
  };

  const payloadOf = async (token: string): Promise<JWTPayload> => {
    try {
      return (await jwtVerify(token, keys, expected)).payload;
    } catch (error) {
      throw error instanceof errors.JOSEError ? refusalOf(error) : error;
    }
  };

  return async (headers) => {
    const given = headers.get('authorization');
    if (given === null) throw new NoCredentials();
    const known = verified.get(given, Date.now());
    if (known) return known;
    const payload = await payloadOf(tokenIn(given));
    const caller = callerOf(payload, auth.issuer, auth.claims);
    verified.put(given, caller, (payload.exp ?? 0) * 1000, Date.now());
    return caller;
  };
}

/** Another scheme is no token. A proxy that joins two headers into one makes one that is none. */
function tokenIn(authorization: string): string {
  const token = /^Bearer +(.*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new NoCredentials();
  return token;
}

const signIn = 'Sign in again and send the new token.';
const other = 'Send an access token that was issued for this API.';

function refusalOf(error: errors.JOSEError): HttpProblem {
  if (error instanceof errors.JWTExpired) return invalidToken('The token has expired', signIn);
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error);
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return invalidToken('The algorithm of the token is not one that is accepted', other);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return invalidToken('The signature of the token does not hold', other);
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return invalidToken('The token is signed with a key that its issuer does not publish', signIn);
  }
  return invalidToken('What was sent is no signed JWT', other);
}

function claimRefusal({ claim }: errors.JWTClaimValidationFailed): HttpProblem {
  switch (claim) {
    case 'aud':
      return invalidToken('The token is for another audience', other);
    case 'iss':
      return invalidToken('The token is of another issuer', other);
    case 'nbf':
      return invalidToken('The token is not valid yet', 'Wait until it is, or set the clock of its issuer right.');
    case 'exp':
      return invalidToken('The token does not say when it expires', other);
    default:
      return invalidToken('A claim of the token is not as it has to be', other);
  }
}
