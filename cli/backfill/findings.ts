// What a run could not read, by pages and in sum.
import sql from 'mssql';
import type { Finding } from './store/batch-record';

/** How often each reason was found, the most frequent first. */
export interface FindingCount extends Pick<Finding, 'source' | 'tableName' | 'field' | 'code' | 'why'> {
  readonly count: number;
}

export async function countFindings(pool: sql.ConnectionPool, runId: string): Promise<readonly FindingCount[]> {
  const { recordset } = await pool
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .query<FindingCount>(`SELECT f.source, f.tableName, f.field, f.code, f.why, COUNT(*) AS [count]
FROM ops.BackfillFinding AS f
WHERE f.runId = @runId
GROUP BY f.source, f.tableName, f.field, f.code, f.why
ORDER BY COUNT(*) DESC, f.source, f.field, f.code;`);
  return recordset;
}

/** Of the profiles of a run that were not brought at all, by the code of their operation. */
export async function countRejected(
  pool: sql.ConnectionPool,
  runId: string,
): Promise<readonly { readonly code: string; readonly count: number }[]> {
  const { recordset } = await pool
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .query<{ code: string; count: number }>(`SELECT o.errorCode AS code, COUNT(*) AS [count]
FROM ops.Operation AS o
WHERE o.bulkId = @runId AND o.status = 'rejected'
GROUP BY o.errorCode
ORDER BY o.errorCode;`);
  return recordset;
}

const pageSize = 5_000;

/** In the order in which they were found. */
export async function* readFindings(pool: sql.ConnectionPool, runId: string): AsyncGenerator<Finding> {
  for (let after = '0'; ; ) {
    const { recordset }: { recordset: (Finding & { readonly findingId: string })[] } = await pool
      .request()
      .input('runId', sql.UniqueIdentifier, runId)
      .input('after', sql.BigInt, after)
      .query(`SELECT TOP (${pageSize}) f.findingId, f.source, f.tableName, f.rowKey, f.columnName, f.field, f.code, f.why, f.isLeftOut
FROM ops.BackfillFinding AS f
WHERE f.runId = @runId AND f.findingId > @after
ORDER BY f.findingId;`);
    for (const { findingId: _, ...finding } of recordset) yield finding;
    if (recordset.length < pageSize) return;
    after = String(recordset.at(-1)?.findingId);
  }
}
