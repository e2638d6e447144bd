// What `stepkeeper dead-letters` takes, and how it tells what was typed wrong; who acts where nobody is named.
import { actorOf, signInOf, userIn } from '../../../cli/actor';
import { readOptions } from '../../../cli/dead-letters/options';
import { letterLines } from '../../../cli/dead-letters/told';
import { withRemedy } from '../../../cli/service-bus';
import { UsageError } from '../../../cli/usage';

const profile = '00000000-0000-7000-8000-00000000000A';

test('list takes filters, and calls the cause by either name', () => {
  const options = readOptions(
    `list --queue jobs --reason poison --kind save-draft --profile ${profile} --since 2026-11-22 --until 2026-11-23T08:00Z --limit 5 --json`.split(
      ' ',
    ),
  );
  expect(options).toMatchObject({
    action: 'list',
    filter: {
      origin: 'queue',
      queue: 'jobs',
      cause: 'poison',
      kind: 'save-draft',
      profileId: profile.toLowerCase(),
      since: '2026-11-22T00:00:00.000Z',
      until: '2026-11-23T08:00:00.000Z',
    },
    limit: 5,
    json: true,
    reason: undefined,
  });
  expect(readOptions(['list', '--cause', 'poison']).filter).toEqual({ cause: 'poison' });
  expect(readOptions(['list'])).toMatchObject({ filter: {}, limit: 100 });
});

test('acts take ids, filters or all, and a reason that is none of the filters', () => {
  expect(readOptions(['replay', 'rejected/3', 'queue/jobs/7', 'rejected/03', '--reason', 'mended'])).toMatchObject({
    action: 'replay',
    ids: [
      { origin: 'rejected', number: '3' },
      { origin: 'queue', queue: 'jobs', number: '7' },
    ],
    filter: {},
    reason: 'mended',
    limit: Number.POSITIVE_INFINITY,
  });
  expect(readOptions('discard --all --reason x --rate 5 --yes --dry-run --actor Ola'.split(' '))).toMatchObject({
    filter: {},
    rate: 5,
    yes: true,
    dryRun: true,
    actor: 'Ola',
  });
});

test.each([
  ['', /wants list, show, replay, discard, not nothing/],
  ['resend', /not resend/],
  ['list rejected/3', /takes filters, no ids/],
  ['list --payload', /takes no --payload/],
  ['list --source table', /--source wants queue or rejected/],
  ['list --source rejected --queue jobs', /on no queue/],
  ['list --profile 7', /--profile wants a UUID/],
  ['list --since yesterday', /--since wants a day/],
  ['list --since 2026-13-40', /--since wants a day/],
  ['list --limit 0', /--limit wants a whole number from 1/],
  ['show', /wants one id/],
  ['show 17', /17 is no id/],
  ['replay --all', /--reason is needed/],
  ['replay --reason x', /wants ids, a filter, or --all/],
  ['replay --limit 5 --reason x', /wants ids, a filter, or --all/],
  ['discard rejected/3 --cause poison --reason x', /ids or filters, not both/],
  ['discard rejected/3 --all --reason x', /ids or filters, not both/],
  ['replay --all --reason x --rate fast', /--rate wants/],
])('%s is typed wrong', (line, message) => {
  const args = line === '' ? [] : line.split(' ');
  expect(() => readOptions(args)).toThrow(UsageError);
  expect(() => readOptions(args)).toThrow(message);
});

test.each([' ', 'x'.repeat(501), 'bell\u0007'])('a reason must be fit to be kept', (reason) => {
  expect(() => readOptions(['replay', '--all', '--reason', reason])).toThrow(UsageError);
});

describe('who acts', () => {
  const token = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

  test.each([
    [{ upn: 'ola@example.org', oid: 'o' }, 'ola@example.org'],
    [{ oid: 'o-1', appid: 'a-1' }, 'o-1'],
    [{ appid: 'a-1' }, 'a-1'],
    [{ upn: '' }, undefined],
  ])('is whom the token names: %j', (claims, user) => {
    expect(userIn(token(claims))).toBe(user);
  });

  test('is nobody where the token says nothing', () => {
    expect(userIn('opaque')).toBeUndefined();
  });

  test('is whom a token for the service names, where one signs in there', async () => {
    const getToken = jest.fn(async () => ({ token: token({ upn: 'ola@example.org' }), expiresOnTimestamp: 0 }));
    const signIn = { credential: { getToken }, scope: 'https://storage.azure.com/.default' };
    expect(await actorOf(undefined, signIn)).toEqual({ id: 'ola@example.org', type: 'operator' });
    expect(getToken).toHaveBeenCalledWith('https://storage.azure.com/.default');
  });

  test('is who is named, else the user of the machine', async () => {
    const access = { by: 'connection-string', connectionString: 'x' } as const;
    expect(await actorOf('Ola', signInOf(access, 'scope'))).toEqual({ id: 'Ola', type: 'operator' });
    expect(await actorOf(undefined, signInOf(access, 'scope'))).toEqual({
      id: expect.stringMatching(/^.+@.+$/),
      type: 'operator',
    });
  });
});

test('the table has a line each, and what would happen where it is asked', () => {
  const letter = {
    origin: 'rejected',
    queue: 'profile-commands',
    number: '4',
    cause: 'sql-547',
    kind: 'submit-step',
    profileId: null,
    operationId: null,
    enqueuedAt: null,
    rejectedAt: '2026-11-22T08:00:00.000Z',
    deliveryCount: 2,
    replays: 0,
    bytes: 1234,
  } as const;
  expect(letterLines([letter], new Map([['rejected/4', 'tried again']]))).toEqual([
    'id          since                     cause    kind         profile  deliveries  bytes  what would happen',
    'rejected/4  2026-11-22T08:00:00.000Z  sql-547  submit-step                    2  1,234  tried again',
  ]);
});

describe('what Service Bus refuses', () => {
  const failed = (name: string, code: string, message: string) => Object.assign(new Error(message), { name, code });

  test.each([
    [failed('MessagingError', 'GeneralError', 'ENOTFOUND: getaddrinfo'), /cannot be reached/],
    [failed('ServiceBusError', 'UnauthorizedAccess', 'Unauthorized'), /Data Receiver/],
    [failed('ServiceBusError', 'MessagingEntityNotFound', 'not found'), /no such queue/],
    [failed('ServiceBusError', 'ServiceBusy', 'throttled'), /--rate/],
    [failed('AggregateAuthenticationError', '', 'ChainedTokenCredential failed'), /az login/],
  ])('is told with what to do: %s', (error, remedy) => {
    expect(withRemedy(error).message).toMatch(remedy);
    expect(withRemedy(error).message).toContain(error.message);
  });

  test('is no business of ours where it is another error', () => {
    const error = new RangeError('ENOTFOUND');
    expect(withRemedy(error)).toBe(error);
  });
});
