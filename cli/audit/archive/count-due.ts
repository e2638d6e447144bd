// What an archive would move, without moving it.
import type sql from 'mssql';
import { run } from '../../../shared/reading/run';
import { count, datetime2 } from '../../../shared/sql/column';
import { changeSetRanges, inRange } from '../change-sets';

const selectDue = `SELECT COUNT(*) AS links, SUM(s.changeCount) AS changes
FROM audit.ChangeSet AS s
WHERE ${inRange} AND s.appliedAt < CAST(@before AS datetime2(3));`;

/** `before`: ISO 8601 in UTC. Throws DatabaseUnavailable. */
export async function countDue(pool: sql.ConnectionPool, before: string): Promise<{ links: number; changes: number }> {
  const due = { links: 0, changes: 0 };
  for await (const range of changeSetRanges(pool)) {
    const parameters = { ...range, before: datetime2(before) };
    const [[row] = []] = await run(pool, { name: 'count due', text: selectDue, parameters });
    due.links += count(row?.links ?? 0);
    due.changes += count(row?.changes ?? 0);
  }
  return due;
}
