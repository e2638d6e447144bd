// Takes back what a run brought, in pages by the order in which it came, each with its checkpoint in its transaction. What somebody has
// written since stays (shared/writer/decide-undo-import.ts).
import sql from 'mssql';
import { type ApplyOptions, applyCommands } from '../../shared/writer/apply-messages';
import { undoCommand } from './import-commands';
import type { Told } from './run';
import { batchRecord, withStatus } from './store/batch-record';
import { type Checkpoint, type Run, readCheckpoints, startUndo } from './store/runs';

export interface UndoTools {
  readonly writer: ApplyOptions;
  /** Profiles in a page. */
  readonly size: number;
  readonly isStopped: () => boolean;
  readonly onPage: (profiles: number) => void;
}

/** The checkpoint of the way back, beside those of the tables: no source may have its name. */
export const undoSource = 'undo';

/** Goes back to the start of the run, or until it is stopped. `told`: of commands by what became of them, of this call alone. */
export async function goBack(run: Run, tools: UndoTools): Promise<{ readonly isDone: boolean; readonly told: Told }> {
  const { pool } = tools.writer;
  await startUndo(pool, run.runId, undoSource);
  const told: Record<string, number> = {};
  let checkpoint = await checkpointOf(pool, run);
  for (;;) {
    const brought = await readBrought(pool, run.runId, Number(checkpoint.lastKey ?? 0), tools.size);
    const last = brought.at(-1);
    if (!last) break;
    if (tools.isStopped()) return { isDone: false, told };
    checkpoint = {
      ...checkpoint,
      lastKey: String(last.bulkLine),
      rowsRead: checkpoint.rowsRead + brought.length,
    };
    const commands = brought.map((one) => undoCommand(run, one, new Date()));
    const counts = await applyCommands(commands, batchRecord(run.runId, [checkpoint], []), tools.writer);
    for (const [outcome, count] of Object.entries(counts)) told[outcome] = (told[outcome] ?? 0) + count;
    tools.onPage(checkpoint.rowsRead);
  }
  await applyCommands([], withStatus(batchRecord(run.runId, [checkpoint], []), 'undone'), tools.writer);
  return { isDone: true, told };
}

interface Brought {
  readonly profileId: string;
  readonly operationId: string;
  readonly bulkLine: number;
}

/** Those that changed something. */
async function readBrought(pool: sql.ConnectionPool, runId: string, after: number, take: number): Promise<Brought[]> {
  const { recordset } = await pool
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .input('after', sql.Int, after)
    .input('take', sql.Int, take)
    .query<Brought>(`SELECT TOP (CAST(@take AS int)) o.profileId, o.operationId, o.bulkLine
FROM ops.Operation AS o
WHERE o.bulkId = @runId AND o.bulkLine > @after AND o.status = 'applied'
ORDER BY o.bulkLine;`);
  return recordset;
}

/** How many profiles there are to go back through. */
export async function countBrought(pool: sql.ConnectionPool, runId: string): Promise<number> {
  const { recordset } = await pool
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .query<{ profiles: number | string }>(`SELECT COUNT_BIG(*) AS profiles FROM ops.Operation AS o
WHERE o.bulkId = @runId AND o.status = 'applied';`);
  return Number(recordset[0]?.profiles ?? 0);
}

async function checkpointOf(pool: sql.ConnectionPool, run: Run): Promise<Checkpoint> {
  const found = (await readCheckpoints(pool, run.runId)).find(({ source }) => source === undoSource);
  if (!found) throw new RangeError(`run ${run.runId} has no checkpoint of its undoing`);
  return found;
}
