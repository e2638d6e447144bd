// The issuer's public keys: found by discovery, fetched when they are needed, kept, and fetched anew for a key that is not known.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWKSCacheInput,
  type JWTVerifyGetKey,
  jwksCache,
} from 'jose';
import * as z from 'zod';
import { IssuerUnavailable } from './errors';
import type { OidcAuth } from './settings';

const timeoutMs = 3_000;
/** An unknown key is asked for no more often than this, whatever tokens somebody makes up. */
const cooldownMs = 30_000;
/** After this the keys are fetched again: one that was withdrawn is trusted no longer. */
const freshMs = 600_000;
/** While the issuer is away its last keys serve on: it does not have to be up for candidates to work. */
const keptMs = 24 * 3_600_000;
/** After a failure nobody waits for the issuer for so long. */
const awayMs = 5_000;

/** The last keys that were had, and when: jose writes them here. */
interface Kept {
  jwks?: JSONWebKeySet;
  uat?: number;
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/**
 * The key of a token. It throws JWKSNoMatchingKey of jose where the issuer has no such key, and IssuerUnavailable where it cannot
 * be known.
 */
export function issuerKeys(auth: OidcAuth): JWTVerifyGetKey {
  const kept: Kept = {};
  let remote: Promise<RemoteKeys> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  const open = async (): Promise<RemoteKeys> => {
    remote ??= jwksUriOf(auth).then((url) => remoteKeys(url, kept));
    return remote.catch((error) => {
      remote = undefined;
      throw error;
    });
  };

  return async (header, token) => {
    let cause: unknown = new Error(`it did not answer ${awayMs} ms ago or less`);
    if (Date.now() - failedAt >= awayMs) {
      try {
        return await (await open())(header, token);
      } catch (error) {
        if (isAnswer(error)) throw error;
        failedAt = Date.now();
        cause = error;
      }
    }
    const { jwks, uat = 0 } = kept;
    if (!jwks || Date.now() - uat > keptMs) throw new IssuerUnavailable(auth.issuer, cause);
    return createLocalJWKSet(jwks)(header, token).catch((error) => {
      // The issuer may have a new key by now, which nobody can ask it for.
      throw isAnswer(error) ? new IssuerUnavailable(auth.issuer, cause) : error;
    });
  };
}

/** The keys were had, and the token's is not among them. */
function isAnswer(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}

function remoteKeys(url: URL, kept: Kept): RemoteKeys {
  return createRemoteJWKSet(url, {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: freshMs,
    [jwksCache]: kept as JWKSCacheInput,
  });
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** OpenID Connect Discovery 1.0, section 4: the document has to name the very issuer that was asked. */
async function jwksUriOf({ issuer, jwksUri }: OidcAuth): Promise<URL> {
  if (jwksUri !== undefined) return new URL(jwksUri);
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const document = discoverySchema.parse(await answer.json());
  if (document.issuer !== issuer) throw new Error(`${address} is of another issuer, ${document.issuer}`);
  const url = new URL(document.jwks_uri);
  if (issuer.startsWith('https:') && url.protocol !== 'https:') throw new Error(`${address} names keys without TLS`);
  return url;
}
