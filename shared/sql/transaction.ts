// One connection, one transaction, one statement batch after the other; whatever goes wrong, nothing of it stays.
import type sql from 'mssql';
import { connected, type Pool } from './connected';
import { sameServer, sqlSpan } from './sql-span';

export interface Batch {
  /** What its round trip is called in traces, in a word or two. */
  readonly name?: string;
  /** T-SQL statements, each ended by a semicolon. */
  readonly text: string;
  /** Values by parameter name; all travel as nvarchar(max), most of them JSON. */
  readonly parameters: { readonly [name: string]: string };
}

export interface BatchResult {
  /** The result sets in the order of their statements. */
  readonly recordsets: readonly (readonly Record<string, unknown>[])[];
  /** Rows touched, one entry for each statement that reports a count. */
  readonly rowsAffected: readonly number[];
}

/**
 * Runs a batch in a transaction or, given a pool, in one of its own. One round trip. `timeoutMs`: after which it is cancelled, instead of
 * the pool's time.
 */
export async function runBatch(
  on: sql.Transaction | sql.ConnectionPool,
  batch: Batch,
  timeoutMs?: number,
): Promise<BatchResult> {
  const { default: sql } = await import('mssql');
  /** The client takes settings of one request, which its types do not know. */
  const TimedRequest = sql.Request as unknown as new (
    on: sql.Transaction | sql.ConnectionPool,
    settings: { readonly requestTimeout?: number },
  ) => sql.Request;
  const request = new TimedRequest(on, timeoutMs === undefined ? {} : { requestTimeout: timeoutMs });
  for (const [name, value] of Object.entries(batch.parameters)) request.input(name, sql.NVarChar(sql.MAX), value);
  const result = await sqlSpan(on, { name: batch.name ?? 'statements', operation: 'BATCH' }, () =>
    request.query(batch.text),
  );
  return { recordsets: result.recordsets as Record<string, unknown>[][], rowsAffected: result.rowsAffected };
}

/** Begins, works, commits: two round trips beside the work's own. On any error it rolls back and throws that error. */
export async function inTransaction<T>(pool: Pool, work: (transaction: sql.Transaction) => Promise<T>): Promise<T> {
  const { default: sql } = await import('mssql');
  const ready = await connected(pool);
  const transaction = new sql.Transaction(ready);
  sameServer(transaction, ready);
  await sqlSpan(transaction, { name: 'begin', operation: 'BEGIN' }, () =>
    transaction.begin(sql.ISOLATION_LEVEL.READ_COMMITTED),
  );
  try {
    const result = await work(transaction);
    await sqlSpan(transaction, { name: 'commit', operation: 'COMMIT' }, () => transaction.commit());
    return result;
  } catch (error) {
    // XACT_ABORT has mostly ended it already, and a lost connection ends it on the server: this second error says nothing new.
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}
