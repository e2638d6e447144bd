// What is in the 31 tables, as one number a table.
import { hash } from 'node:crypto';
import type sql from 'mssql';
import { tables } from '../../brownfield/load/tables';

/** SHA-256 of all columns of all rows in the order of their keys, by table. */
export async function checksums(pool: sql.ConnectionPool): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const { recordset } = await pool.request().query<Record<string, unknown>>(`SELECT * FROM dbo.${name};`);
    const rows = recordset.map((row) => Object.values(row)).sort((one, other) => Number(one[0]) - Number(other[0]));
    sums[name] = `${rows.length} ${hash('sha256', JSON.stringify(rows), 'hex')}`;
  }
  return sums;
}
