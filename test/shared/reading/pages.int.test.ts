// Lists stay what they were while they are paged through, whatever is written meanwhile.
import { listOperations } from '../../../shared/reading/list-operations';
import { type HistoryQuery, readHistory } from '../../../shared/reading/read-history';
import { readValidationErrors } from '../../../shared/reading/read-validation-errors';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aPut, aRefusal, idOf } from '../../factories/commands';
import { write } from './written';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('pages, while rows arrive', () => {
  const id = idOf(0x500);
  let number = 0x5000;

  const arrive = async () => {
    number += 1;
    await write(database, aPut({ profileId: id, number, at: number, item: 1, payload: { name: `${number}` } }));
    await write(database, aRefusal({ profileId: id, number: number + 0x1000, at: number }));
  };

  /** Walks a list to its end, three rows a page, with new rows before each page. What it tells and what was there at first. */
  async function walked<T, P>(read: (after: P | undefined) => Promise<{ rows: readonly T[]; next: P | undefined }>) {
    const seen: T[] = [];
    let after: P | undefined;
    do {
      const { rows, next } = await read(after);
      seen.push(...rows);
      after = next;
      await arrive();
    } while (after !== undefined);
    return seen;
  }

  beforeAll(async () => {
    for (let times = 0; times < 8; times++) await arrive();
  });

  it('of the history neither repeat nor skip a change', async () => {
    const all = (await readHistory(database.pool, { profileId: id, limit: 200 })).changes;
    const seen = await walked(async (after: HistoryQuery['after']) => {
      const { changes, next } = await readHistory(database.pool, { profileId: id, limit: 3, ...(after && { after }) });
      return { rows: changes, next };
    });
    expect(seen).toEqual(all);
  });

  it('of operations neither repeat nor skip an operation, also by outcome', async () => {
    for (const status of [undefined, 'applied']) {
      const query = { profileId: id, ...(status !== undefined && { status }) };
      const all = (await listOperations(database.pool, { ...query, limit: 200 })).operations;
      const seen = await walked(async (after: number | undefined) => {
        const page = await listOperations(database.pool, { ...query, limit: 3, ...(after !== undefined && { after }) });
        return { rows: page.operations, next: page.next };
      });
      expect(seen).toEqual(all);
    }
  });

  it('of what was refused neither repeat nor skip an error', async () => {
    const all = (await readValidationErrors(database.pool, { profileId: id, limit: 200 })).errors;
    const seen = await walked(async (after: number | undefined) => {
      const query = { profileId: id, limit: 3, ...(after !== undefined && { after }) };
      const { errors, next } = await readValidationErrors(database.pool, query);
      return { rows: errors, next };
    });
    expect(seen).toEqual(all);
  });
});
