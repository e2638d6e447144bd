// Walks the change sets of all profiles in the order in which they were added, a range at a time, so that no statement holds on for long.
import type sql from 'mssql';
import { run } from '../../shared/reading/run';
import { count } from '../../shared/sql/column';

const rangeSize = 50_000;

const selectEnds = 'SELECT MIN(s.changeSetId) AS first, MAX(s.changeSetId) AS last FROM audit.ChangeSet AS s;';

/** The condition that a statement over `audit.ChangeSet AS s` has for a range. */
export const inRange = 's.changeSetId >= CAST(@from AS bigint) AND s.changeSetId < CAST(@to AS bigint)';

/** The parameters of `inRange`, one range after the other. Throws DatabaseUnavailable. */
export async function* changeSetRanges(
  pool: sql.ConnectionPool,
): AsyncGenerator<{ readonly from: string; readonly to: string }> {
  const [[ends] = []] = await run(pool, { name: 'read ends', text: selectEnds, parameters: {} });
  if (!ends || ends.first === null) return;
  for (let from = count(ends.first); from <= count(ends.last); from += rangeSize) {
    yield { from: String(from), to: String(from + rangeSize) };
  }
}
