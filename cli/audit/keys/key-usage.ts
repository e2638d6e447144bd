// Which key has signed what.
import type sql from 'mssql';
import { z } from 'zod';
import { run } from '../../../shared/reading/run';
import { count, instant, json, text } from '../../../shared/sql/column';
import { changeSetRanges, inRange } from '../change-sets';

export interface KeyUsage {
  readonly links: number;
  /** Of these links, by when they were applied: ISO 8601 in UTC. */
  readonly first: string;
  readonly last: string;
}

const selectUsage = `SELECT s.keyId, COUNT(*) AS links, MIN(s.appliedAt) AS first, MAX(s.appliedAt) AS last
FROM audit.ChangeSet AS s
WHERE ${inRange}
GROUP BY s.keyId;`;

/** Of the links in the database, by key id. Throws DatabaseUnavailable. */
export async function readKeyUsage(pool: sql.ConnectionPool): Promise<ReadonlyMap<string, KeyUsage>> {
  const usage = new Map<string, KeyUsage>();
  for await (const range of changeSetRanges(pool)) {
    const [rows = []] = await run(pool, { name: 'read key usage', text: selectUsage, parameters: range });
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

const selectArchived = `SELECT a.linksByKey
FROM audit.Archive AS a;
SELECT k.keyId, COUNT(*) AS checkpoints
FROM audit.ChainCheckpoint AS k
GROUP BY k.keyId;`;

const linksByKey = z.record(z.string(), z.number());

/** What lies in the archive or stands at its end, by key id: links, and signed checkpoints. Throws DatabaseUnavailable. */
export async function readArchivedUsage(pool: sql.ConnectionPool): Promise<ReadonlyMap<string, number>> {
  const [archives = [], checkpoints = []] = await run(pool, {
    name: 'read archived usage',
    text: selectArchived,
    parameters: {},
  });
  const usage = new Map<string, number>();
  const add = (id: string, more: number) => usage.set(id, (usage.get(id) ?? 0) + more);
  for (const row of archives) {
    for (const [id, links] of Object.entries(linksByKey.parse(json(row.linksByKey)))) add(id, links);
  }
  for (const row of checkpoints) add(text(row.keyId), count(row.checkpoints));
  return usage;
}
