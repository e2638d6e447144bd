// Looks up what became of the commands of a bulk: how many came to each end, and those that were not applied, a page at a time.

import { count, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { limitFor, pageOf } from './page';
import { type Row, run } from './run';

export interface BulkQuery {
  readonly bulkId: string;
  /** 1 or more. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: BulkPosition;
}

export interface BulkPosition {
  readonly line: number;
  readonly operationNumber: number;
}

export interface StoredBulkFailure {
  readonly line: number;
  readonly operationId: string;
  readonly status: string;
  readonly code: string | null;
  /** Whether something else was sent under the same operation later, which was not applied. */
  readonly reused: boolean;
}

export interface StoredBulk {
  /** How many operations ended so. */
  readonly counts: ReadonlyMap<string, number>;
  /** Of those that were sent again with other content: how many had ended so before. */
  readonly reused: ReadonlyMap<string, number>;
  readonly failures: readonly StoredBulkFailure[];
  /** Undefined on the last page. */
  readonly next: BulkPosition | undefined;
}

const ofBulk = 'o.bulkId = CAST(@bulkId AS uniqueidentifier)';
/** What the writer records of a message whose operation is known with another fingerprint. */
const reuse = `r.profileId = o.profileId AND r.operationId = o.operationId AND r.code = 'operation-id-reused'`;

const selectCounts = `SELECT o.status, COUNT(*) AS operations
FROM ops.Operation AS o
WHERE ${ofBulk}
GROUP BY o.status;`;

const selectReused = `SELECT o.status, COUNT(DISTINCT o.operationNumber) AS operations
FROM ops.Operation AS o
JOIN ops.RejectedMessage AS r ON ${reuse}
WHERE ${ofBulk}
GROUP BY o.status;`;

/** Throws DatabaseUnavailable. */
export async function readBulk(pool: Pool, { bulkId, limit, after }: BulkQuery): Promise<StoredBulk> {
  const start = after ?? { line: 0, operationNumber: 0 };
  const [counts = [], reused = [], failures = []] = await run(pool, {
    name: 'read bulk',
    text: `${selectCounts}
${selectReused}
SELECT TOP (CAST(@limit AS int)) o.bulkLine, o.operationNumber, o.operationId, o.status, o.errorCode,
    CASE WHEN EXISTS (SELECT 1 FROM ops.RejectedMessage AS r WHERE ${reuse}) THEN 1 ELSE 0 END AS reused
FROM ops.Operation AS o
WHERE ${ofBulk}
    AND (o.bulkLine > CAST(@line AS int)
        OR (o.bulkLine = CAST(@line AS int) AND o.operationNumber > CAST(@operationNumber AS bigint)))
    AND (o.status IN ('superseded', 'conflict', 'rejected')
        OR EXISTS (SELECT 1 FROM ops.RejectedMessage AS r WHERE ${reuse}))
ORDER BY o.bulkLine, o.operationNumber;`,
    parameters: {
      bulkId,
      line: String(start.line),
      operationNumber: String(start.operationNumber),
      ...limitFor(limit),
    },
  });
  const { page, last } = pageOf(failures, limit);
  return {
    counts: countsOf(counts),
    reused: countsOf(reused),
    failures: page.map(failureOf),
    next: last && { line: count(last.bulkLine), operationNumber: count(last.operationNumber) },
  };
}

function countsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [text(row.status), count(row.operations)]));
}

function failureOf(row: Row): StoredBulkFailure {
  return {
    line: count(row.bulkLine),
    operationId: text(row.operationId),
    status: text(row.status),
    code: textOrNull(row.errorCode),
    reused: count(row.reused) === 1,
  };
}
