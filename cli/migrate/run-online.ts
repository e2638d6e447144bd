// Builds the indexes of a step one by one while others write: outside of a transaction, whose locks would stay until the last is built.
// The history row comes last, so a run that was killed in between is gone on with; the indexes that it built are found.
import sql from 'mssql';
import { type Aftermath, MigrationFailed } from './errors';
import { historyStatement, rememberStep } from './history';
import type { IndexBuild } from './online-index';
import type { PlannedStep } from './planned';
import type { Surroundings } from './surroundings';

/** Throws MigrationFailed; the indexes that this run built are dropped again then. */
export async function runOnline(
  pool: sql.ConnectionPool,
  { step, statements }: PlannedStep,
  { standing, requireLock, onIndexThere }: Surroundings,
): Promise<void> {
  const built: IndexBuild[] = [];
  let at = { text: historyStatement(step, 'up'), place: 'its row of the history' };
  try {
    for (const statement of statements) {
      const { index } = statement;
      at = statement;
      await requireLock(pool.request());
      if (index && (await isThere(pool, index))) {
        onIndexThere(index.name);
        continue;
      }
      await pool.request().batch(statement.text);
      if (index) built.push(index);
    }
    at = { text: historyStatement(step, 'up'), place: 'its row of the history' };
    await requireLock(pool.request());
    await rememberStep(pool.request(), step);
  } catch (error) {
    throw new MigrationFailed(step.name, at, await cleared(pool, built), standing, error);
  }
}

async function isThere(pool: sql.ConnectionPool, { table, name }: IndexBuild): Promise<boolean> {
  const { recordset } = await pool
    .request()
    .input('schema', sql.NVarChar(128), table.schema)
    .input('table', sql.NVarChar(128), table.name)
    .input('index', sql.NVarChar(128), name)
    .query(`SELECT i.name
FROM sys.indexes AS i
JOIN sys.tables AS t ON t.object_id = i.object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE s.name = @schema AND t.name = @table AND i.name = @index;`);
  return recordset.length > 0;
}

/** Drops them, newest first, as far as it can. */
async function cleared(pool: sql.ConnectionPool, built: readonly IndexBuild[]): Promise<Aftermath> {
  const left: string[] = [];
  for (const { table, name } of [...built].reverse()) {
    const drop = `DROP INDEX [${name}] ON [${table.schema}].[${table.name}];`;
    await pool
      .request()
      .batch(drop)
      .catch(() => left.push(name));
  }
  return left.length === 0 ? { kind: 'rolled-back' } : { kind: 'indexes-stay', indexes: left };
}
