// Which steps a database has had: one row a step in a table of our own, so that a DBA can read it without the tool.
import sql from 'mssql';
import type { Step } from './steps';

export interface AppliedStep {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Date;
}

export const createHistory = `CREATE TABLE dbo.StepkeeperMigration (
    number    int           NOT NULL,
    name      varchar(100)  NOT NULL,
    checksum  char(64)      NOT NULL,
    appliedAt datetime2(3)  NOT NULL CONSTRAINT DF_StepkeeperMigration_appliedAt DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT PK_StepkeeperMigration PRIMARY KEY CLUSTERED (number)
);`;

const findTable = `SELECT TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = 'StepkeeperMigration';`;

export async function hasHistory(pool: sql.ConnectionPool): Promise<boolean> {
  return (await pool.request().query(findTable)).recordset.length > 0;
}

/** The steps that were applied, in order; none when the database has never been migrated. */
export async function appliedSteps(pool: sql.ConnectionPool): Promise<AppliedStep[]> {
  if (!(await hasHistory(pool))) return [];
  const result = await pool
    .request()
    .query('SELECT number, name, checksum, appliedAt FROM dbo.StepkeeperMigration ORDER BY number;');
  return result.recordset;
}

export async function rememberStep(request: sql.Request, step: Step): Promise<void> {
  await request
    .input('number', sql.Int, step.number)
    .input('name', sql.VarChar(100), step.name)
    .input('checksum', sql.Char(64), step.checksum)
    .query('INSERT INTO dbo.StepkeeperMigration (number, name, checksum) VALUES (@number, @name, @checksum);');
}

export async function forgetStep(request: sql.Request, step: Step): Promise<void> {
  await request
    .input('number', sql.Int, step.number)
    .query('DELETE FROM dbo.StepkeeperMigration WHERE number = @number;');
}

/** The same change of the history as a statement to read and to run by hand. */
export function historyStatement(step: Step, direction: 'up' | 'down'): string {
  return direction === 'up'
    ? `INSERT INTO dbo.StepkeeperMigration (number, name, checksum)\nVALUES (${step.number}, '${step.name}', '${step.checksum}');`
    : `DELETE FROM dbo.StepkeeperMigration WHERE number = ${step.number};`;
}
