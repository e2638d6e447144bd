import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK } from 'jose';
import { createAuthenticator } from '../../../shared/auth/authenticator';
import { IssuerUnavailable } from '../../../shared/auth/errors';
import type { OidcAuth } from '../../../shared/auth/settings';
import { profileIdOf } from '../../../shared/commands/identifiers';
import { HttpProblem } from '../../../shared/http/problem';
import { audience, newKey, type SigningKey, seconds, startIssuer, type TestIssuer, tokenOf } from './issuer';

let key: SigningKey;
let other: SigningKey;
let issuer: TestIssuer;

beforeAll(async () => {
  [key, other] = await Promise.all([newKey('first'), newKey('second')]);
});
beforeEach(async () => {
  issuer = await startIssuer(key);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await issuer.close();
});

const claimNames = { roles: 'roles', subject: 'sub', profileId: undefined };
const settings = (more: Partial<OidcAuth> = {}): OidcAuth => ({
  mode: 'oidc',
  issuer: issuer.url,
  audience,
  jwksUri: undefined,
  algorithms: ['RS256'],
  clockSkewSeconds: 60,
  claims: claimNames,
  ...more,
});
const authenticator = (more: Partial<OidcAuth> = {}) => {
  const authenticate = createAuthenticator(settings(more));
  return (token: string) => authenticate(new Headers({ authorization: `Bearer ${token}` }));
};

/** The problem that it is refused with. */
async function refusalOf(asked: Promise<unknown>): Promise<HttpProblem> {
  const thrown = await asked.then(
    () => undefined,
    (error) => error,
  );
  if (!(thrown instanceof HttpProblem)) throw new Error(`not refused, but ${String(thrown)}`);
  return thrown;
}
const challengeOf = (problem: HttpProblem) => problem.extras.headers?.['www-authenticate'];

/** Later than now, for whatever asks Date. */
function passTime(ms: number): void {
  const now = Date.now() + ms;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
}

