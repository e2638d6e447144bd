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

const selectLinks = `SELECT j.place, p.chainLength, s.hash, l.lastSequence, l.lastHash
FROM OPENJSON(@heads) WITH (place int '$.place', profileId uniqueidentifier '$.profileId', length bigint '$.length') AS j
LEFT JOIN profile.Profile AS p ON p.profileId = j.profileId
LEFT JOIN audit.ChangeSet AS s ON s.profileId = j.profileId AND s.sequence = j.length
LEFT JOIN audit.ArchivedLinks AS l ON l.profileId = j.profileId AND l.firstSequence <= j.length AND l.lastSequence >= j.length;`;

/** The hash of an archived link; undefined where the archive does not hold it. */
export type ArchivedHash = (profileId: string, sequence: number) => Promise<string | undefined>;

/**
 * The heads that are not the links of their chains any more, each with why. One that was archived since, with others after it, is looked up
 * by `archivedHash`; without that it is taken for what it was. Throws DatabaseUnavailable, and what `archivedHash` throws.
 */
export async function checkHeads(
  pool: Pool,
  heads: readonly Head[],
  archivedHash?: ArchivedHash,
): Promise<readonly HeadFinding[]> {
  const found = await lookUp(pool, heads, archivedHash);
  // What is archived between the reading of one table and of the other is in neither: it is looked up once more.
  return found.length === 0
    ? found
    : lookUp(
        pool,
        found.map(({ head }) => head),
        archivedHash,
      );
}

interface HeadFinding {
  readonly head: Head;
  readonly fault: AnchoredFault;
}

async function lookUp(
  pool: Pool,
  heads: readonly Head[],
  archivedHash: ArchivedHash | undefined,
): Promise<readonly HeadFinding[]> {
  if (heads.length === 0) return [];
  const asked = heads.map(({ profileId, length }, place) => ({ place, profileId, length }));
  const [rows = []] = await run(pool, {
    name: 'read links',
    text: selectLinks,
    parameters: { heads: JSON.stringify(asked) },
  });
  const found: HeadFinding[] = [];
  for (const row of rows) {
    const head = heads[count(row.place)];
    const fault = head && faultOf(head, row, textOrNull(row.hash) ?? (await archived(head, row, archivedHash)));
    if (head && fault) found.push({ head, fault });
  }
  return found;
}

/** Null where it is in no file of the archive either. */
async function archived(head: Head, row: Row, archivedHash: ArchivedHash | undefined): Promise<string | null> {
  if (row.lastSequence === null) return null;
  if (archivedHash) return (await archivedHash(head.profileId, head.length)) ?? null;
  return count(row.lastSequence) === head.length ? text(row.lastHash) : head.hash;
}

function faultOf(head: Head, row: Row, hash: string | null): AnchoredFault | undefined {
  if (hash === head.hash) return undefined;
  if (row.chainLength === null || count(row.chainLength) < head.length) return 'chain-cut';
  return hash === null ? 'link-missing' : 'chain-rewritten';
}
