// Where the chains of all profiles end, and what has become of ends that were noted before.
import type { AnchoredFault } from '../anchors/check';
import type { Head } from '../anchors/heads';
import { count, text, textOrNull } from '../sql/column';
import type { Pool } from '../sql/connected';
import { type Row, run } from './run';

const pageSize = 1000;

const selectPage = (condition: string) => `SELECT TOP (${pageSize}) p.profileId, p.chainLength, p.chainHead
FROM profile.Profile AS p
WHERE p.chainLength > 0${condition}
ORDER BY p.profileId;`;

/** Of every profile that has a chain, in the database's own order of ids. Throws DatabaseUnavailable. */
export async function* readHeads(pool: Pool): AsyncGenerator<Head> {
  let after: string | undefined;
  for (;;) {
    const condition = after === undefined ? '' : ' AND p.profileId > CAST(@after AS uniqueidentifier)';
    const parameters: Record<string, string> = after === undefined ? {} : { after };
    const [rows = []] = await run(pool, { name: 'read heads', text: selectPage(condition), parameters });
    for (const row of rows) {
      yield { profileId: text(row.profileId), length: count(row.chainLength), hash: text(row.chainHead) };
    }
    if (rows.length < pageSize) return;
    after = text(rows.at(-1)?.profileId);
  }
}

const selectLinks = `SELECT j.place, p.chainLength, s.hash
FROM OPENJSON(@heads) WITH (place int '$.place', profileId uniqueidentifier '$.profileId', length bigint '$.length') AS j
LEFT JOIN profile.Profile AS p ON p.profileId = j.profileId
LEFT JOIN audit.ChangeSet AS s ON s.profileId = j.profileId AND s.sequence = j.length;`;

/** The heads that are not the links of their chains any more, each with why. Throws DatabaseUnavailable. */
export async function checkHeads(
  pool: Pool,
  heads: readonly Head[],
): Promise<readonly { readonly head: Head; readonly fault: AnchoredFault }[]> {
  if (heads.length === 0) return [];
  const asked = heads.map(({ profileId, length }, place) => ({ place, profileId, length }));
  const [rows = []] = await run(pool, {
    name: 'read links',
    text: selectLinks,
    parameters: { heads: JSON.stringify(asked) },
  });
  return rows.flatMap((row) => {
    const head = heads[count(row.place)];
    const fault = head && faultOf(head, row);
    return head && fault ? [{ head, fault }] : [];
  });
}

function faultOf(head: Head, row: Row): AnchoredFault | undefined {
  const hash = textOrNull(row.hash);
  if (hash === head.hash) return undefined;
  if (row.chainLength === null || count(row.chainLength) < head.length) return 'chain-cut';
  return hash === null ? 'link-missing' : 'chain-rewritten';
}
