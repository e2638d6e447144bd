// Which schema this version of the app runs with. Expand and contract: a release's migrations go up before its code, so the code before it
// meets the schema after it; both ways must work one release apart, and nothing is promised beyond.
import type sql from 'mssql';

/** The numbers of the last step of migrations/ that may have been applied: the one that this version came with, and the next. */
export const schemaVersions = { oldest: 14, newest: 15 } as const;

/** The database is older or newer than the app can run with. It passes by itself once somebody migrates or deploys. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
  /** For the log, which has no messages. */
  readonly code: string;

  constructor(readonly found: number) {
    const { oldest, newest } = schemaVersions;
    const remedy =
      found < oldest
        ? 'Take the database up with "npx stepkeeper migrate up".'
        : 'Deploy the version of the app that belongs to it.';
    const unseen = found === 0 ? ' (or its login may not read dbo.StepkeeperMigration)' : '';
    super(
      `The database has the schema version ${found}${unseen}; this version of the app runs with ${oldest} and ${newest}. ${remedy}`,
    );
    this.code = `found-${found}-runs-with-${oldest}-and-${newest}`;
  }
}

const table = `SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = 'StepkeeperMigration';`;
const newest = 'SELECT MAX(number) AS version FROM dbo.StepkeeperMigration;';

/** Throws SchemaMismatch, or what the database client throws. */
export async function requireSchema(pool: sql.ConnectionPool): Promise<void> {
  const found = await schemaVersionOf(pool);
  if (found < schemaVersions.oldest || found > schemaVersions.newest) throw new SchemaMismatch(found);
}

/** The number of the last applied step; 0 where nothing was migrated, or where the login may not see it. */
async function schemaVersionOf(pool: sql.ConnectionPool): Promise<number> {
  if ((await pool.request().query(table)).recordset.length === 0) return 0;
  const { recordset } = await pool.request().query<{ version: number | null }>(newest);
  return recordset[0]?.version ?? 0;
}
