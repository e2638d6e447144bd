import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { requestToken } from '../../../local/issuer/request-token';
import { type IssuerServer, serveIssuer } from '../../../local/issuer/server';
import { signingKeyIn } from '../../../local/issuer/signing-key';
import { localRoles, tellTokens } from '../../../local/tell-tokens';
import { createAuthenticator } from '../../../shared/auth/authenticator';
import { roles } from '../../../shared/commands/roles';

const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
const audience = 'api://local';
let issuer: IssuerServer;

beforeAll(async () => {
  issuer = await serveIssuer(0, audience, await signingKeyIn(folder));
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

const ask = (token: string) =>
  createAuthenticator({
    mode: 'oidc',
    issuer: issuer.issuer,
    audience,
    jwksUri: undefined,
    algorithms: ['RS256'],
    clockSkewSeconds: 0,
    claims: { roles: 'roles', subject: 'sub', profileId: 'profileId' },
  })(new Headers({ authorization: `Bearer ${token}` }));

test('the app takes its tokens, of anybody in any role', async () => {
  const profileId = '0190a1b2-0000-7000-8000-000000000001';
  const token = await requestToken(issuer.issuer, { roles: ['candidate', 'auditor'], sub: 'zoe', profileId });
  expect(await ask(token)).toEqual({ id: 'zoe', roles: new Set(['candidate', 'auditor']), profileId });
});

test('the same subject always has the same profile, and another one another', async () => {
  const [first, again, other] = await Promise.all(
    ['zoe', 'zoe', 'ben'].map(async (sub) => ask(await requestToken(issuer.issuer, { role: 'candidate', sub }))),
  );
  expect(again?.profileId).toBe(first?.profileId);
  expect(other?.profileId).not.toBe(first?.profileId);
});

test('its tokens outlive a restart, because its key is kept for its owner alone', async () => {
  const token = await requestToken(issuer.issuer, { role: 'admin' });
  await issuer.close();
  issuer = await serveIssuer(issuer.port, audience, await signingKeyIn(folder));
  await expect(ask(token)).resolves.toMatchObject({ id: 'local-admin' });
  expect(statSync(join(folder, 'signing-key.json')).mode & 0o777).toBe(0o600);
});

test('it issues what is asked, also what the app must refuse', async () => {
  const wrong = [{ expiresIn: -1 }, { notBefore: 60 }, { audience: 'api://else' }, { issuer: 'https://else.example' }];
  for (const one of wrong) {
    await expect(ask(await requestToken(issuer.issuer, { role: 'candidate', ...one }))).rejects.toMatchObject({
      status: 401,
    });
  }
});

test('it says what it does not understand', async () => {
  await expect(requestToken(issuer.issuer, { profileId: 'mine' })).rejects.toThrow('profileId');
  const answer = await fetch(`${issuer.issuer}/token`, { method: 'POST', headers: json, body: '{' });
  expect(answer.status).toBe(400);
  expect((await fetch(`${issuer.issuer}/else`)).status).toBe(404);
});

const json = { 'content-type': 'application/json' };

test('a page of the internet gets no token: neither by a form nor by a name that leads here', async () => {
  const form = await fetch(`${issuer.issuer}/token`, { method: 'POST', body: '{"role":"admin"}' });
  expect(form.status).toBe(415);
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const options = { method: 'POST', headers: { ...json, host: 'evil.example' } };
    request(`${issuer.issuer}/token`, options, (answer) => resolve(answer.resume().statusCode))
      .once('error', reject)
      .end('{"role":"admin"}');
  });
  expect(rebound).toBe(421);
});

test('npm start tells a token for each role of the app, and how to get another', async () => {
  const lines: string[] = [];
  await tellTokens(issuer.issuer, (line) => lines.push(line));
  expect(localRoles).toEqual(roles);
  for (const role of roles) {
    const token = lines.find((line) => line.startsWith(`export ${role.toUpperCase()}=`))?.split('=')[1] ?? '';
    expect(decodeJwt(token)).toMatchObject({ roles: [role], aud: audience });
  }
  const another = lines.find((line) => line.startsWith('Another: curl'));
  const body = /-d '(.*)'$/.exec(another ?? '')?.[1] ?? '';
  const headers = { ...json, accept: 'text/plain' };
  const answer = await fetch(`${issuer.issuer}/token`, { method: 'POST', headers, body });
  expect(decodeJwt(await answer.text())).toMatchObject(expect.objectContaining({ sub: 'zoe', roles: ['candidate'] }));
});
