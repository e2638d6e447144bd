// Tokens that prove nothing, each wrong in one way, made from one that is right.
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { TokenRequest } from '../../local/issuer/tokens';
import type { Tokens } from './tokens';

type Segments = readonly [head: string, payload: string, signature: string];

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (segment: string) => JSON.parse(Buffer.from(segment, 'base64url').toString()) as object;

/** The issuer's public key as PEM, which anybody can have. */
export async function publicKeyOf(issuer: string): Promise<string> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
  const [jwk] = keys;
  if (!jwk) throw new Error(`${issuer} publishes no key`);
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}

/** Undefined stands for no token at all. `claims`: of the token that would be right. */
export async function forgedTokens(
  tokens: Tokens,
  claims: TokenRequest,
  publicKey: string,
): Promise<ReadonlyMap<string, string | undefined>> {
  const [head, payload, signature] = (await tokens.of(claims)).split('.') as unknown as Segments;
  const [other = ''] = signature.startsWith('A') ? ['B'] : ['A'];
  const byHmac = `${encoded({ ...decoded(head), alg: 'HS256' })}.${payload}`;
  return new Map([
    ['no token', undefined],
    ['an expired token', await tokens.of({ ...claims, expiresIn: -3600 })],
    ['a token that is not valid yet', await tokens.of({ ...claims, notBefore: 3600 })],
    ['a token for another audience', await tokens.of({ ...claims, audience: 'api://else' })],
    ['a token of another issuer', await tokens.of({ ...claims, issuer: 'https://else.example' })],
    ['a token with alg none', `${encoded({ alg: 'none', typ: 'JWT' })}.${payload}.`],
    [
      'a token signed with the public key',
      `${byHmac}.${createHmac('sha256', publicKey).update(byHmac).digest('base64url')}`,
    ],
    ['a token with other claims', `${head}.${encoded({ ...decoded(payload), sub: 'eve' })}.${signature}`],
    ['a token with another signature', `${head}.${payload}.${other}${signature.slice(1)}`],
    ['a token of an unknown key', `${encoded({ ...decoded(head), kid: 'unknown' })}.${payload}.${signature}`],
    ['garbage', 'garbage'],
  ]);
}
