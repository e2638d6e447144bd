// The runs of a backfill: one row each, and what they have read so far.
import sql from 'mssql';
import { inTransaction, runBatch } from '../../../shared/sql/transaction';
import { insertBatch } from '../../../shared/writer/insert-batch';
import type { Row } from '../../../shared/writer/row';
import { checkpointTable, runTable } from './tables';

/**
 *     (start) ──▶ running ──every table read──▶ done
 *                    │                            │
 *                    └──────── undo ──▶ undoing ◀─┘
 *                                          │
 *                                          └──▶ undone
 *
 * A run that was killed stays `running` or `undoing`, and the same command goes on with it.
 */
export type RunStatus = 'running' | 'done' | 'undoing' | 'undone';

export interface Run {
  readonly runId: string;
  readonly mapping: string;
  /** SHA-256 in hex of the mapping file. */
  readonly mappingHash: string;
  readonly importId: string;
  readonly status: RunStatus;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** How far a run has got in one table. `lastKey`: of the last user whose rows were read, as text. */
export interface Checkpoint {
  readonly source: string;
  readonly tableName: string;
  readonly lastKey: string | null;
  readonly rowsRead: number;
  readonly itemsBrought: number;
  readonly itemsLeftOut: number;
}

/** Of whoever runs the command, for createdBy and updatedBy. */
export const author = 'stepkeeper backfill';

const columns = 'r.runId, r.mapping, r.mappingHash, r.importId, r.status, r.startedAt, r.finishedAt';

/** The newest first; of that mapping, or of all. */
export async function readRuns(pool: sql.ConnectionPool, mapping?: string): Promise<readonly Run[]> {
  const { recordset } = await pool
    .request()
    .input('mapping', sql.VarChar(60), mapping ?? null)
    .query<Run>(`SELECT ${columns} FROM ops.BackfillRun AS r
WHERE @mapping IS NULL OR r.mapping = @mapping
ORDER BY r.startedAt DESC, r.runId;`);
  return recordset;
}

export async function readRun(pool: sql.ConnectionPool, runId: string): Promise<Run | undefined> {
  const { recordset } = await pool
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .query<Run>(`SELECT ${columns} FROM ops.BackfillRun AS r WHERE r.runId = @runId;`);
  return recordset[0];
}

/** Makes the run and a checkpoint for each table, in one transaction. */
export async function startRun(
  pool: sql.ConnectionPool,
  run: Pick<Run, 'runId' | 'mapping' | 'mappingHash' | 'importId'>,
  tables: readonly Pick<Checkpoint, 'source' | 'tableName'>[],
): Promise<void> {
  const { runId } = run;
  const authors = { createdBy: author, updatedBy: author };
  const checkpoints = tables.map((one) => ({
    ...{ runId, ...one, lastKey: null, rowsRead: 0, itemsBrought: 0, itemsLeftOut: 0 },
    ...authors,
  }));
  await inTransaction(pool, async (transaction) => {
    await inserted(transaction, runTable, [{ ...run, status: 'running', ...authors }]);
    await inserted(transaction, checkpointTable, checkpoints);
  });
}

async function inserted(transaction: sql.Transaction, table: typeof runTable, rows: readonly Row[]): Promise<void> {
  await runBatch(transaction, insertBatch(table, 'rows', rows));
}

/** Marks the run as one that is taken back, with a checkpoint of that; again without effect where it is. */
export async function startUndo(pool: sql.ConnectionPool, runId: string, source: string): Promise<void> {
  await inTransaction(pool, (transaction) =>
    new sql.Request(transaction)
      .input('runId', sql.UniqueIdentifier, runId)
      .input('source', sql.VarChar(60), source)
      .input('author', sql.NVarChar(200), author)
      .query(`UPDATE ops.BackfillRun
SET status = 'undoing', finishedAt = NULL, updatedBy = @author, lastUpdated = SYSUTCDATETIME()
WHERE runId = @runId;
INSERT INTO ops.BackfillCheckpoint (runId, source, tableName, createdBy, updatedBy)
SELECT r.runId, @source, N'ops.Operation', @author, @author
FROM ops.BackfillRun AS r
WHERE r.runId = @runId
    AND NOT EXISTS (SELECT 1 FROM ops.BackfillCheckpoint AS c WHERE c.runId = r.runId AND c.source = @source);`),
  );
}

export async function readCheckpoints(pool: sql.ConnectionPool, runId: string): Promise<readonly Checkpoint[]> {
  const { recordset } = await pool
    .request()
    .input('runId', sql.UniqueIdentifier, runId)
    .query<
      Record<keyof Checkpoint, unknown>
    >(`SELECT c.source, c.tableName, c.lastKey, c.rowsRead, c.itemsBrought, c.itemsLeftOut
FROM ops.BackfillCheckpoint AS c WHERE c.runId = @runId ORDER BY c.source;`);
  return recordset.map((row) => ({
    source: String(row.source),
    tableName: String(row.tableName),
    lastKey: row.lastKey === null ? null : String(row.lastKey),
    rowsRead: Number(row.rowsRead),
    itemsBrought: Number(row.itemsBrought),
    itemsLeftOut: Number(row.itemsLeftOut),
  }));
}
