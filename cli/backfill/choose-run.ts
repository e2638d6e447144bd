// Which run `backfill run` goes on with, or that it begins one.
import { randomUUID } from 'node:crypto';
import type sql from 'mssql';
import { importIdOf } from '../../shared/commands/identifiers';
import { MappingChanged, NoSuchRun, RunInTheWay } from './errors';
import type { OpenMapping } from './open-mapping';
import { type Run, readRun, readRuns, startRun } from './store/runs';
import { tablesOf } from './tally';

export interface Chosen {
  readonly run: Run;
  readonly isNew: boolean;
}

/**
 * The newest run of the mapping where it is not done; a new one where there is none, or `anew`. A run that is done is chosen as it is:
 * there is nothing left to do in it. Throws MappingChanged or RunInTheWay.
 */
export async function chooseRun(
  pool: sql.ConnectionPool,
  { mapping, mappingHash }: OpenMapping,
  anew: boolean,
): Promise<Chosen> {
  const runs = await readRuns(pool, mapping.name);
  const undoing = runs.find(({ status }) => status === 'undoing');
  if (undoing) throw new RunInTheWay(undoing.runId, undoing.status);
  const [newest] = runs;
  if (newest && !anew) {
    if (newest.status === 'undone') throw new RunInTheWay(newest.runId, newest.status);
    if (newest.mappingHash !== mappingHash) throw new MappingChanged(newest.runId);
    return { run: newest, isNew: false };
  }
  const runId = randomUUID();
  const importId = importIdOf(mapping.name);
  await startRun(pool, { runId, mapping: mapping.name, mappingHash, importId }, tablesOf(mapping));
  return { run: await runOf(pool, runId), isNew: true };
}

/** That run, or the newest. Throws NoSuchRun. */
export async function runOf(pool: sql.ConnectionPool, runId: string | undefined): Promise<Run> {
  const run = runId === undefined ? (await readRuns(pool))[0] : await readRun(pool, runId);
  if (!run) throw new NoSuchRun(runId);
  return run;
}
