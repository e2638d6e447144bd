// The issuer's key: made once for a data folder, so that tokens outlive a restart.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export const algorithm = 'RS256';

export interface SigningKey {
  /** The thumbprint of RFC 7638. */
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** As the JWKS has it. */
  readonly publicJwk: JWK;
}

export async function signingKeyIn(folder: string): Promise<SigningKey> {
  const file = join(folder, 'signing-key.json');
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    writeFileSync(file, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flag: 'wx' });
  }
  const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const privateKey = await importJWK(jwk, algorithm);
  if (privateKey instanceof Uint8Array) throw new TypeError(`${file} holds no private key`);
  const kid = await calculateJwkThumbprint(jwk);
  const { kty, n, e } = jwk;
  if (!n || !e) throw new TypeError(`${file} holds no RSA key`);
  return { kid, privateKey, publicJwk: { kty: kty ?? 'RSA', n, e, kid, alg: algorithm, use: 'sig' } };
}
