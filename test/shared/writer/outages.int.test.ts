// Connections that die at every point of a batch, the commit included: nothing is lost, nothing is applied twice.
import type sql from 'mssql';
import { verifyChain } from '../../../shared/audit/verify';
import { readChain } from '../../../shared/reading/read-chain';
import { createPool } from '../../../shared/sql/pool';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, aProject, aSubmit, idOf } from '../../factories/commands';
import { type CutProxy, proxyTo } from '../../factories/cut-proxy';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';

let database: FreshDatabase;
let proxy: CutProxy;
let pool: sql.ConnectionPool;
let next = 0x20_0000;

beforeAll(async () => {
  database = await freshDatabase();
  const wire = await proxyTo(database.connectionString);
  proxy = wire.proxy;
  pool = createPool({ by: 'connection-string', connectionString: wire.through });
});
afterAll(async () => {
  await pool?.close();
  await proxy?.close();
  await database?.drop();
});

const newId = () => idOf(next++);

function commandsOf(profiles: readonly string[]) {
  return profiles.flatMap((profileId) => [
    aDraft({ number: next++, at: 1, profileId }),
    aSubmit({ number: next++, at: 2, profileId, payload: { projects: [aProject(1), aProject(2)] } }),
    aSubmit({ number: next++, at: 3, profileId, payload: { projects: [aProject(2, 'Renamed')] } }),
  ]);
}

async function expectAppliedOnce(profiles: readonly string[]): Promise<void> {
  for (const profileId of profiles) {
    const request = database.pool.request().input('profileId', profileId);
    const { recordset } = await request.query('SELECT status FROM ops.Operation WHERE profileId = @profileId;');
    expect(recordset.map((row) => row.status)).toEqual(['applied', 'applied', 'applied']);
    const chain = await readChain(database.pool, profileId);
    expect(chain && verifyChain(chain.sets, chain.head, new Map([['1', chainKey.key]]))).toEqual({
      intact: true,
      length: 3,
    });
  }
}

// A new connection sends its prelogin, login and first settings; then come begin, load, save and commit, each in one packet or more.
const moments = Array.from({ length: 10 }, (_, packet) => packet + 1).flatMap((packet) =>
  (['before', 'after'] as const).map((when) => ({ packet, when })),
);

test.each(moments)(
  'a connection cut $when its packet $packet reaches the server loses and doubles nothing',
  async ({ packet, when }) => {
    const profiles = [newId(), newId()];
    const cutsBefore = proxy.cuts;
    proxy.cutAt = (packets) => (proxy.cuts === cutsBefore && packets === packet ? when : undefined);
    await applyMessages(
      commandsOf(profiles).map((command) => messageOf(command)),
      { pool, chainKey, retryBudgetMs: 30_000 },
    );
    proxy.cutAt = () => undefined;
    await expectAppliedOnce(profiles);
  },
);

test('a database that stays away gives the batch back, and a later delivery applies it', async () => {
  const profiles = [newId()];
  const messages = commandsOf(profiles).map((command) => messageOf(command));
  proxy.cutAt = () => 'before';
  await expect(applyMessages(messages, { pool, chainKey, retryBudgetMs: 1_000 })).rejects.toThrow();
  proxy.cutAt = () => undefined;
  await applyMessages(messages, { pool, chainKey, retryBudgetMs: 30_000 });
  await expectAppliedOnce(profiles);
});
