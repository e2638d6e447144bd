// The record of an act: begun under the lock of the profile, and kept although the database fails for a moment.
import sql from 'mssql';
import { beginActs, noteDone, noteInterrupted, patiently } from '../../../shared/dead-letters/acts';
import type { DeadLetter } from '../../../shared/dead-letters/dead-letter';
import { readBegun } from '../../../shared/dead-letters/read-acts';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, idOf, instantOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';
import { by, commands } from './ground';

let database: FreshDatabase;
let next = 1;

beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => database?.drop());

async function rows(statement: string): Promise<readonly Record<string, unknown>[]> {
  return (await database.pool.request().query(statement)).recordset;
}

/** Of a profile that there is. */
async function aLetter(): Promise<DeadLetter> {
  const number = next++;
  const profileId = idOf(0x4000 + number);
  await applyMessages([messageOf(aDraft({ number, profileId }))], {
    pool: database.pool,
    chainKey,
    retryBudgetMs: 10_000,
  });
  return {
    origin: 'queue',
    queue: commands,
    number: String(number),
    cause: 'MaxDeliveryCountExceeded',
    kind: 'save-draft',
    profileId,
    operationId: idOf(number),
    enqueuedAt: instantOf(50),
    rejectedAt: null,
    deliveryCount: 1000,
    replays: 0,
    bytes: 900,
  };
}

async function begin(act: 'replay' | 'discard', letter: DeadLetter) {
  const standings = await beginActs(database.pool, act, by, [{ letter, fingerprint: 'f'.repeat(64) }]);
  return standings.get(letter.number);
}

const begunOf = async ({ number }: DeadLetter) =>
  (await readBegun(database.pool, commands)).filter((act) => act.number === number).map(({ actId }) => actId);

test.each(['replay', 'discard'] as const)('a %s is begun under the lock of the profile', async (act) => {
  const letter = await aLetter();
  const lockCount = async () =>
    Number(
      (await rows(`SELECT lockCount FROM profile.Profile WHERE profileId = '${letter.profileId}';`))[0]?.lockCount,
    );
  const before = await lockCount();
  expect(await begin(act, letter)).toMatchObject({ may: 'act' });
  expect(await lockCount()).toBe(before + 1);
});

test('a replay waits for an erasure that is under way, and is not begun', async () => {
  const letter = await aLetter();
  const erasing = new sql.Transaction(database.pool);
  await erasing.begin();
  await new sql.Request(erasing)
    .input('erasedAt', new Date(instantOf(100)))
    .query(`UPDATE profile.Profile SET erasedAt = @erasedAt WHERE profileId = '${letter.profileId}';`);
  const query = jest.spyOn(sql.Request.prototype, 'query');
  const transaction = jest.spyOn(sql.Transaction.prototype, 'begin');
  const standing = begin('replay', letter);
  while (query.mock.calls.length + transaction.mock.calls.length === 0) await new Promise(setImmediate);
  await erasing.commit();
  expect(await standing).toEqual({ may: 'not', because: 'erased' });
  expect(await begunOf(letter)).toEqual([]);
});

describe('a deadlock', () => {
  const deadlock = Object.assign(new Error('chosen as the deadlock victim'), { code: 'EREQUEST', number: 1205 });
  const fail = () => jest.spyOn(sql.Request.prototype, 'query').mockImplementationOnce(() => Promise.reject(deadlock));

  test.each([
    ['done', noteDone],
    ['interrupted', noteInterrupted],
  ] as const)('is waited out while an act is begun, looked up, and noted as %s', async (state, note) => {
    const letter = await aLetter();
    fail();
    expect(await begin('discard', letter)).toMatchObject({ may: 'act' });
    fail();
    const actIds = await begunOf(letter);
    expect(actIds).toHaveLength(1);
    fail();
    await note(database.pool, actIds);
    expect(await rows(`SELECT state FROM ops.DeadLetterAct WHERE number = ${letter.number};`)).toEqual([{ state }]);
  });

  test('that comes again and again is waited out for 15 s', async () => {
    let now = 0;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const triedAt: number[] = [];
    const work = () => {
      triedAt.push(now);
      now += 5_000 - 100;
      return Promise.reject(deadlock);
    };
    await expect(patiently(work)).rejects.toBe(deadlock);
    expect(triedAt).toEqual([0, 4_900, 9_800, 14_700]);
  });
});
