// Which key has signed what: counted over the whole audit, a stretch of it at a time, so that no statement holds on for long.
import type sql from 'mssql';
import { count, instant, text } from '../../../shared/sql/column';
import { runBatch } from '../../../shared/sql/transaction';

export interface KeyUsage {
  readonly links: number;
  /** Of these links, by when they were applied: ISO 8601 in UTC. */
  readonly first: string;
  readonly last: string;
}

const stretch = 50_000;

const selectEnds = 'SELECT MIN(s.changeSetId) AS first, MAX(s.changeSetId) AS last FROM audit.ChangeSet AS s;';

const selectUsage = `SELECT s.keyId, COUNT(*) AS links, MIN(s.appliedAt) AS first, MAX(s.appliedAt) AS last
FROM audit.ChangeSet AS s
WHERE s.changeSetId >= CAST(@from AS bigint) AND s.changeSetId < CAST(@to AS bigint)
GROUP BY s.keyId;`;

/** By key id. Throws what the database client throws. */
export async function readKeyUsage(pool: sql.ConnectionPool): Promise<ReadonlyMap<string, KeyUsage>> {
  const usage = new Map<string, KeyUsage>();
  const { recordsets } = await runBatch(pool, { text: selectEnds, parameters: {} });
  const [ends] = recordsets[0] ?? [];
  if (!ends || ends.first === null) return usage;
  for (let from = count(ends.first); from <= count(ends.last); from += stretch) {
    const parameters = { from: String(from), to: String(from + stretch) };
    const [rows = []] = (await runBatch(pool, { text: selectUsage, parameters })).recordsets;
    for (const row of rows) {
      const [id, links, first, last] = [text(row.keyId), count(row.links), instant(row.first), instant(row.last)];
      const known = usage.get(id);
      usage.set(id, {
        links: links + (known?.links ?? 0),
        first: known && known.first < first ? known.first : first,
        last: known && known.last > last ? known.last : last,
      });
    }
  }
  return usage;
}
