// Builds the indexes of a step one by one while others write: outside of a transaction, whose locks would stay until the last is built.
// The history row comes last, so a run that was killed in between is gone on with; the indexes that it built are found.
import type sql from 'mssql';
import { sqlErrorNumber } from '../../shared/sql/faults';
import { type Aftermath, MigrationFailed } from './errors';
import { createHistory, historyStatement, rememberStep } from './history';
import { isThere } from './index-shape';
import type { IndexBuild } from './online-index';
import type { PlannedStep } from './planned';
import type { Surroundings } from './surroundings';

/**
 * Throws MigrationFailed. The indexes that this run built are dropped again then, but for a session that lost its connection and with it
 * the lock: another runner may be at work by now, so it leaves what there is. After a lock timeout they stay as well: others are at work,
 * and what took hours is not thrown away for a lock that was not to be had for seconds.
 */
export async function runOnline(
  pool: sql.ConnectionPool,
  { step, statements }: PlannedStep,
  { standing, requireLock, onIndexThere, makesHistory }: Surroundings,
): Promise<void> {
  const built: IndexBuild[] = [];
  let inFlight: IndexBuild | undefined;
  let at = { text: historyStatement(step, 'up'), place: 'its row of the history' };
  try {
    if (makesHistory) {
      at = { text: createHistory, place: 'the table of the history' };
      await requireLock(pool.request());
      await pool.request().batch(createHistory);
    }
    for (const statement of statements) {
      const { index } = statement;
      at = statement;
      await requireLock(pool.request());
      if (index && (await isThere(pool, index))) {
        onIndexThere(index.name);
        continue;
      }
      inFlight = index;
      await (index ? build(pool, statement.text) : pool.request().batch(statement.text));
      if (index) built.push(index);
      inFlight = undefined;
    }
    at = { text: historyStatement(step, 'up'), place: 'its row of the history' };
    await requireLock(pool.request());
    await rememberStep(pool.request(), step);
  } catch (error) {
    throw new MigrationFailed(
      step.name,
      at,
      await left(pool, { built, inFlight, requireLock, error }),
      standing,
      error,
    );
  }
}

/** Short locks are needed at the begin and the end of an online build: one that is not to be had in time is asked for again. */
async function build(pool: sql.ConnectionPool, text: string, triesLeft = 3): Promise<void> {
  try {
    await pool.request().batch(text);
  } catch (error) {
    if (triesLeft === 0 || !isLockTimeout(error)) throw error;
    await build(pool, text, triesLeft - 1);
  }
}

function isLockTimeout(error: unknown): boolean {
  return sqlErrorNumber(error) === 1222;
}

interface Failure {
  readonly built: readonly IndexBuild[];
  readonly inFlight: IndexBuild | undefined;
  readonly requireLock: Surroundings['requireLock'];
  readonly error: unknown;
}

async function left(pool: sql.ConnectionPool, { built, inFlight, requireLock, error }: Failure): Promise<Aftermath> {
  if (!isLockTimeout(error)) return cleared(pool, built, inFlight, requireLock);
  return built.length === 0 ? { kind: 'rolled-back' } : { kind: 'indexes-stay', indexes: built.map(nameOf) };
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
