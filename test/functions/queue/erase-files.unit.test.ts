import { InvocationContext } from '@azure/functions';
import { profileCommands } from '../../../functions/queue/profile-commands';
import { createPool } from '../../../shared/sql/pool';
import { aDraft, anActor, idOf, instantOf } from '../../factories/commands';

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

async function deliver(bodies: readonly unknown[], eraseFiles: (profileId: string) => Promise<void>): Promise<unknown> {
  const handler = profileCommands({ pool, chainKey: { id: '1', key: Buffer.alloc(32) }, retryBudgetMs: 0, eraseFiles });
  const context = new InvocationContext({ functionName: 'test', logHandler: () => undefined });
  try {
    return await handler(bodies, context);
  } catch (error) {
    return error;
  }
}

it('the files of every profile that is to be erased go before anything is written', async () => {
  const erased: string[] = [];
  await deliver([aDraft(), erasure(1), erasure(2), erasure(1)], async (profileId) => {
    erased.push(profileId);
  });
  expect(erased).toEqual([idOf(1), idOf(2)]);
});

it('a batch without an erasure asks nothing of the storage, nor does an erasure that cannot be read', async () => {
  const eraseFiles = jest.fn(async () => undefined);
  await deliver([aDraft(), { ...erasure(1), reason: undefined }, 'erase-profile', null], eraseFiles);
  expect(eraseFiles).not.toHaveBeenCalled();
});

it('with the storage away the batch is given back, and nothing of it is written', async () => {
  const away = new Error('storage is away');
  expect(await deliver([aDraft(), erasure(1)], () => Promise.reject(away))).toBe(away);
});
