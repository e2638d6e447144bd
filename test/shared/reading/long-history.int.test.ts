// A history that is long, or large, is looked up in parts of a bounded size, whatever happens between two of them.
import sql from 'mssql';
import { checkChain } from '../../../shared/reading/check-chain';
import { listOperations } from '../../../shared/reading/list-operations';
import { readHistory } from '../../../shared/reading/read-history';
import { fullPageBytes } from '../../../shared/reading/read-page';
import { replayUntil } from '../../../shared/reading/replay';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { anErasure, aPut, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { write } from './written';

const keys = new Map([[chainKey.id, chainKey.key]]);
const length = 60;

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
afterEach(() => jest.restoreAllMocks());

/** A profile with a history of 60 change sets of one change each. */
async function aLongHistory(profile: number): Promise<string> {
  const profileId = idOf(profile);
  const puts = Array.from({ length }, (_, at) =>
    aPut({ profileId, number: profile * 0x1000 + at, at: at + 1, item: 1, payload: { name: `Secret ${at}` } }),
  );
  await write(database, ...puts);
  return profileId;
}

/** What the look-ups of changes brought, and something that happens before the one of that number, from 1. */
function lookUps(number = 0, happen: () => Promise<void> = async () => undefined) {
  const rows: number[] = [];
  const original = sql.Request.prototype.query as (this: sql.Request, text: string) => Promise<sql.IResult<unknown>>;
  let isApart = false;
  const watched = async function (this: sql.Request, text: string) {
    if (isApart || !text.includes('FROM audit.Change AS c')) return original.call(this, text);
    if (rows.length + 1 === number) {
      isApart = true;
      await happen();
      isApart = false;
    }
    const result = await original.call(this, text);
    rows.push(result.recordset.length);
    return result;
  };
  jest.spyOn(sql.Request.prototype, 'query').mockImplementation(watched as typeof sql.Request.prototype.query);
  return rows;
}

function change(text: string, profileId: string, value = '') {
  return database.pool.request().input('profileId', profileId).input('value', sql.NVarChar(sql.MAX), value).query(text);
}

describe('verifying a long chain', () => {
  it('reads 25 changes at a time, and finds what was forged past the first of them', async () => {
    const id = await aLongHistory(0x11);
    const read = lookUps();
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: true, length });
    expect(read).toEqual([25, 25, 10]);
    await change(
      `UPDATE audit.Change SET afterValue = N'{"name":"Forged"}' WHERE profileId = @profileId AND sequence = 40;`,
      id,
    );
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: false, sequence: 40, fault: 'value-changed' });
  });

  it('finds it intact when the profile is erased between two of them', async () => {
    const id = await aLongHistory(0x12);
    lookUps(2, () => write(database, anErasure({ profileId: id, number: 0x12fff, at: 100 })));
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: true, length: length + 1 });
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: true, length: length + 1 });
  });

  it('finds values that are gone without an erasure, an end that is gone, and a head that is another', async () => {
    const id = await aLongHistory(0x13);
    await change(
      `UPDATE audit.Change SET salt = NULL, afterValue = NULL, beforeValue = NULL, changedFields = NULL
WHERE profileId = @profileId AND sequence = 30;`,
      id,
    );
    expect(await checkChain(database.pool, id, keys)).toEqual({ intact: false, sequence: 30, fault: 'value-changed' });
    const other = await aLongHistory(0x14);
    await change(
      `DELETE FROM audit.Change WHERE profileId = @profileId AND sequence = 60;
DELETE FROM audit.ChangeSet WHERE profileId = @profileId AND sequence = 60;`,
      other,
    );
    const fault = { intact: false, sequence: 60, fault: 'head-differs' };
    expect(await checkChain(database.pool, other, keys)).toEqual(fault);
    await change('UPDATE profile.Profile SET chainLength = 59 WHERE profileId = @profileId;', other);
    expect(await checkChain(database.pool, other, keys)).toEqual(fault);
    await change('UPDATE profile.Profile SET chainLength = 40 WHERE profileId = @profileId;', other);
    expect(await checkChain(database.pool, other, keys)).toEqual({ ...fault, sequence: 41 });
  });
});

