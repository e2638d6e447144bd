// The tokens that are asked for: of anybody, in any role, also ones that nobody should accept.
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { algorithm, type SigningKey } from './signing-key';

const lifetimeSeconds = 12 * 3600;

export const tokenRequest = z.strictObject({
  role: z.string().optional(),
  roles: z.array(z.string()).optional(),
  /** Who it is; local-<role> unless it is said. */
  sub: z.string().min(1).max(200).optional(),
  /** Of the own profile; one that hangs on `sub` unless it is said. */
  profileId: z.guid().optional(),
  /** Seconds from now; a negative number for a token that has expired. */
  expiresIn: z.number().int().default(lifetimeSeconds),
  /** Seconds from now, for a token that is not valid yet. */
  notBefore: z.number().int().optional(),
  audience: z.string().optional(),
  issuer: z.string().optional(),
});
export type TokenRequest = z.input<typeof tokenRequest>;

export interface IssuedBy {
  readonly issuer: string;
  readonly audience: string;
  readonly key: SigningKey;
}

/** `now`: seconds since 1970. */
export function issue(request: z.output<typeof tokenRequest>, by: IssuedBy, now: number): Promise<string> {
  const roles = [...(request.role === undefined ? [] : [request.role]), ...(request.roles ?? [])];
  const sub = request.sub ?? `local-${roles[0] ?? 'nobody'}`;
  const token = new SignJWT({ roles, profileId: request.profileId ?? profileOf(sub) })
    .setProtectedHeader({ alg: algorithm, kid: by.key.kid, typ: 'JWT' })
    .setIssuer(request.issuer ?? by.issuer)
    .setAudience(request.audience ?? by.audience)
    .setSubject(sub)
    .setIssuedAt(now)
    .setExpirationTime(now + request.expiresIn);
  if (request.notBefore !== undefined) token.setNotBefore(now + request.notBefore);
  return token.sign(by.key.privateKey);
}

/** A UUIDv8 (RFC 9562, section 5.8), so that the same subject always comes back to its profile. */
function profileOf(sub: string): string {
  const hex = createHash('sha256').update(sub).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
