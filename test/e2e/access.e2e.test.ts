// Who may do what: every operation of the API, asked in every role, for the own and another's profile, with every kind of token.
import { randomUUID } from 'node:crypto';
import type { Operation } from '../../shared/api/operation';
import { operations } from '../../shared/api/operations';
import { type Role, roles } from '../../shared/commands/roles';
import { forgedTokens, publicKeyOf } from './forged-tokens';
import { startTestStack, type TestStack } from './stack';

const own = randomUUID();
const origin = 'https://app.example';
let stack: TestStack;
/** By role: the token that is right, and those that are not. */
let tokens: ReadonlyMap<Role, { readonly right: string; readonly forged: ReadonlyMap<string, string | undefined> }>;

beforeAll(async () => {
  stack = await startTestStack({ env: { CORS_ALLOWED_ORIGINS: origin } });
  const issued = stack.client.tokens;
  const publicKey = await publicKeyOf(issued.issuer);
  const entries = roles.map(async (role) => {
    const claims = { role, sub: `the-${role}`, profileId: own };
    return [role, { right: await issued.of(claims), forged: await forgedTokens(issued, claims, publicKey) }] as const;
  });
  tokens = new Map(await Promise.all(entries));
}, 180_000);
afterAll(async () => {
  await stack?.stop();
}, 60_000);

jest.setTimeout(120_000);

const rightToken = 'a token that is right';

type Verdict = 'allowed' | 401 | 403;

interface Question {
  readonly method: Operation['method'] | 'HEAD';
  readonly role: Role;
  readonly profile: 'own' | 'another' | 'me';
  readonly token: string | undefined;
  /** What the token is like. */
  readonly as: string;
}

const another = randomUUID();
const someId = randomUUID();

function pathOf({ route }: Operation, profile: Question['profile']): string {
  const profileId = { own, another, me: 'me' }[profile];
  const values: Readonly<Record<string, string>> = { profileId, step: 'address' };
  return `/api/${route.replaceAll(/\{(\w+)(?::\w+)?\}/g, (_, name: string) => values[name] ?? someId)}`;
}

/** Without a body: who may ask at all is told before anything else is looked at. */
async function ask(operation: Operation, { method, profile, token }: Question): Promise<Verdict | string> {
  const answer = await fetch(`${stack.client.url}${pathOf(operation, profile)}`, {
    method,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  });
  const { status } = answer;
  const text = await answer.text();
  if (method === 'HEAD' && text !== '') return `a body: ${text.slice(0, 300)}`;
  if (status === 401 || status === 403) return status;
  // What is not there would be allowed to everybody.
  const missing = status === 405 || (status >= 400 && /problem:no-such-route/.test(text));
  return status >= 500 || missing ? `${status} ${text.slice(0, 300)}` : 'allowed';
}

/** HEAD is asked wherever GET is, and may tell nothing that GET does not. */
function questionsOf({ method, route }: Operation): Question[] {
  const methods = method === 'GET' ? ([method, 'HEAD'] as const) : [method];
  const profiles = route.includes('{profileId}') ? (['own', 'another', 'me'] as const) : (['own'] as const);
  return methods.flatMap((asked) =>
    [...tokens].flatMap(([role, { right, forged }]) =>
      profiles.flatMap((profile) =>
        [[rightToken, right] as const, ...forged].map(([as, token]) => ({ method: asked, role, profile, token, as })),
      ),
    ),
  );
}

/** The table of shared/api/operations, read once more and as simply as can be. */
function verdictOf({ access, name }: Operation, { role, profile, token, as }: Question): Verdict {
  if (access === 'public') return name === 'ready' && token !== undefined && as !== rightToken ? 401 : 'allowed';
  if (as !== rightToken) return 401;
  const may = role === 'candidate' ? access.includes('candidate') && profile !== 'another' : access.includes(role);
  return may ? 'allowed' : 403;
}

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s is for whom the table says, and for nobody else',
  async (_name, operation) => {
    const questions = questionsOf(operation);
    const verdicts = await Promise.all(questions.map((question) => ask(operation, question)));
    const told = questions.map((question, index) => ({ ...question, token: undefined, verdict: verdicts[index] }));
    expect(told).toEqual(
      questions.map((question) => ({ ...question, token: undefined, verdict: verdictOf(operation, question) })),
    );
  },
);

describe('a read of what is kept about somebody else', () => {
  const accessesOf = (profileId: string) =>
    stack.rows(`SELECT a.operation, a.actorId, a.actorType, a.correlationId
      FROM audit.Access AS a WHERE a.profileId = '${profileId}' ORDER BY a.accessId;`);
  const support = () => stack.client.as({ role: 'support', sub: 'ben' });

  test('is recorded with who read what, before it is answered', async () => {
    const profileId = randomUUID();
    const auditor = stack.client.as({ role: 'auditor', sub: 'ida' });
    await support().get(`/api/profiles/${profileId}/steps`, { 'x-correlation-id': 'read-1' });
    await auditor.get(`/api/profiles/${profileId}/history`, { 'x-correlation-id': 'read-2' });
    expect(await accessesOf(profileId)).toEqual([
      { operation: 'get-steps', actorId: 'ben', actorType: 'support', correlationId: 'read-1' },
      { operation: 'get-history', actorId: 'ida', actorType: 'auditor', correlationId: 'read-2' },
    ]);
  });

  test('is not recorded where it is refused, nor where it is the own profile', async () => {
    const profileId = randomUUID();
    await stack.client.get(`/api/profiles/${profileId}/steps`);
    await stack.client.as({ role: 'importer' }).get(`/api/profiles/${profileId}/steps`);
    await stack.client.as({ role: 'candidate', sub: 'eve' }).get(`/api/profiles/${profileId}/steps`);
    expect(await accessesOf(profileId)).toEqual([]);
  });

  test('is not answered where it cannot be recorded', async () => {
    const profileId = randomUUID();
    await stack.injectSqlFault({ kind: 'error', number: 547, matching: 'audit.Access', times: 1 });
    const { status, body } = await support().get(`/api/profiles/${profileId}/steps`);
    expect(status).toBeGreaterThanOrEqual(500);
    expect(body).not.toHaveProperty('steps');
    expect(await accessesOf(profileId)).toEqual([]);
    expect((await support().get(`/api/profiles/${profileId}/steps`)).status).toBe(200);
  });
});

describe('a page of another origin', () => {
  const path = `/api/profiles/${own}/steps`;
  const asked = (method: string, from: string, headers: Record<string, string> = {}) =>
    fetch(`${stack.client.url}${path}`, { method, headers: { origin: from, ...headers } });

  test('is told by a preflight whether it may ask', async () => {
    const allowed = await asked('OPTIONS', origin, { 'access-control-request-method': 'PUT' });
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    const refused = await asked('OPTIONS', 'https://evil.example', { 'access-control-request-method': 'PUT' });
    expect(refused.status).toBe(204);
    expect([...refused.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('may read answers and problems where its origin is allowed', async () => {
    for (const [authorization, status] of [
      [await stack.client.authorization(path), 200],
      ['Bearer garbage', 401],
    ] as const) {
      const answer = await asked('GET', origin, { authorization });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, origin]);
      expect(answer.headers.get('vary')).toBe('Origin');
      expect(
        (await asked('GET', 'https://evil.example', { authorization })).headers.has('access-control-allow-origin'),
      ).toBe(false);
    }
  });
});