describe('a token of the issuer', () => {
  it('proves who asks, in which roles, and whose profile is the own one', async () => {
    const ask = authenticator();
    const caller = await ask(await tokenOf(issuer, key, { roles: ['candidate', 'auditor', 'emperor', 7] }));
    expect(caller).toEqual({
      id: 'anna',
      roles: new Set(['candidate', 'auditor']),
      profileId: profileIdOf(issuer.url, 'anna'),
    });
    expect(caller.profileId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('may have its claims under other names, and its roles in one text', async () => {
    const profileId = '0190A1B2-0000-7000-8000-000000000001';
    const ask = authenticator({ claims: { roles: 'groups', subject: 'oid', profileId: 'profile' } });
    const caller = await ask(await tokenOf(issuer, key, { groups: 'support  admin', oid: 'o-1', profile: profileId }));
    expect(caller).toEqual({ id: 'o-1', roles: new Set(['support', 'admin']), profileId: profileId.toLowerCase() });
  });

  it('may be for several audiences', async () => {
    await expect(authenticator()(await tokenOf(issuer, key, { aud: ['x', audience] }))).resolves.toBeDefined();
  });

  it.each(['bearer', 'BEARER', 'Bearer  '])('may come under the scheme %j', async (scheme) => {
    const headers = new Headers({ authorization: `${scheme} ${await tokenOf(issuer, key)}` });
    await expect(createAuthenticator(settings())(headers)).resolves.toMatchObject({ id: 'anna' });
  });

  it('whose keys have an address of their own needs no discovery', async () => {
    await authenticator({ jwksUri: `${issuer.url}/keys` })(await tokenOf(issuer, key));
    expect(issuer.asked).toEqual(['/keys']);
  });
});

describe('without a token', () => {
  it.each([{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }, { authorization: '' }])(
    '%j is 401 with a challenge that names no error',
    async (headers) => {
      const problem = await refusalOf(createAuthenticator(settings())(new Headers(headers as Record<string, string>)));
      expect([problem.status, challengeOf(problem)]).toEqual([401, 'Bearer realm="stepkeeper"']);
      expect(problem.detail).toContain('Authorization: Bearer');
      expect(issuer.asked).toEqual([]);
    },
  );

  it("App Service's header proves nothing", async () => {
    const principal = Buffer.from(JSON.stringify({ auth_typ: 'aad', claims: [{ typ: 'sub', val: 'eve' }] }));
    const headers = new Headers({ 'x-ms-client-principal': principal.toString('base64') });
    expect((await refusalOf(createAuthenticator(settings())(headers))).status).toBe(401);
  });
});

describe('a token that does not hold', () => {
  const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const parts = async () => (await tokenOf(issuer, key)).split('.') as [string, string, string];
  const rows: readonly (readonly [string, () => Promise<string>, string])[] = [
    ['that has expired', () => tokenOf(issuer, key, { exp: seconds() - 61 }), 'The token has expired'],
    ['that is not valid yet', () => tokenOf(issuer, key, { nbf: seconds() + 70 }), 'The token is not valid yet'],
    ['that never expires', () => tokenOf(issuer, key, { exp: undefined }), 'The token does not say when it expires'],
    ['for another audience', () => tokenOf(issuer, key, { aud: 'api://else' }), 'The token is for another audience'],
    ['for no audience', () => tokenOf(issuer, key, { aud: undefined }), 'The token is for another audience'],
    ['of another issuer', () => tokenOf(issuer, key, { iss: `${issuer.url}/` }), 'The token is of another issuer'],
    ['of nobody', () => tokenOf(issuer, key, { sub: undefined }), 'The token does not say in 1 to 200'],
    [
      'of somebody with a long name',
      () => tokenOf(issuer, key, { sub: 'a'.repeat(201) }),
      'The token does not say in 1',
    ],
    [
      'of somebody with a control character',
      () => tokenOf(issuer, key, { sub: 'a\u0000' }),
      'The token does not say in',
    ],
    [
      'signed with an unknown key',
      () => tokenOf(issuer, other),
      'The token is signed with a key that its issuer does not publish',
    ],
    [
      "signed with another key under the issuer's name",
      () => tokenOf(issuer, { ...other, kid: key.kid }),
      'The signature of the token does not hold',
    ],
    [
      'with another payload',
      async () => {
        const [head, payload, signature] = await parts();
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return `${head}.${segment({ ...claims, roles: ['admin'] })}.${signature}`;
      },
      'The signature of the token does not hold',
    ],
    [
      'with another signature',
      async () => {
        const [head, payload, signature] = await parts();
        return `${head}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      },
      'The signature of the token does not hold',
    ],
    [
      'with no algorithm',
      async () => `${segment({ alg: 'none', kid: key.kid })}.${(await parts())[1]}.`,
      'The algorithm of the token is not one that is accepted',
    ],
    [
      'signed with the public key as a secret',
      async () => {
        const publicKey = await importJWK(key.jwk, 'RS256', { extractable: true });
        if (publicKey instanceof Uint8Array) throw new Error('no key');
        const signed = `${segment({ alg: 'HS256', kid: key.kid })}.${(await parts())[1]}`;
        return `${signed}.${createHmac('sha256', await exportSPKI(publicKey))
          .update(signed)
          .digest('base64url')}`;
      },
      'The algorithm of the token is not one that is accepted',
    ],
    ['that is none', async () => 'garbage', 'What was sent is no signed JWT'],
    ['of five parts', async () => 'a.b.c.d.e', 'What was sent is no signed JWT'],
    ['that comes twice', async () => `${await tokenOf(issuer, key)}, Bearer x`, 'What was sent is no signed JWT'],
  ];

  it.each(rows)('%s is 401 with the reason and nothing of the token', async (_name, make, reason) => {
    const token = await make();
    const problem = await refusalOf(authenticator()(token));
    expect([problem.status, problem.code]).toEqual([401, 'unauthenticated']);
    expect(challengeOf(problem)).toMatch(
      /^Bearer realm="stepkeeper", error="invalid_token", error_description="[\x20-\x21\x23-\x5b\x5d-\x7e]+"$/,
    );
    expect(challengeOf(problem)).toContain(`error_description="${reason}`);
    expect(problem.detail).toMatch(/^[^.]+\. [A-Z][^.]+\.$/);
    for (const part of token.split('.').filter((one) => one.length > 9)) expect(problem.detail).not.toContain(part);
  });

  it('of another accepted algorithm is taken only where the settings name it', async () => {
    const elliptic = await newKey('elliptic', 'ES256');
    issuer.keys = [key, elliptic];
    const token = await tokenOf(issuer, elliptic);
    expect(challengeOf(await refusalOf(authenticator()(token)))).toContain('The algorithm of the token');
    await expect(authenticator({ algorithms: ['RS256', 'ES256'] })(token)).resolves.toMatchObject({ id: 'anna' });
  });

  it.each([
    ['no UUID', { profile: 'me' }, 'The id of the profile in the token is no UUID'],
    ['a list', { profile: ['0190a1b2-0000-7000-8000-000000000001'] }, 'The id of the profile in the token is no UUID'],
    ['nothing', {}, 'The token does not say which profile is its own'],
  ])('because it has %s as the id of the profile is told so', async (_name, claims, reason) => {
    const ask = authenticator({ claims: { ...claimNames, profileId: 'profile' } });
    expect(challengeOf(await refusalOf(ask(await tokenOf(issuer, key, claims))))).toContain(reason);
  });
});

it('who is no candidate needs no profile, and what such a token says of one may be anything', async () => {
  const ask = authenticator({ claims: { ...claimNames, profileId: 'profile' } });
  for (const claims of [{}, { profile: 'staff' }, { profile: '' }, { profile: null }]) {
    const caller = await ask(await tokenOf(issuer, key, { roles: ['support'], ...claims }));
    expect(caller).toMatchObject({ roles: new Set(['support']), profileId: profileIdOf(issuer.url, 'anna') });
  }
  const both = { roles: ['support', 'candidate'], profile: 'staff' };
  await expect(ask(await tokenOf(issuer, key, both))).rejects.toThrow('The id of the profile in the token is no UUID');
});

it('clocks may differ by as much as the settings say, and no more', async () => {
  const late = (by: number) => tokenOf(issuer, key, { exp: seconds() - by });
  await expect(authenticator()(await late(50))).resolves.toBeDefined();
  await expect(authenticator({ clockSkewSeconds: 0 })(await late(1))).rejects.toThrow('expired');
  await expect(authenticator({ clockSkewSeconds: 300 })(await late(290))).resolves.toBeDefined();
});

describe('the keys of the issuer', () => {
  it('are fetched once for all tokens', async () => {
    const ask = authenticator();
    for (const sub of ['a', 'b', 'c']) await ask(await tokenOf(issuer, key, { sub }));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('are fetched anew for a key that is not known, but not for every token that somebody makes up', async () => {
    const ask = authenticator();
    await ask(await tokenOf(issuer, key));
    issuer.keys = [key, other];
    const rotated = await tokenOf(issuer, other);
    await expect(ask(rotated)).rejects.toThrow('does not publish');
    expect(issuer.asked).toHaveLength(2);
    passTime(31_000);
    await expect(ask(rotated)).resolves.toMatchObject({ id: 'anna' });
    expect(issuer.asked).toHaveLength(3);
  });

  it('that were withdrawn are trusted for ten minutes at most', async () => {
    const ask = authenticator();
    const token = await tokenOf(issuer, key);
    await ask(token);
    issuer.keys = [other];
    passTime(601_000);
    await expect(ask(token)).rejects.toThrow('does not publish');
  });

  it('that cannot be had are no fault of the caller: it is not known whether the token holds', async () => {
    const ask = authenticator();
    const token = await tokenOf(issuer, key);
    issuer.away = true;
    await expect(ask(token)).rejects.toThrow(IssuerUnavailable);
    issuer.away = false;
    // For some seconds nobody waits for an issuer that has just failed.
    await expect(ask(token)).rejects.toThrow(IssuerUnavailable);
    passTime(5_000);
    await expect(ask(token)).resolves.toMatchObject({ id: 'anna' });
  });

  it('serve on for a day while the issuer is away, and not a new key', async () => {
    const ask = authenticator();
    await ask(await tokenOf(issuer, key));
    issuer.away = true;
    passTime(3_600_000);
    const later = { exp: seconds() + 3600 };
    await expect(ask(await tokenOf(issuer, key, later))).resolves.toMatchObject({ id: 'anna' });
    await expect(ask(await tokenOf(issuer, other, later))).rejects.toThrow(IssuerUnavailable);
    passTime(86_400_000);
    await expect(ask(await tokenOf(issuer, key, later))).rejects.toThrow(IssuerUnavailable);
  });

  it.each([
    ['of another issuer', { issuer: 'https://else.example' }],
    ['that names no keys', { jwks_uri: 7 }],
  ])('are not looked for by a discovery document %s', async (_name, discovery) => {
    issuer.discovery = discovery;
    await expect(authenticator()(await tokenOf(issuer, key))).rejects.toThrow(IssuerUnavailable);
  });
});

describe('a token that was verified a moment ago', () => {
  it('is known without its keys', async () => {
    const ask = authenticator();
    const token = await tokenOf(issuer, key);
    const caller = await ask(token);
    issuer.away = true;
    passTime(299_000);
    expect(await ask(token)).toBe(caller);
    passTime(2_000);
    expect(await ask(token)).not.toBe(caller);
  });

  it('is verified again once it has expired, whatever clocks may differ by', async () => {
    const ask = authenticator();
    const token = await tokenOf(issuer, key, { exp: seconds() + 10 });
    const caller = await ask(token);
    passTime(11_000);
    const again = await ask(token);
    expect(again).toEqual(caller);
    expect(again).not.toBe(caller);
  });
});
