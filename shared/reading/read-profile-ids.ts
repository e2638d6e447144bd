// Walks the ids of all profiles, a page at a time, so that their number does not matter.
import { text } from '../sql/column';
import type { Pool } from '../sql/connected';
import { run } from './run';

const pageSize = 1000;

const firstPage = `SELECT TOP (${pageSize}) p.profileId
FROM profile.Profile AS p
ORDER BY p.profileId;`;

const nextPage = `SELECT TOP (${pageSize}) p.profileId
FROM profile.Profile AS p
WHERE p.profileId > CAST(@after AS uniqueidentifier)
ORDER BY p.profileId;`;

/** In the database's own order of uniqueidentifiers, `past` an id if one is given. Throws DatabaseUnavailable. */
export async function* readProfileIds(pool: Pool, past?: string): AsyncGenerator<string> {
  let after = past;
  do {
    const batch = after === undefined ? { text: firstPage, parameters: {} } : { text: nextPage, parameters: { after } };
    const [rows = []] = await run(pool, { name: 'read profile ids', ...batch });
    const ids = rows.map((row) => text(row.profileId));
    yield* ids;
    after = ids.length < pageSize ? undefined : ids.at(-1);
  } while (after !== undefined);
}
