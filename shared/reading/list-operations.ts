// Looks a profile's operations up, newest first, a page at a time.

import { count } from '../sql/column';
import type { Pool } from '../sql/connected';
import { Filters } from './page';
import { operationColumns, type StoredOperation, storedOperation } from './read-operations';
import { readPage } from './read-page';
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

/**
 * Newest first, in the order in which they were decided. A page may end before its limit, by what it holds: a conflict has two values.
 * Throws DatabaseUnavailable.
 */
export async function listOperations(pool: Pool, query: OperationsQuery): Promise<OperationsPage> {
  const { page, last } = await readPage(query.limit, async (size, row) => {
    const { condition, parameters } = filtersOf(row ? { ...query, after: count(row.operationNumber) } : query);
    const [rows = []] = await run(pool, {
      name: 'list operations',
      text: `SELECT TOP (CAST(@limit AS int)) o.operationNumber, ${operationColumns}
FROM ops.Operation AS o
WHERE ${condition}
ORDER BY o.operationNumber DESC;`,
      parameters: { ...parameters, limit: String(size) },
    });
    return rows;
  });
  return { operations: page.map(storedOperation), next: last && count(last.operationNumber) };
}

function filtersOf({ profileId, status, after }: OperationsQuery): Filters {
  const filters = new Filters('o.profileId', profileId);
  if (status !== undefined) filters.add('o.status = CAST(@status AS varchar(12))', { status });
  if (after !== undefined) filters.add('o.operationNumber < CAST(@after AS bigint)', { after: String(after) });
  return filters;
}
