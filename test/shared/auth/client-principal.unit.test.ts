import { createAuthenticator } from '../../../shared/auth/authenticator';
import { NoCredentials } from '../../../shared/auth/refusals';
import { profileIdOf } from '../../../shared/commands/identifiers';

const names = { roles: 'roles', subject: 'sub', profileId: undefined };
const authenticate = createAuthenticator({ mode: 'app-service', claims: names });
const schema = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoft = 'http://schemas.microsoft.com';

const headersOf = (principal: unknown) =>
  new Headers({ 'x-ms-client-principal': Buffer.from(JSON.stringify(principal)).toString('base64') });
const claims = (...pairs: readonly (readonly [string, string])[]) => ({
  auth_typ: 'aad',
  name_typ: `${schema}/emailaddress`,
  role_typ: `${microsoft}/ws/2008/06/identity/claims/role`,
  claims: pairs.map(([typ, val]) => ({ typ, val })),
});
const issuer = 'https://login.microsoftonline.com/tenant/v2.0';

it('is the caller whom the platform has proven, with claims as the token had them', async () => {
  const principal = claims(['iss', issuer], ['sub', 'zoë'], ['roles', 'candidate'], ['roles', 'auditor']);
  expect(await authenticate(headersOf(principal))).toEqual({
    id: 'zoë',
    roles: new Set(['candidate', 'auditor']),
    profileId: profileIdOf(issuer, 'zoë'),
  });
});

it('is known also by the long names that the platform gives to claims', async () => {
  const principal = claims(
    [`${schema}/nameidentifier`, 'anna'],
    [`${microsoft}/ws/2008/06/identity/claims/role`, 'support'],
    [`${microsoft}/identity/claims/objectidentifier`, 'o-1'],
  );
  expect(await authenticate(headersOf(principal))).toMatchObject({ id: 'anna', roles: new Set(['support']) });
  const byObject = createAuthenticator({ mode: 'app-service', claims: { ...names, subject: 'oid' } });
  expect(await byObject(headersOf(principal))).toMatchObject({ id: 'o-1', profileId: profileIdOf('aad', 'o-1') });
});

it('has no role where the platform names none', async () => {
  expect((await authenticate(headersOf(claims(['sub', 'anna'])))).roles).toEqual(new Set());
});

it('is not there without the header, and a bearer token is the business of the platform', async () => {
  await expect(authenticate(new Headers())).rejects.toThrow(NoCredentials);
  await expect(authenticate(new Headers({ authorization: 'Bearer a.b.c' }))).rejects.toThrow(NoCredentials);
});

it.each([
  ['no base64', new Headers({ 'x-ms-client-principal': '%%%' })],
  ['no JSON', new Headers({ 'x-ms-client-principal': Buffer.from('{').toString('base64') })],
  ['null', headersOf(null)],
  ['without claims', headersOf({ auth_typ: 'aad' })],
  ['of nobody', headersOf(claims(['roles', 'admin']))],
])('that is %s is refused', async (_name, headers) => {
  await expect(authenticate(headers)).rejects.toMatchObject({ status: 401 });
});
