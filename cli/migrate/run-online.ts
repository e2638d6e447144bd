// Builds the indexes of a step one by one while others write: outside of a transaction, whose locks would stay until the last is built.
// The history row comes last, so a run that was killed in between is gone on with; the indexes that it built are found.
import sql from 'mssql';
import { type Aftermath, MigrationFailed } from './errors';
import { historyStatement, rememberStep } from './history';
import type { IndexBuild } from './online-index';
import type { PlannedStep } from './planned';
import type { Surroundings } from './surroundings';

/**
 * Throws MigrationFailed. The indexes that this run built are dropped again then, but for a session that lost its connection and with it
 * the lock: another runner may be at work by now, so it leaves what there is.
 */
export async function runOnline(
  pool: sql.ConnectionPool,
  { step, statements }: PlannedStep,
  { standing, requireLock, onIndexThere }: Surroundings,
): Promise<void> {
  const built: IndexBuild[] = [];
  let inFlight: IndexBuild | undefined;
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
      inFlight = index;
      await pool.request().batch(statement.text);
      if (index) built.push(index);
      inFlight = undefined;
    }
    at = { text: historyStatement(step, 'up'), place: 'its row of the history' };
    await requireLock(pool.request());
    await rememberStep(pool.request(), step);
  } catch (error) {
    throw new MigrationFailed(step.name, at, await cleared(pool, built, inFlight, requireLock), standing, error);
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

/** Drops them, newest first, as far as it can and while the session has the lock. What was in flight when it was lost may be there. */
async function cleared(
  pool: sql.ConnectionPool,
  built: readonly IndexBuild[],
  inFlight: IndexBuild | undefined,
  requireLock: Surroundings['requireLock'],
): Promise<Aftermath> {
  const left: string[] = [];
  for (const [at, { table, name }] of [...built.entries()].reverse()) {
    if (!(await holdsLock(pool, requireLock)))
      return unclear([...built.slice(0, at + 1).map(nameOf), ...left], inFlight);
    const drop = `DROP INDEX [${name}] ON [${table.schema}].[${table.name}];`;
    await pool
      .request()
      .batch(drop)
      .catch(() => left.push(name));
  }
  if (inFlight && !(await holdsLock(pool, requireLock))) return unclear(left, inFlight);
  return left.length === 0 ? { kind: 'rolled-back' } : { kind: 'indexes-stay', indexes: left };
}

const nameOf = ({ name }: IndexBuild) => name;

function unclear(indexes: readonly string[], inFlight: IndexBuild | undefined): Aftermath {
  return { kind: 'indexes-stay', indexes, ...(inFlight ? { perhaps: inFlight.name } : {}) };
}

/** Whatever else keeps it from being told, such as a server that does not come back, is no leave to change anything. */
function holdsLock(pool: sql.ConnectionPool, requireLock: Surroundings['requireLock']): Promise<boolean> {
  return requireLock(pool.request()).then(
    () => true,
    () => false,
  );
}
