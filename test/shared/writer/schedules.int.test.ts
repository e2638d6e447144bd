// Random schedules on a database, by two writers at once: the rows are those of the model, and there is one audit trail.
import fc from 'fast-check';
import type sql from 'mssql';
import { verifyChain } from '../../../shared/audit/verify';
import { readChain } from '../../../shared/reading/read-chain';
import { readStep } from '../../../shared/reading/read-step';
import { createPool } from '../../../shared/sql/pool';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { modelOf, type StepCommand } from './model';
import { batchesOf, stepCommands } from './schedules';

let database: FreshDatabase;
let pools: sql.ConnectionPool[];
let nextProfile = 0xaaaa_0000;

beforeAll(async () => {
  database = await freshDatabase();
  const access = { by: 'connection-string', connectionString: database.connectionString } as const;
  pools = [createPool(access), createPool(access)];
});
afterAll(async () => {
  await Promise.all(pools?.map((pool) => pool.close()) ?? []);
  await database?.drop();
});

/** Three profiles' commands, mixed into one stream of batches. */
const schedules = fc.array(stepCommands, { minLength: 3, maxLength: 3 }).chain((profiles) => {
  const all = profiles.flatMap((commands, profile) => commands.map((command) => ({ profile, command })));
  return fc.tuple(fc.constant(profiles), batchesOf(all));
});

test('whatever the schedule, the rows are those of the model, each command was decided once and every chain verifies', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async ([profiles, batches]) => {
      const ids = profiles.map(() => idOf(nextProfile++));
      const owned = (command: StepCommand, profile: number): StepCommand => ({
        ...command,
        profileId: ids[profile] ?? '',
      });
      // Two writers take the batches from both ends, as two instances of the app take them from one queue.
      const waiting = batches.map((batch) => batch.map(({ command, profile }) => messageOf(owned(command, profile))));
      const writer = async (pool: sql.ConnectionPool, take: () => (typeof waiting)[number] | undefined) => {
        for (let batch = take(); batch; batch = take()) {
          await applyMessages(batch, { pool, chainKey, retryBudgetMs: 30_000 });
        }
      };
      const [one, other] = pools;
      if (!one || !other) throw new Error('two pools are needed');
      await Promise.all([writer(one, () => waiting.shift()), writer(other, () => waiting.pop())]);
      for (const [profile, commands] of profiles.entries()) {
        await expectModel(
          ids[profile] ?? '',
          commands.map((command) => owned(command, profile)),
        );
      }
    }),
    { numRuns: 25 },
  );
}, 300_000);

async function expectModel(profileId: string, commands: readonly StepCommand[]): Promise<void> {
  const model = modelOf(commands);
  const step = await readStep(database.pool, profileId, 'projects');
  const final = step.final?.projects as { itemId: string; name: string }[] | undefined;
  expect(final?.map(({ itemId, name }) => ({ itemId, name }))).toEqual(model.final);
  expect(step.draft?.payload).toEqual(model.draft);
  expect(step.progress).toMatchObject({ startedAt: model.startedAt ?? null, completedAt: model.completedAt ?? null });
  const statement = 'SELECT operationId FROM ops.Operation WHERE profileId = @profileId;';
  const operations = await database.pool.request().input('profileId', profileId).query(statement);
  const decided = operations.recordset.map((row) => row.operationId);
  expect(decided.sort()).toEqual(commands.map((command) => command.operationId).sort());
  const chain = await readChain(database.pool, profileId);
  if (!chain) throw new Error(`no profile ${profileId}`);
  const audited = chain.sets.map((set) => set.operationId);
  expect(new Set(audited).size).toBe(audited.length);
  expect(verifyChain(chain.sets, chain.head, new Map([['1', chainKey.key]])).intact).toBe(true);
}
