import { InvocationContext } from '@azure/functions';
import { profileCommands } from '../../../functions/queue/profile-commands';
import type { Erasures } from '../../../shared/bulk/erase-lines';
import { isObject } from '../../../shared/sections/json';
import { createPool } from '../../../shared/sql/pool';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { aDraft, anActor, idOf, instantOf } from '../../factories/commands';

jest.mock('../../../shared/writer/apply-messages', () => ({ applyMessages: jest.fn() }));

const erasure = (profile: number) => ({
  version: 1,
  kind: 'erase-profile',
  operationId: idOf(7),
  profileId: idOf(profile),
  actor: anActor,
  reason: 'Asked to',
  source: 'admin',
  correlationId: 'test',
  acceptedAt: instantOf(0),
});

/** The database is nowhere: whatever reaches it fails. */
const pool = createPool({
  by: 'connection-string',
  connectionString: 'Server=127.0.0.1,1;Database=x;User Id=x;Password=x',
});

async function deliver(
  bodies: readonly unknown[],
  eraseFiles: (erasures: Erasures) => Promise<void>,
): Promise<unknown> {
  const handler = profileCommands({
    pool,
    chainKey: { id: '1', key: Buffer.alloc(32) },
    retryBudgetMs: 40_000,
    eraseFiles,
  });
  const context = new InvocationContext({ functionName: 'test', logHandler: () => undefined });
  try {
    return await handler(bodies, context);
  } catch (error) {
    return error;
  }
}

/** What happened, in order: each part that was applied, by its profiles, and each call for the files. */
function told() {
  const happened: string[] = [];
  const apply = jest
    .mocked(applyMessages)
    .mockReset()
    .mockImplementation(async (messages) => {
      happened.push(`apply ${messages.map(({ body }) => describe(body)).join(' ')}`);
      return { messages: messages.length, unreadable: 0, counts: {} };
    });
  const describe = (body: unknown) =>
    isObject(body) ? `${body.kind} ${String(body.profileId).slice(-1)}` : String(body);
  const eraseFiles = async (erasures: Erasures) => {
    happened.push(`files ${[...erasures].map(([id, at]) => `${id.slice(-1)} ${at}`).join(' ')}`);
  };
  return { happened, apply, eraseFiles };
}
afterEach(() => jest.restoreAllMocks());

it('others are applied first, then the files of all erased profiles go at once, and only then are those erased', async () => {
  const { happened, eraseFiles } = told();
  const again = { ...erasure(1), acceptedAt: instantOf(5) };
  const ofErased = aDraft({ profileId: idOf(2) });
  await deliver([aDraft({ profileId: idOf(3) }), erasure(1), ofErased, erasure(2), again, 'unreadable'], eraseFiles);
  expect(happened).toEqual([
    'apply save-draft 3 unreadable',
    `files 1 ${instantOf(5)} 2 ${instantOf(0)}`,
    'apply erase-profile 1 save-draft 2 erase-profile 2 erase-profile 1',
  ]);
});

it('a batch without an erasure asks nothing of the storage, nor does an erasure that cannot be read', async () => {
  const { happened, eraseFiles } = told();
  const unreadable = { ...erasure(1), reason: undefined };
  await deliver([aDraft({ profileId: idOf(3) }), unreadable, 'erase-profile', null], eraseFiles);
  expect(happened).toEqual(['apply save-draft 3 erase-profile 1 erase-profile null']);
});

it('with the storage away the erasure is given back and not written, and the others have been applied', async () => {
  const { happened } = told();
  const away = new Error('storage is away');
  const batch = [erasure(1), aDraft({ profileId: idOf(3) })];
  expect(await deliver(batch, () => Promise.reject(away))).toBe(away);
  expect(happened).toEqual(['apply save-draft 3']);
});

it('both parts share the time for retries', async () => {
  const { apply, eraseFiles } = told();
  const clock = jest.spyOn(performance, 'now');
  await deliver([erasure(1), aDraft({ profileId: idOf(3) })], async (erasures) => {
    await eraseFiles(erasures);
    clock.mockReturnValue(performance.now() + 25_000);
  });
  const budgets = apply.mock.calls.map(([, { retryBudgetMs }]) => retryBudgetMs);
  expect(budgets).toEqual([expect.closeTo(40_000, -3), expect.closeTo(15_000, -3)]);
});