describe('a page', () => {
  const value = JSON.stringify({ name: 'x'.repeat(290_000) });

  it('of history ends by what it holds, and the next goes on there', async () => {
    const id = await aLongHistory(0x21);
    await change(
      'UPDATE audit.Change SET afterValue = @value WHERE profileId = @profileId AND sequence <= 40;',
      id,
      value,
    );
    const read = lookUps();
    const pages: number[][] = [];
    let after: Awaited<ReturnType<typeof readHistory>>['next'];
    do {
      const { changes, next } = await readHistory(database.pool, {
        profileId: id,
        limit: 200,
        ...(after && { after }),
      });
      pages.push(changes.map(({ sequence }) => sequence));
      after = next;
    } while (after);
    // 20 small ones and 14 large ones, then 14 large ones a page.
    expect(pages.map(({ length: rows }) => rows)).toEqual([34, 14, 12]);
    expect(pages.flat()).toEqual(Array.from({ length }, (_, at) => length - at));
    expect(Math.max(...read)).toBeLessThanOrEqual(26);
    expect(14 * value.length).toBeGreaterThan(fullPageBytes);
  });

  it('of operations ends by what it holds', async () => {
    const id = await aLongHistory(0x22);
    await change('UPDATE ops.Operation SET conflict = @value WHERE profileId = @profileId;', id, value);
    const { operations, next } = await listOperations(database.pool, { profileId: id, limit: 200 });
    expect([operations.length, next]).toEqual([14, expect.any(Number)]);
  });

  it('ends by its limit where it holds little, and is the last where no row is left', async () => {
    const id = await aLongHistory(0x23);
    const read = (limit: number) => readHistory(database.pool, { profileId: id, limit });
    expect([(await read(50)).changes.length, (await read(50)).next]).toEqual([50, { sequence: 11, ordinal: 1 }]);
    for (const limit of [60, 61, 78]) expect(await read(limit)).toMatchObject({ changes: { length }, next: undefined });
  });
});

describe('a replay', () => {
  it('keeps no value of before an erasure that is applied while it reads', async () => {
    const id = await aLongHistory(0x31);
    const read = lookUps(2, async () => {
      await write(database, anErasure({ profileId: id, number: 0x31ffe, at: 100 }));
      await write(database, aPut({ profileId: id, number: 0x31fff, at: 101, item: 2, payload: { name: 'New' } }));
    });
    const { appliedAt } = (await readHistory(database.pool, { profileId: id, limit: 60 })).changes.at(-1) ?? {};
    read.length = 0;
    const states = (await replayUntil(database.pool, id, [String(appliedAt), '9999-12-31T00:00:00.000Z'])).filter(
      (state) => state !== 'archived',
    );
    expect(JSON.stringify(states.map(({ steps }) => [...steps.projects.items]))).not.toContain('Secret');
    expect(states.map(({ isErased }) => isErased)).toEqual([true, false]);
    expect([...(states[1]?.steps.projects.items.get('projects') ?? [])]).toMatchObject([{ fields: { name: 'New' } }]);
  });
});

describe('changes by an actor', () => {
  it('are those of the very id: capitals and blanks at its end count', async () => {
    const profileId = idOf(0x41);
    for (const [at, id] of ['anna', 'Anna', 'anna '].entries()) {
      const actor = { id, type: 'support' as const };
      await write(database, aPut({ profileId, number: 0x41000 + at, at, actor, payload: { name: `${at}` } }));
    }
    for (const actorId of ['anna', 'Anna', 'anna ']) {
      const { changes } = await readHistory(database.pool, { profileId, limit: 10, actorId });
      expect(changes.map(({ actor }) => actor.id)).toEqual([actorId]);
    }
  });
});
