// Brings the existing database over, page by page. Each page is one transaction: profiles, items, audit rows, the checkpoint of each
// table and the findings. Killed anywhere, the next run of the command goes on behind the last page that was committed.
import type sql from 'mssql';
import { connected } from '../../shared/sql/pool';
import { retryWhilePassing } from '../../shared/sql/retry';
import { type ApplyOptions, applyCommands } from '../../shared/writer/apply-messages';
import { UnexpectedRowCount } from '../../shared/writer/save';
import { RunTakenOver } from './errors';
import { importCommand } from './import-commands';
import type { Pace } from './pace';
import { mapRows, type Page, type PageReader, readPage, readRows, readStrays } from './read-pages';
import { usersSource } from './source-names';
import { batchRecord, strayRecord, withStatus } from './store/batch-record';
import { type Checkpoint, type Run, readCheckpoints } from './store/runs';
import { strayCode, strayFinding, withStrays } from './strays';
import { sortOut, writtenBefore } from './taken-profiles';
import { checkpointsAfter, findingOf } from './tally';

export interface RunTools {
  /** Its pool reads while the writer's writes. */
  readonly reader: PageReader;
  readonly writer: ApplyOptions;
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
  const { reader, pace } = tools;
  const { pool } = tools.writer;
  let checkpoints = await readCheckpoints(pool, run.runId);
  const told: Record<string, number> = {};
  const first = await readRows(reader, keyOf(checkpoints));
  let mapped = first && ahead(mapRows(reader.mapping, first));
  while (mapped) {
    const waitedMs = await pace.turn();
    if (tools.stop.aborted) return { isDone: false, told };
    await tools.requireLock();
    const page = waitedMs < staleMs ? await mapped : await readPage(reader, keyOf(checkpoints));
    if (!page) break;
    // The next page is read before this one is written, and mapped while it is.
    const next = await readRows(reader, page.lastKey);
    mapped = next && ahead(mapRows(reader.mapping, next));
    const written = await writePage(run, page, checkpoints, tools);
    checkpoints = written.checkpoints;
    for (const [outcome, count] of Object.entries(written.counts)) told[outcome] = (told[outcome] ?? 0) + count;
    pace.spend([...page.rowsRead.values()].reduce((sum, rows) => sum + rows, 0));
    tools.onPage(usersRead(checkpoints));
  }
  await tools.requireLock();
  return { isDone: await patiently(tools.writer, () => end(run, checkpoints, tools)), told };
}

/** What was read so long ago is read again, for the old application goes on writing. */
const staleMs = 5_000;

/** Somebody will await it, but perhaps not at once: a failure until then is no unhandled one. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

async function writePage(run: Run, page: Page, before: readonly Checkpoint[], { reader, writer }: RunTools) {
  const line = usersRead(before) + 1;
  const sorted = sortOut(
    reader.mapping,
    page.profiles,
    await patiently(writer, () => writtenBefore(writer.pool, run, page.profiles, line)),
  );
  const lines = new Map(page.profiles.map(({ userKey }, index) => [userKey, line + index]));
  const commands = sorted.brought.map((one) => importCommand(run, one, lines.get(one.userKey) ?? line));
  const findings = [...page.profiles.flatMap((one) => one.unreadable), ...sorted.taken].map(findingOf);
  const checkpoints = checkpointsAfter(before, page, sorted.brought, findings);
  const counts = await asLongAsItIsOurs(run, () =>
    applyCommands(commands, batchRecord(run, checkpoints, findings), writer),
  );
  return { checkpoints, counts };
}

/** Throws RunTakenOver where somebody else has gone on with the run, or taken it back: nothing of the page is written then. */
export function asLongAsItIsOurs<T>({ runId }: Run, work: () => Promise<T>): Promise<T> {
  return work().catch((error) => {
    throw error instanceof UnexpectedRowCount ? new RunTakenOver(runId, error) : error;
  });
}

export function usersRead(checkpoints: readonly Checkpoint[]): number {
  return checkpoints.find(({ source }) => source === usersSource)?.rowsRead ?? 0;
}

function keyOf(checkpoints: readonly Checkpoint[]): string | null {
  return checkpoints.find(({ source }) => source === usersSource)?.lastKey ?? null;
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

/** What can only be done twice without harm. */
export function patiently<T>({ retryBudgetMs, onRetry }: ApplyOptions, work: () => Promise<T>): Promise<T> {
  return retryWhilePassing(work, { deadline: Date.now() + retryBudgetMs, ...(onRetry ? { onRetry } : {}) });
}

async function forgetStrays(pool: sql.ConnectionPool, runId: string): Promise<void> {
  await (await connected(pool))
    .request()
    .input('runId', runId)
    .query(`DELETE FROM ops.BackfillFinding WHERE runId = CAST(@runId AS uniqueidentifier) AND code = '${strayCode}';`);
}
