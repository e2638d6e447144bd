// Which steps a database has had: one row a step in a table of our own, so that a DBA can read it without the tool.
import type sql from 'mssql';

export interface AppliedStep {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Date;
}

const createTable = `CREATE TABLE dbo.StepkeeperMigration (
    number    int           NOT NULL,
    name      varchar(100)  NOT NULL,
    checksum  char(64)      NOT NULL,
    appliedAt datetime2(3)  NOT NULL CONSTRAINT DF_StepkeeperMigration_appliedAt DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT PK_StepkeeperMigration PRIMARY KEY CLUSTERED (number)
);`;

const findTable = `SELECT TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = 'StepkeeperMigration';`;

/** The steps that were applied, in order; none when the database has never been migrated. */
export async function appliedSteps(pool: sql.ConnectionPool): Promise<AppliedStep[]> {
  if ((await pool.request().query(findTable)).recordset.length === 0) return [];
  const result = await pool
    .request()
    .query('SELECT number, name, checksum, appliedAt FROM dbo.StepkeeperMigration ORDER BY number;');
  return result.recordset;
}

export async function ensureHistory(pool: sql.ConnectionPool): Promise<void> {
  if ((await pool.request().query(findTable)).recordset.length === 0) await pool.request().batch(createTable);
}

export const rememberStep = `INSERT INTO dbo.StepkeeperMigration (number, name, checksum)
VALUES (@number, @name, @checksum);`;

export const forgetStep = 'DELETE FROM dbo.StepkeeperMigration WHERE number = @number;';
