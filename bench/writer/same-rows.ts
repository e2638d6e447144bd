// The contest is fair only if all contestants leave the same rows behind.
import type sql from 'mssql';
import { sections } from '../../shared/sections/all';
import * as schema from '../../shared/writer/schema';

const tables = [
  'profile.Profile',
  ...sections.map((section) => section.table),
  schema.sessionTable.name,
  schema.stepDraftTable.name,
  schema.stepProgressTable.name,
  schema.itemWriteTable.name,
  schema.stepEventTable.name,
  schema.validationErrorTable.name,
  schema.changeSetTable.name,
  schema.changeTable.name,
  schema.operationTable.name,
  schema.rejectedMessageTable.name,
];

export class RowsDiffer extends Error {
  constructor(
    readonly table: string,
    readonly counts: readonly number[],
  ) {
    super(`the contestants left ${counts.join(', ')} rows in ${table}: they did not do the same work`);
    this.name = 'RowsDiffer';
  }
}

/** Throws RowsDiffer unless each table has as many rows in one database as in the others. */
export async function assertSameRows(pools: readonly sql.ConnectionPool[]): Promise<void> {
  const counts = await Promise.all(pools.map(rowCounts));
  tables.forEach((table, index) => {
    const ofTable = counts.map((one) => one[index] ?? 0);
    if (new Set(ofTable).size > 1) throw new RowsDiffer(table, ofTable);
  });
}

async function rowCounts(pool: sql.ConnectionPool): Promise<number[]> {
  const text = tables.map((table) => `SELECT COUNT(*) AS held FROM ${table};`).join('\n');
  const { recordsets } = await pool.request().query(text);
  return (recordsets as { held: number }[][]).map(([row]) => Number(row?.held));
}
