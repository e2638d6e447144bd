// Fills the tables batch by batch: at any time no more than one batch of users is in memory.
import sql from 'mssql';
import { inTransaction } from '../../shared/sql/transaction';
import { LoadFailed } from '../errors';
import { generateBatch } from '../generate/batch';
import { referenceRows } from '../generate/reference';
import type { RowsByTable } from '../generate/rows';
import { columnTypes } from './column-types';
import { type ColumnType, insertOf } from './insert';
import { tables } from './tables';

export interface Loaded {
  readonly users: number;
  readonly rows: number;
  /** Pieces of dirt in them. */
  readonly dirt: number;
}

export interface LoadOptions {
  readonly users: number;
  readonly seed: number;
  /** Told after each batch what is loaded so far. */
  readonly onProgress?: (loaded: Loaded) => void;
}

/** Users a transaction. */
const batchSize = 500;

/** Into empty tables. The same users and seed give the same rows, on any server and in batches of any size. */
export async function load(pool: sql.ConnectionPool, options: LoadOptions): Promise<Loaded> {
  const typeOf = await columnTypes(pool);
  let loaded: Loaded = { users: 0, rows: 0, dirt: 0 };
  loaded = { ...loaded, rows: await insertAll(pool, referenceRows(options.seed), typeOf, 0) };
  for (let from = 1; from <= options.users; from += batchSize) {
    const batch = generateBatch(options.seed, from, Math.min(from + batchSize - 1, options.users));
    const rows = await insertAll(pool, batch.rows, typeOf, loaded.users);
    const dirt = [...batch.dirt.values()].reduce((sum, count) => sum + count, 0);
    loaded = { users: loaded.users + batch.users, rows: loaded.rows + rows, dirt: loaded.dirt + dirt };
    options.onProgress?.(loaded);
  }
  return loaded;
}

/** In one transaction. Returns how many rows. */
async function insertAll(
  pool: sql.ConnectionPool,
  rows: RowsByTable,
  typeOf: ColumnType,
  usersBefore: number,
): Promise<number> {
  let inserted = 0;
  let name: string | undefined;
  await inTransaction(pool, async (transaction) => {
    for (const table of tables) {
      const rowsOfTable = rows.get(table.name) ?? [];
      if (rowsOfTable.length === 0) continue;
      name = table.name;
      const insert = insertOf(table, rowsOfTable, typeOf);
      await new sql.Request(transaction).input('rows', sql.NVarChar(sql.MAX), insert.rows).query(insert.statement);
      inserted += rowsOfTable.length;
    }
  }).catch((error) => {
    throw name === undefined ? error : new LoadFailed(name, usersBefore, error);
  });
  return inserted;
}
