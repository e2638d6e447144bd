// An issuer on loopback whose keys, outages and documents a test decides.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function newKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export interface TestIssuer {
  readonly url: string;
  /** What the JWKS holds. */
  keys: readonly SigningKey[];
  /** Answers everything with 500. */
  away: boolean;
  /** Members of the discovery document that are to be otherwise. */
  discovery: object;
  /** The paths that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startIssuer(...keys: readonly SigningKey[]): Promise<TestIssuer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    issuer.asked.push(path);
    const documents: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': { issuer: issuer.url, jwks_uri: `${issuer.url}/keys`, ...issuer.discovery },
      '/keys': { keys: issuer.keys.map(({ jwk }) => jwk) },
    };
    const document = issuer.away ? undefined : documents[path];
    response.writeHead(issuer.away ? 500 : document ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: TestIssuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    away: false,
    discovery: {},
    asked: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return issuer;
}

export const audience = 'api://jobs';
export const seconds = () => Math.floor(Date.now() / 1000);

/** A token of a candidate that is valid for an hour, but for what `claims` says. A claim that is undefined is left out. */
export function tokenOf(
  issuer: Pick<TestIssuer, 'url'>,
  { kid, privateKey, jwk }: SigningKey,
  claims: { readonly [claim: string]: unknown } = {},
): Promise<string> {
  const usual = { iss: issuer.url, aud: audience, sub: 'anna', roles: ['candidate'], exp: seconds() + 3600 };
  return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: jwk.alg ?? '', kid }).sign(privateKey);
}
