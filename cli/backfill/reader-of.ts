// A backfill's reader of pages as the command's options want it.
import type sql from 'mssql';
import { retryWhilePassing } from '../../shared/sql/retry';
import type { OpenMapping } from './open-mapping';
import type { BackfillOptions } from './options';
import { countUsers, type PageReader } from './read-pages';

export function readerOf(
  pool: sql.ConnectionPool,
  { mapping, statements }: OpenMapping,
  { batch, patienceSeconds }: BackfillOptions,
): PageReader {
  return { pool, mapping, statements, size: batch, retryBudgetMs: patienceSeconds * 1000 };
}

/** How many users there are. Waited for like a page: it meets the locks of the old application. */
export function usersOf(reader: PageReader): Promise<number> {
  return retryWhilePassing(() => countUsers(reader), { deadline: Date.now() + (reader.retryBudgetMs ?? 0) });
}
