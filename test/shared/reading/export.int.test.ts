// Everything that is kept about a person, over SQL.
import sql from 'mssql';
import { ExportTooLarge } from '../../../shared/reading/errors';
import { listOperations } from '../../../shared/reading/list-operations';
import { readExport } from '../../../shared/reading/read-export';
import { readHistory } from '../../../shared/reading/read-history';
import { readProfile } from '../../../shared/reading/read-profile';
import { readSession } from '../../../shared/reading/read-session';
import { readValidationErrors } from '../../../shared/reading/read-validation-errors';
import { recordAccess } from '../../../shared/reading/record-access';
import { applyMessages } from '../../../shared/writer/apply-messages';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anErasure, aProject, aPut, aRefusal, aSubmit, aVisit, idOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { aMessage } from '../../factories/messages';
import { write } from './written';

const profileId = idOf(0xabc);
const support = { id: 'support-1', type: 'support' as const };

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('everything about a person', () => {
  it('is the profile with its drafts, all lists in full, what was rejected, and who looked', async () => {
    const session = idOf(0x5e55);
    await write(
      database,
      aVisit({ profileId, number: 1, sessionId: session }),
      aDraft({ profileId, number: 2, sessionId: session }),
    );
    await write(database, aSubmit({ profileId, number: 3, reason: 'First' }), aRefusal({ profileId, number: 4 }));
    await write(database, aDraft({ profileId, number: 5 }), aPut({ profileId, number: 6, expectedTag: 'none' }));
    await recordAccess(database.pool, { profileId, actor: support, operation: 'get-profile', correlationId: 'c-9' });
    const text = { lines: ['as it came'] };
    const unreadable = aMessage({ version: 1, kind: 'shout', profileId, operationId: idOf(0x999), payload: text });
    await applyMessages([unreadable], { pool: database.pool, chainKey, retryBudgetMs: 10_000 });
    const found = await readExport(database.pool, profileId);
    expect(found?.profile).toEqual(await readProfile(database.pool, profileId));
    const { changes } = await readHistory(database.pool, { profileId, limit: 200 });
    expect(found?.history).toEqual(changes.toReversed());
    const { operations } = await listOperations(database.pool, { profileId, limit: 200 });
    expect(found?.operations).toEqual(operations.toReversed());
    const { errors } = await readValidationErrors(database.pool, { profileId, limit: 200 });
    expect(found?.validationErrors).toEqual(errors.toReversed());
    expect(found?.sessions).toEqual([await readSession(database.pool, profileId, session)]);
    expect(found?.stepEvents.map(({ kind }) => kind)).toEqual(['draft-saved', 'submitted', 'refused', 'draft-saved']);
    expect(found?.accesses).toEqual([
      { operation: 'get-profile', actor: support, correlationId: 'c-9', occurredAt: expect.stringMatching(/Z$/) },
    ]);
    expect(found?.rejectedMessages).toMatchObject([{ messageId: 'message-1', body: { kind: 'shout', payload: text } }]);
    expect(found?.erasedAt).toBeNull();
  });

  it('is there in full however many rows there are', async () => {
    const id = idOf(0x600);
    const puts = Array.from({ length: 1203 }, (_, at) =>
      aPut({ profileId: id, number: 0x6000 + at, at: 0x6000 + at, item: 1, payload: { name: `${at}` } }),
    );
    for (let at = 0; at < puts.length; at += 401) await write(database, ...puts.slice(at, at + 401));
    const found = await readExport(database.pool, id);
    const sequences = found?.history?.map(({ sequence }) => sequence);
    expect(sequences).toEqual(puts.map((_, at) => at + 1));
    expect(new Set(found?.operations?.map(({ operationId }) => operationId)).size).toBe(1203);
  });

  it('of an erased profile is what stays: that there were changes, without what they were', async () => {
    const id = idOf(0x601);
    await write(
      database,
      aSubmit({
        profileId: id,
        number: 61,
        at: 1,
        reason: 'Secret reason',
        payload: { projects: [aProject(1, 'Secret')] },
      }),
    );
    await write(database, anErasure({ profileId: id, number: 62, at: 2 }));
    const found = await readExport(database.pool, id);
    expect(found).toMatchObject({ profile: null, erasedAt: expect.stringMatching(/Z$/) });
    expect(found?.history?.every(({ erased, before, after }) => erased && before === null && after === null)).toBe(
      true,
    );
    expect(JSON.stringify(found)).not.toContain('Secret');
  });

  it('beyond the size of one answer is refused while it is read, and is there without what can be had by pages', async () => {
    const id = idOf(0x602);
    const puts = Array.from({ length: 120 }, (_, at) =>
      aPut({ profileId: id, number: 0x602000 + at, at: at + 1, item: 1, payload: { name: `${at}` } }),
    );
    await write(database, ...puts);
    const value = JSON.stringify({ name: 'x'.repeat(300_000) });
    await database.pool
      .request()
      .input('profileId', id)
      .input('value', sql.NVarChar(sql.MAX), value)
      .query('UPDATE audit.Change SET afterValue = @value WHERE profileId = @profileId;');
    await expect(readExport(database.pool, id)).rejects.toThrow(ExportTooLarge);
    const found = await readExport(database.pool, id, ['history']);
    expect([found?.history, found?.operations?.length]).toEqual([null, 120]);
    expect((await readExport(database.pool, id, ['history', 'operations']))?.operations).toBeNull();
  });

  it('of somebody unknown is nothing', async () => {
    expect(await readExport(database.pool, idOf(0xffff))).toBeUndefined();
  });
});
