// What is in our tables, so that two databases, or one before and after, can be compared.
import type sql from 'mssql';

const schemas = ['audit', 'builder', 'ops', 'profile'];

/** `schema.table` of all of ours. */
async function ourTables(pool: sql.ConnectionPool): Promise<string[]> {
  const { recordset } = await pool.request().query<{ name: string }>(
    `SELECT TABLE_SCHEMA + '.' + TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA IN (${schemas.map((schema) => `'${schema}'`).join(', ')}) AND TABLE_TYPE = 'BASE TABLE';`,
  );
  return recordset.map(({ name }) => name).sort();
}

/** How many rows each has. */
export async function rowCounts(pool: sql.ConnectionPool): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await ourTables(pool)) {
    const { recordset } = await pool.request().query<{ rows: number }>(`SELECT COUNT(*) AS [rows] FROM ${table};`);
    counts[table] = Number(recordset[0]?.rows);
  }
  return counts;
}

/** Differs from run to run by its nature: times, keys that count up, random salts and the hashes over all that, and what a run's id is in. */
const differing = new Set([
  ...[
    'createdDate',
    'lastUpdated',
    'completedAt',
    'startedAt',
    'finishedAt',
    'acceptedAt',
    'appliedAt',
    'occurredAt',
    'recordedAt',
  ],
  ...['findingId', 'operationNumber', 'changeSetId', 'changeId', 'rejectedMessageId', 'lockCount'],
  ...[
    'salt',
    'beforeSalt',
    'afterSalt',
    'chainHead',
    'previousHash',
    'hash',
    'beforeHash',
    'afterHash',
    'valueHash',
    'reasonHash',
    'reasonSalt',
  ],
  ...['runId', 'bulkId', 'operationId', 'submittedOperationId', 'correlationId', 'messageHash', 'messageId'],
]);

/** All rows of the table as text, in order, without what differs by its nature. */
export async function rowsOf(pool: sql.ConnectionPool, table: string): Promise<string[]> {
  const { recordset } = await pool.request().query<Record<string, unknown>>(`SELECT * FROM ${table};`);
  return recordset
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !differing.has(name)))))
    .sort();
}

/** Rows that one database has and the other has not, a few of each table, so that a failure can be read. */
export async function differences(one: sql.ConnectionPool, other: sql.ConnectionPool): Promise<string[]> {
  const found: string[] = [];
  for (const table of await ourTables(one)) {
    const [first, second] = [await rowsOf(one, table), await rowsOf(other, table)];
    if (first.length !== second.length) found.push(`${table} has ${first.length} and ${second.length} rows`);
    const [inFirst, inSecond] = [new Set(first), new Set(second)];
    found.push(
      ...first
        .filter((row) => !inSecond.has(row))
        .slice(0, 3)
        .map((row) => `${table} first ${row}`),
    );
    found.push(
      ...second
        .filter((row) => !inFirst.has(row))
        .slice(0, 3)
        .map((row) => `${table} second ${row}`),
    );
  }
  return found;
}
