// How callers prove who they are, as the environment says it.
import * as z from 'zod';
import { readOnce } from '../read-once';
import { isLoopback } from './loopback';

/** Signatures by a private key alone: `none` proves nothing, and an HMAC's key would have to be shared with the issuer. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

/** In which claims the caller stands. */
export interface ClaimNames {
  readonly roles: string;
  readonly subject: string;
  /** Undefined where the profile's id is derived from issuer and subject. */
  readonly profileId: string | undefined;
}

export interface OidcAuth {
  readonly mode: 'oidc';
  /** As it stands in `iss`, character for character. */
  readonly issuer: string;
  readonly audience: string;
  /** Undefined where the issuer's discovery document tells it. */
  readonly jwksUri: string | undefined;
  readonly algorithms: readonly (typeof algorithms)[number][];
  readonly clockSkewSeconds: number;
  readonly claims: ClaimNames;
}

/** App Service has proven the caller before the request reaches the app. */
export interface AppServiceAuth {
  readonly mode: 'app-service';
  readonly claims: ClaimNames;
}

export type AuthConfig = OidcAuth | AppServiceAuth;

const text = z.string().min(1, 'must not be empty').optional();
const address = text.refine(
  (given) => given === undefined || /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
  'must be a URL that begins with https://',
);

const environmentSchema = z.object({
  AUTH_MODE: z.enum(['oidc', 'app-service'], 'must be oidc or app-service').default('oidc'),
  OIDC_ISSUER: address,
  OIDC_AUDIENCE: text,
  OIDC_JWKS_URI: address,
  /** Said by the local stack, and by nobody else. */
  OIDC_ALLOW_LOCAL_ISSUER: z.enum(['true', 'false'], 'must be true or false').optional(),
  OIDC_ALGORITHMS: z
    .string()
    .default('RS256')
    .transform((list) => list.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(algorithms, `must name, separated by commas, some of ${algorithms.join(', ')}`))),
  OIDC_CLOCK_SKEW_SECONDS: z
    .string()
    .default('60')
    .refine((digits) => /^\d{1,3}$/.test(digits) && Number(digits) <= 300, 'must be a whole number from 0 to 300')
    .transform(Number),
  AUTH_ROLES_CLAIM: z.string().min(1, 'must not be empty').default('roles'),
  AUTH_SUBJECT_CLAIM: z.string().min(1, 'must not be empty').default('sub'),
  AUTH_PROFILE_CLAIM: text,
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `auth` is there where there are no faults. Nobody may vouch but an issuer behind TLS on another machine, unless the environment
 * allows a local one; `deployed`: on Azure, where it cannot.
 */
export function readAuth(
  environment: Environment,
  deployed: boolean,
): { readonly auth?: AuthConfig; readonly faults: readonly string[] } {
  const parsed = environmentSchema.safeParse(environment, readOnce);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
  const mode = environment.AUTH_MODE ?? 'oidc';
  if (mode === 'oidc') faults.push(...oidcFaults(environment, deployed));
  if (mode === 'app-service' && environment.WEBSITE_AUTH_ENABLED?.toLowerCase() !== 'true') {
    faults.push(
      'AUTH_MODE=app-service trusts a header that anybody could send where App Service authentication is off: the platform does not say that it is on (WEBSITE_AUTH_ENABLED)',
    );
  }
  if (!parsed.success || faults.length > 0) return { faults };
  const e = parsed.data;
  const claims = { roles: e.AUTH_ROLES_CLAIM, subject: e.AUTH_SUBJECT_CLAIM, profileId: e.AUTH_PROFILE_CLAIM };
  if (e.AUTH_MODE === 'app-service') return { auth: { mode: 'app-service', claims }, faults };
  return {
    auth: {
      mode: 'oidc',
      issuer: e.OIDC_ISSUER ?? '',
      audience: e.OIDC_AUDIENCE ?? '',
      jwksUri: e.OIDC_JWKS_URI,
      algorithms: [...new Set(e.OIDC_ALGORITHMS)],
      clockSkewSeconds: e.OIDC_CLOCK_SKEW_SECONDS,
      claims,
    },
    faults,
  };
}

function oidcFaults(environment: Environment, deployed: boolean): string[] {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URI, OIDC_ALLOW_LOCAL_ISSUER } = environment;
  const faults: string[] = [];
  if (OIDC_ISSUER === undefined) faults.push('OIDC_ISSUER is missing: who issues the tokens, as `iss` names it');
  if (OIDC_AUDIENCE === undefined)
    faults.push('OIDC_AUDIENCE is missing: for whom tokens are issued, as `aud` names it');
  if (OIDC_ALLOW_LOCAL_ISSUER === 'true' && !deployed) return faults;
  for (const [name, given] of Object.entries({ OIDC_ISSUER, OIDC_JWKS_URI })) {
    const url = given === undefined ? null : URL.parse(given);
    if (url && (url.protocol !== 'https:' || isLoopback(url.hostname))) {
      faults.push(`${name} must be https and on another machine: only the local stack may trust a local issuer`);
    }
  }
  return faults;
}
