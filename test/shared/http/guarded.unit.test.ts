import { NoCredentials } from '../../../shared/auth/refusals';
import type { Role } from '../../../shared/commands/roles';
import {
  type Bind,
  forAnybodyNamed,
  forCallers,
  forProfile,
  type Guard,
  type ProfileCall,
} from '../../../shared/http/guarded';
import { DatabaseUnavailable } from '../../../shared/reading/errors';
import type { AccessRecord } from '../../../shared/reading/record-access';
import { call, profileId } from '../../functions/http/call';

const another = '0190a1b2-0000-7000-8000-0000000000bb';

function guard(roles: readonly Role[], given: Partial<Guard> = {}) {
  const records: AccessRecord[] = [];
  const caller = { id: 'anna', roles: new Set(roles), profileId };
  return {
    authenticate: async () => caller,
    recordAccess: async (access: AccessRecord) => void records.push(access),
    records,
    ...given,
  };
}

const operationOf = (method: 'GET' | 'PUT', access: readonly Role[]) =>
  ({ name: 'do-it', method, route: '', access, tag: '', summary: '' }) as unknown as Parameters<Bind>[0];

const asked = (id: string, method = 'GET') => ({ method, path: `/profiles/${id}`, params: { profileId: id } });
/** What the handle is asked with comes back as its answer. */
const mirror = async ({ actor, profileId: about }: ProfileCall) => ({ status: 200, body: { actor, about } });
const profileHandler = (access: readonly Role[], by: Guard, method: 'GET' | 'PUT' = 'GET') =>
  forProfile(mirror)(operationOf(method, access), by);

describe('what is about a profile', () => {
  it('is for its candidate, by its id or as me, and leaves no record', async () => {
    const by = guard(['candidate']);
    for (const id of [profileId, profileId.toUpperCase(), 'me', 'ME']) {
      const { status, body } = await call(profileHandler(['candidate'], by), asked(id));
      expect([status, body]).toEqual([200, { actor: { id: 'anna', type: 'candidate' }, about: profileId }]);
    }
    expect(by.records).toEqual([]);
  });

  it('is read by others in the role that allows it, which is recorded', async () => {
    const by = guard(['operator', 'auditor']);
    const { body } = await call(profileHandler(['candidate', 'support', 'auditor'], by), asked(another));
    expect(body).toMatchObject({ actor: { id: 'anna', type: 'auditor' } });
    const actor = { id: 'anna', type: 'auditor' };
    expect(by.records).toEqual([{ profileId: another, actor, operation: 'do-it', correlationId: expect.anything() }]);
  });

  it('is changed by others without a record of a read: the change itself is audited', async () => {
    const by = guard(['support']);
    const { status } = await call(profileHandler(['support'], by, 'PUT'), asked(another, 'PUT'));
    expect([status, by.records]).toEqual([200, []]);
  });

  it('is the own matter of somebody who is candidate and support at once', async () => {
    const by = guard(['candidate', 'support']);
    const handler = profileHandler(['candidate', 'support'], by);
    expect((await call(handler, asked('me'))).body).toMatchObject({ actor: { type: 'candidate' } });
    expect((await call(handler, asked(another))).body).toMatchObject({ actor: { type: 'support' } });
    expect(by.records).toHaveLength(1);
  });

  it.each<[string, readonly Role[], string]>([
    ["a candidate and another's profile", ['candidate'], another],
    ['a role that may not', ['importer', 'operator', 'admin'], profileId],
    ['no role at all', [], profileId],
  ])('is refused to %s, with the roles that may and a challenge', async (_name, roles, id) => {
    const by = guard(roles);
    const answer = await call(profileHandler(['candidate', 'support'], by), asked(id));
    expect([answer.status, answer.body.type]).toEqual([403, 'urn:stepkeeper:problem:forbidden']);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="stepkeeper", error="insufficient_scope"');
    expect(answer.body.detail).toContain('as candidate for your own profile, profiles/me, or as support');
    expect(by.records).toEqual([]);
  });

  it('is not answered where the read cannot be recorded', async () => {
    const by = guard(['support'], { recordAccess: () => Promise.reject(new DatabaseUnavailable(new Error('away'))) });
    const answer = await call(profileHandler(['support'], by), asked(another));
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('about');
  });
});

it('what is about no profile is for callers in a role that may, and a candidate has no own of it', async () => {
  const handlerFor = (roles: readonly Role[]) =>
    forCallers(async ({ actor }) => ({ status: 200, body: actor }))(
      operationOf('PUT', ['candidate', 'importer']),
      guard(roles),
    );
  expect((await call(handlerFor(['importer']))).body).toEqual({ id: 'anna', type: 'importer' });
  expect((await call(handlerFor(['candidate']))).status).toBe(403);
});

describe('what anybody may ask', () => {
  const handler = (authenticate: Guard['authenticate']) =>
    forAnybodyNamed(async ({ caller }) => ({ status: 200, body: { name: caller?.id ?? null } }))(
      operationOf('GET', []),
      guard([], { authenticate }),
    );

  it('is answered to nobody in particular, and to who proves it', async () => {
    const nobody = handler(() => Promise.reject(new NoCredentials()));
    expect(await call(nobody)).toMatchObject({ status: 200, body: { name: null } });
    expect((await call(handler(guard(['operator']).authenticate))).body).toEqual({ name: 'anna' });
  });

  it('is refused to who claims to be somebody and does not prove it', async () => {
    const failing = handler(() => Promise.reject(new TypeError('broken')));
    expect((await call(failing)).status).toBe(500);
  });
});
