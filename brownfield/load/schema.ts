// Makes and drops the 31 tables, each in one transaction: they are all there or none is.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'mssql';
import { batchesOf } from '../../cli/migrate/steps';
import { inTransaction } from '../../shared/sql/transaction';
import { NotTheFixture, TablesExist } from '../errors';
import { tables } from './tables';

/** Beside this folder in the sources; a compiled program finds it from dist/. */
const schemaFolder =
  [join(__dirname, '..', 'schema'), join(__dirname, '..', '..', '..', 'brownfield', 'schema')].find(existsSync) ??
  'brownfield/schema';

/** Throws TablesExist when there is any of them. */
export async function createTables(pool: sql.ConnectionPool): Promise<void> {
  const found = await existing(pool);
  if (found.length > 0) throw new TablesExist(found);
  await runAll(pool, await schemaBatches());
}

/** Returns whether there was something to drop. Throws NotTheFixture when only some of them are there. */
export async function dropTables(pool: sql.ConnectionPool): Promise<boolean> {
  const found = await existing(pool);
  if (found.length === 0) return false;
  const missing = tables.map(({ name }) => name).filter((name) => !found.includes(name));
  if (missing.length > 0) throw new NotTheFixture(found, missing);
  await runAll(
    pool,
    tables.toReversed().map(({ name }) => `DROP TABLE dbo.${name};`),
  );
  return true;
}

/** The batches of all files, in order. */
export async function schemaBatches(): Promise<string[]> {
  const files = (await readdir(schemaFolder)).filter((file) => file.endsWith('.sql')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(schemaFolder, file), 'utf8')));
  return texts.flatMap(batchesOf).map(({ text }) => text);
}

async function existing(pool: sql.ConnectionPool): Promise<string[]> {
  const { recordset } = await pool
    .request()
    .query<{ name: string }>(
      `SELECT TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' ORDER BY TABLE_NAME;`,
    );
  const ours = new Set(tables.map(({ name }) => name));
  return recordset.map(({ name }) => name).filter((name) => ours.has(name));
}

async function runAll(pool: sql.ConnectionPool, batches: readonly string[]): Promise<void> {
  await inTransaction(pool, async (transaction) => {
    for (const batch of batches) await new sql.Request(transaction).batch(batch);
  });
}
