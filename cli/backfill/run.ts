// Brings the existing database over, page by page. Each page is one transaction: profiles, items, audit rows, the checkpoint of each
// table and the findings. Killed anywhere, the next run of the command goes on behind the last page that was committed.
import type sql from 'mssql';
import { connected } from '../../shared/sql/connected';
import { applyCommands } from '../../shared/writer/apply-messages';
import { writeAhead } from '../../shared/writer/decide-ahead';
import { UnexpectedRowCount } from '../../shared/writer/save';
import type { Counts } from '../../shared/writer/write-batch';
import type { Pace } from '../pace';
import { RunTakenOver } from './errors';
import { PagesAhead, type PlannedPage } from './pages-ahead';
import { patiently } from './patiently';
import { type PageReader, readStrays } from './read-pages';
import { batchRecord, strayRecord, withStatus } from './store/batch-record';
import { type Checkpoint, type Run, readCheckpoints } from './store/runs';
import { strayCode, strayFinding, withStrays } from './strays';
import { usersRead } from './tally';
import type { Writer } from './writer';

export interface RunTools {
  /** Its pool reads while the writer's writes. */
  readonly reader: PageReader;
  readonly writer: Writer;
  readonly pace: Pace;
  /** Aborted: it ends after its page, to be gone on with. */
  readonly stop: AbortSignal;
  /** Asked before each page. Throws when the lock of the one runner is gone. */
  readonly requireLock: () => Promise<void>;
  /** After each page: users read so far in all. */
  readonly onPage: (users: number) => void;
}

/** Of commands by what became of them, as the writer counts them; of this call alone. */
export type Told = { readonly [outcome: string]: number };

/** Goes on with the run to its end, or until it is stopped. */
export async function goOn(run: Run, tools: RunTools): Promise<{ readonly isDone: boolean; readonly told: Told }> {
  const { reader, writer, pace } = tools;
  let checkpoints: readonly Checkpoint[] = await readCheckpoints(writer.pool, run.runId);
  const told: Record<string, number> = {};
  let pages = new PagesAhead(run, checkpoints, reader, writer);
  for (;;) {
    const waitedMs = await pace.turn();
    if (tools.stop.aborted) return { isDone: false, told };
    await tools.requireLock();
    if (waitedMs >= staleMs) pages = new PagesAhead(run, checkpoints, reader, writer);
    const page = await pages.take();
    if (!page) break;
    const counts = await asLongAsItIsOurs(run, () => writePage(page, writer));
    checkpoints = page.checkpoints;
    for (const [outcome, count] of Object.entries(counts)) told[outcome] = (told[outcome] ?? 0) + count;
    pace.spend(page.rowsRead);
    tools.onPage(usersRead(checkpoints));
  }
  return { isDone: await patiently(writer, () => end(run, checkpoints, tools)), told };
}

/** What was read so long ago is read again, for the old application goes on writing. */
const staleMs = 5_000;

/** As it was decided ahead, or the long way where that does not go: somebody was faster, or the database refused it. */
function writePage({ decided, commands, record }: PlannedPage, writer: Writer): Promise<Counts> {
  return decided
    .then((ahead) => writeAhead(writer.pool, ahead, record))
    .catch(() => applyCommands(commands, record, writer));
}

/** Throws RunTakenOver where somebody else has gone on with the run, or taken it back: nothing of the page is written then. */
export function asLongAsItIsOurs<T>({ runId }: Run, work: () => Promise<T>): Promise<T> {
  return work().catch((error) => {
    throw error instanceof UnexpectedRowCount ? new RunTakenOver(runId, error) : error;
  });
}

/**
 * Tells the rows that no user owns, and ends the run. Their counts and the end come in one transaction: a run that was killed before it
 * tells them anew, so those that were told before go first. For that reason a part that fails is not tried again by itself: nobody knows
 * whether it was written. False when it was stopped before the end.
 */
async function end(run: Run, checkpoints: readonly Checkpoint[], tools: RunTools): Promise<boolean> {
  const { reader } = tools;
  const writer = { ...tools.writer, retryBudgetMs: 0 };
  await forgetStrays(writer.pool, run.runId);
  const strays = new Map<string, number>();
  for await (const { source, table, keys } of readStrays(reader)) {
    if (tools.stop.aborted) return false;
    strays.set(source, (strays.get(source) ?? 0) + keys.length);
    const findings = keys.map((rowKey) => strayFinding(source, table, rowKey));
    await applyCommands([], strayRecord(run.runId, findings), writer);
  }
  const counted = withStrays(checkpoints, strays);
  await asLongAsItIsOurs(run, () => applyCommands([], withStatus(batchRecord(run, counted, []), 'done'), writer));
  return true;
}

async function forgetStrays(pool: sql.ConnectionPool, runId: string): Promise<void> {
  await (await connected(pool))
    .request()
    .input('runId', runId)
    .query(`DELETE FROM ops.BackfillFinding WHERE runId = CAST(@runId AS uniqueidentifier) AND code = '${strayCode}';`);
}
