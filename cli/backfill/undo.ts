// Takes back what a run brought, in pages by the order in which it came, each with its checkpoint in its transaction. What somebody has
// written since stays (shared/writer/decide-undo-import.ts).
import sql from 'mssql';
import { connected } from '../../shared/sql/connected';
import { applyCommands } from '../../shared/writer/apply-messages';
import { undoCommand } from './import-commands';
import { patiently } from './patiently';
import { asLongAsItIsOurs, type Told } from './run';
import { undoSource } from './source-names';
import { batchRecord, withStatus } from './store/batch-record';
import { type Checkpoint, type Run, readCheckpoints, startUndo } from './store/runs';
import type { Writer } from './writer';

export interface UndoTools {
  readonly writer: Writer;
  /** Profiles in a page. */
  readonly size: number;
  /** Aborted: it ends after its page, to be gone on with. */
  readonly stop: AbortSignal;
  /** Asked before each page. Throws when the lock of the one runner is gone. */
  readonly requireLock: () => Promise<void>;
  readonly onPage: (profiles: number) => void;
}

/** Goes back to the start of the run, or until it is stopped. `told`: of commands by what became of them, of this call alone. */
export async function goBack(run: Run, tools: UndoTools): Promise<{ readonly isDone: boolean; readonly told: Told }> {
  const { pool } = tools.writer;
  await startUndo(pool, run.runId, undoSource);
  const told: Record<string, number> = {};
  const undoing = { ...run, status: 'undoing' as const };
  let checkpoint = await checkpointOf(pool, run);
  for (;;) {
    const after = Number(checkpoint.lastKey ?? 0);
    const brought = await patiently(tools.writer, () => readBrought(pool, run.runId, after, tools.size));
    const last = brought.at(-1);
    if (!last) break;
    if (tools.stop.aborted) return { isDone: false, told };
    await tools.requireLock();
    checkpoint = {
      ...checkpoint,
      lastKey: String(last.bulkLine),
      rowsRead: checkpoint.rowsRead + brought.length,
    };
    const commands = brought.map((one) => undoCommand(run, one, new Date()));
    const record = batchRecord(undoing, [checkpoint], []);
    const counts = await asLongAsItIsOurs(run, () => applyCommands(commands, record, tools.writer));
    for (const [outcome, count] of Object.entries(counts)) told[outcome] = (told[outcome] ?? 0) + count;
    tools.onPage(checkpoint.rowsRead);
  }
  const end = withStatus(batchRecord(undoing, [checkpoint], []), 'undone');
  await asLongAsItIsOurs(run, () => applyCommands([], end, tools.writer));
  return { isDone: true, told };
}

interface Brought {
  readonly profileId: string;
  readonly operationId: string;
  readonly bulkLine: number;
}

/** Those that changed something. Lines may come twice where users came in between while a run was down: then all of a line are in one page. */
async function readBrought(pool: sql.ConnectionPool, runId: string, after: number, take: number): Promise<Brought[]> {
  const { recordset } = await (await connected(pool))
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .input('after', sql.Int, after)
    .input('take', sql.Int, take)
    .query<Brought>(`SELECT o.profileId, o.operationId, o.bulkLine
FROM ops.Operation AS o
WHERE o.bulkId = @runId AND o.bulkLine > @after AND o.status = 'applied' AND o.bulkLine <= (
    SELECT MAX(n.bulkLine) FROM (
        SELECT TOP (CAST(@take AS int)) p.bulkLine
        FROM ops.Operation AS p
        WHERE p.bulkId = @runId AND p.bulkLine > @after AND p.status = 'applied'
        ORDER BY p.bulkLine
    ) AS n
)
ORDER BY o.bulkLine, o.operationNumber;`);
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
