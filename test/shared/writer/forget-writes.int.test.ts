// What is forgotten of items goes from SQL, and what is remembered still holds off a late put there.
import type { Command } from '../../../shared/commands/kinds';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { mostRemembered } from '../../../shared/writer/forget-writes';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDelete, aProject, aPut, aSubmit, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { expectIntactChain } from './stored-chain';

const day = 24 * 60 * 60_000;
let database: FreshDatabase;
let next = 0x70_0000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database?.drop();
});

async function apply(...commands: readonly Command[]) {
  const messages = commands.map((command) => messageOf(command));
  return (await applyMessages(messages, { pool: database.pool, chainKey, retryBudgetMs: 30_000 })).counts;
}

async function remembered(profileId: string): Promise<string[]> {
  const { recordset } = await database.pool
    .request()
    .input('profileId', profileId)
    .query('SELECT itemId FROM builder.ItemWrite WHERE profileId = @profileId;');
  return recordset.map((row) => String(row.itemId).toLowerCase()).sort();
}

const idsOf = (...items: readonly number[]) => items.map((item) => aProject(item).itemId);

test('of 1,500 deletions of ids that never were, the rows of the newest 1,000 stay', async () => {
  const profileId = idOf(next++);
  const deletions = Array.from({ length: 1500 }, (_, index) =>
    aDelete({ number: next++, at: index, item: index, profileId }),
  );
  for (let at = 0; at < deletions.length; at += 300) {
    expect(await apply(...deletions.slice(at, at + 300))).toEqual({ rejected: 300 });
  }
  expect(await remembered(profileId)).toEqual(deletions.slice(1500 - mostRemembered).map(({ itemId }) => itemId));
  expect(await apply(aPut({ number: next++, at: 1, item: 1400, profileId }))).toEqual({ superseded: 1 });
});

test('rows go when no older message can come any more, with a place in the list or without', async () => {
  const [profileId, other] = [idOf(next++), idOf(next++)];
  const listed = { projects: [aProject(1), aProject(2), aProject(3)] };
  const number = () => next++;
  await apply(
    aSubmit({ number: number(), at: 1, payload: listed, profileId }),
    aDelete({ number: number(), at: 2, item: 3, profileId }),
    aDelete({ number: number(), at: 3, item: 9, profileId }),
    aPut({ number: number(), at: 4, item: 4, profileId }),
    aDelete({ number: number(), at: 5, item: 9, profileId: other }),
    aDelete({ number: number(), at: 10 * day, item: 8, profileId }),
  );
  expect(await remembered(profileId)).toEqual(idsOf(3, 4, 8, 9));
  const put = (item: number, at: number) => aPut({ number: number(), at, item, profileId });
  expect(await apply(put(5, 16 * day))).toEqual({ applied: 1 });
  expect(await remembered(profileId)).toEqual(idsOf(4, 5, 8));
  expect(await remembered(other)).toEqual(idsOf(9));
  expect(await apply(put(8, 9 * day), put(3, 16 * day + 1))).toEqual({ superseded: 1, applied: 1 });
  const { recordset } = await database.pool
    .request()
    .input('profileId', profileId)
    .query('SELECT itemId FROM profile.Project WHERE profileId = @profileId ORDER BY position;');
  expect(recordset.map((row) => String(row.itemId).toLowerCase())).toEqual(idsOf(1, 2, 4, 5, 3));
  await expectIntactChain(database.pool, profileId);
});
