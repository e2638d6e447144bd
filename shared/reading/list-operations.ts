// Looks a profile's operations up, newest first, a page at a time.
import type { ConnectionPool } from 'mssql';
import { count } from '../sql/column';
import { Filters, limitFor, pageOf } from './page';
import { operationColumns, type StoredOperation, storedOperation } from './read-operations';
import { run } from './run';

export interface OperationsQuery {
  readonly profileId: string;
  /** 1 or more. */
  readonly limit: number;
  readonly status?: string;
  /** The number of the operation that the page before ended with. */
  readonly after?: number;
}

export interface OperationsPage {
  readonly operations: readonly StoredOperation[];
  /** Undefined on the last page. */
  readonly next: number | undefined;
}

/** Newest first, in the order in which they were decided. Throws DatabaseUnavailable. */
export async function listOperations(
  pool: ConnectionPool,
  { profileId, limit, status, after }: OperationsQuery,
): Promise<OperationsPage> {
  const filters = new Filters('o.profileId', profileId);
  if (status !== undefined) filters.add('o.status = CAST(@status AS varchar(12))', { status });
  if (after !== undefined) filters.add('o.operationNumber < CAST(@after AS bigint)', { after: String(after) });
  const [rows = []] = await run(pool, {
    text: `SELECT TOP (CAST(@limit AS int)) o.operationNumber, ${operationColumns}
FROM ops.Operation AS o
WHERE ${filters.condition}
ORDER BY o.operationNumber DESC;`,
    parameters: { ...filters.parameters, ...limitFor(limit) },
  });
  const { page, last } = pageOf(rows, limit);
  return { operations: page.map(storedOperation), next: last && count(last.operationNumber) };
}
