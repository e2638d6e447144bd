import { readBulk } from '../../../shared/reading/read-bulk';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { idOf } from '../../factories/commands';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const run = (statement: string) => database.pool.request().query(statement);

/** The rows that the writer leaves of a line, in the profile of that number. */
async function written(bulk: number, line: number, status: string, errorCode: string | null = null, reused = 0) {
  const profileId = idOf(0x100 * bulk + line);
  const operationId = idOf(0x1000 * bulk + line);
  await run(`INSERT INTO profile.Profile (profileId, createdBy, updatedBy) VALUES ('${profileId}', 'x', 'x');`);
  await run(`INSERT INTO ops.Operation (profileId, operationId, kind, status, errorCode, correlationId, acceptedAt, completedAt, createdBy, bulkId, bulkLine)
    VALUES ('${profileId}', '${operationId}', 'put-item', '${status}', ${errorCode === null ? 'NULL' : `'${errorCode}'`}, 'c',
      '2026-11-22T08:00:00.000', '2026-11-22T08:00:01.000', 'x', '${idOf(bulk)}', ${line});`);
  for (let time = 0; time < reused; time++) {
    await run(`INSERT INTO ops.RejectedMessage (messageId, profileId, operationId, code, detail, body, messageHash, deliveryCount, createdBy)
      VALUES ('m', '${profileId}', '${operationId}', 'operation-id-reused', 'd', '{}', '${`${bulk}x${line}x${time}`.padStart(64, '0')}', 1, 'x');`);
  }
  return { line, operationId };
}

it('counts the operations of the bulk by how they ended, and names those that were not applied by their lines', async () => {
  await written(1, 3, 'applied');
  const conflict = await written(1, 2, 'conflict', 'version-mismatch');
  await written(1, 1, 'unchanged');
  const rejected = await written(1, 5, 'rejected', 'sql-547');
  const superseded = await written(1, 4, 'superseded', 'newer-write');
  await written(2, 1, 'rejected');
  const found = await readBulk(database.pool, { bulkId: idOf(1), limit: 10 });
  expect(Object.fromEntries(found.counts)).toEqual({
    applied: 1,
    conflict: 1,
    unchanged: 1,
    rejected: 1,
    superseded: 1,
  });
  expect(found.reused.size).toBe(0);
  expect(found.failures).toEqual([
    { ...conflict, status: 'conflict', code: 'version-mismatch', reused: false },
    { ...superseded, status: 'superseded', code: 'newer-write', reused: false },
    { ...rejected, status: 'rejected', code: 'sql-547', reused: false },
  ]);
  expect(found.next).toBeUndefined();
});

it('gives a page at a time', async () => {
  for (const line of [1, 2, 3]) await written(3, line, 'rejected', 'sql-547');
  const first = await readBulk(database.pool, { bulkId: idOf(3), limit: 2 });
  expect(first.failures.map(({ line }) => line)).toEqual([1, 2]);
  if (!first.next) throw new Error('there is a second page');
  const second = await readBulk(database.pool, { bulkId: idOf(3), limit: 2, after: first.next });
  expect(second.failures.map(({ line }) => line)).toEqual([3]);
  expect(second.next).toBeUndefined();
});

it('tells once of a line that was sent again with other content, however often that was', async () => {
  const again = await written(4, 1, 'applied', null, 2);
  await written(4, 2, 'applied');
  const found = await readBulk(database.pool, { bulkId: idOf(4), limit: 10 });
  expect(Object.fromEntries(found.counts)).toEqual({ applied: 2 });
  expect(Object.fromEntries(found.reused)).toEqual({ applied: 1 });
  expect(found.failures).toEqual([{ ...again, status: 'applied', code: null, reused: true }]);
});

it('of a bulk that nobody has sent there is nothing', async () => {
  const found = await readBulk(database.pool, { bulkId: idOf(9), limit: 10 });
  expect({ ...found, counts: found.counts.size }).toMatchObject({ counts: 0, failures: [], next: undefined });
});
