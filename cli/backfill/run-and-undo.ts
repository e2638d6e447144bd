// `stepkeeper backfill run` and `undo`: the two that change something, each gone on with where it was stopped or killed.
import type sql from 'mssql';
import type { ChainKey } from '../../shared/audit/chain-keys';
import { Pace } from '../pace';
import { Progress } from '../progress';
import { serverWords } from '../sql-errors';
import { endStopped, type Stop } from '../stop-on-signal';
import { chooseRun, runOf } from './choose-run';
import { NewerRunStands, RunInTheWay } from './errors';
import { openMapping } from './open-mapping';
import type { BackfillOptions } from './options';
import { readPressure, reasonToWait, unwatched } from './pressure';
import { readerOf, usersOf } from './reader-of';
import { goOn, type Told } from './run';
import { undoSource } from './source-names';
import { readCheckpoints, readRuns } from './store/runs';
import { usersRead } from './tally';
import { rejectedLines, runLines } from './told';
import { countBrought, goBack } from './undo';
import type { Writer } from './writer';

type Print = (line: string) => void;

/** What they work with beside the database and the options. */
export interface Working {
  /** Asked for once it is clear that there is something to write: a key that the database has not met is recorded. */
  readonly signingKey: () => Promise<ChainKey>;
  readonly stop: Stop;
  readonly requireLock: () => Promise<void>;
}

/** Throws what openMapping and chooseRun do, RunTakenOver, or RunnerLockLost; what was committed by then stays, to be gone on with. */
export async function run(
  pool: sql.ConnectionPool,
  options: BackfillOptions,
  working: Working,
  print: Print,
): Promise<void> {
  const opened = await openMapping(pool, options.mapping);
  const reader = readerOf(pool, opened, options);
  const { run: chosen, isNew } = await chooseRun(pool, opened, options.anew);
  if (chosen.status === 'done') {
    print(`The run ${chosen.runId} is done: nothing is left of it. --anew begins another one.`);
    return;
  }
  print(isNew ? `Run ${chosen.runId} begins.` : `Run ${chosen.runId} goes on where it was.`);
  for (const what of unwatched(await readPressure(pool))) print(`It cannot watch ${what}: the login may not see it.`);
  const chainKey = await working.signingKey();
  const begun = usersRead(await readCheckpoints(pool, chosen.runId));
  const progress = new Progress({ total: await usersOf(reader), unit: 'users', begun });
  const pace = new Pace({
    rowsPerSecond: options.rate,
    reasonToWait: async () =>
      reasonToWait(await readPressure(pool), { logPercent: options.maxLogPercent, blocked: options.maxBlocked }),
    onWait: (reason) => progress.note(reason),
    stop: working.stop.signal,
  });
  const onPage = (users: number) => progress.at(users);
  const { isDone, told } = await goOn(chosen, {
    reader,
    writer: writerOf(pool, chainKey, options, progress),
    pace,
    stop: working.stop.signal,
    requireLock: working.requireLock,
    onPage,
  }).finally(() => progress.end());
  const checkpoints = await readCheckpoints(pool, chosen.runId);
  for (const line of runLines(await runOf(pool, chosen.runId), checkpoints, [])) print(line);
  tell(told, print);
  for (const line of await rejectedLines(pool, chosen.runId)) print(line);
  if (!isDone) return endStopped(print);
  const behind = (await usersOf(reader)) - usersRead(checkpoints);
  if (behind > 0) print(`${behind} users came in behind the run, under keys that it had passed: --anew brings them.`);
}

/** Throws NoSuchRun, RunInTheWay or NewerRunStands before anything is changed, or RunnerLockLost. */
export async function undo(
  pool: sql.ConnectionPool,
  options: BackfillOptions,
  working: Working,
  print: Print,
): Promise<void> {
  const chosen = await runOf(pool, options.run);
  if (chosen.status === 'undone') throw new RunInTheWay(chosen.runId, chosen.status);
  const newer = (await readRuns(pool, chosen.mapping)).find((one) => one.status !== 'undone');
  if (newer && newer.runId !== chosen.runId) throw new NewerRunStands(chosen.runId, newer.runId);
  const chainKey = await working.signingKey();
  print(`Run ${chosen.runId} is taken back${chosen.status === 'undoing' ? ', from where that was' : ''}.`);
  const begun = (await readCheckpoints(pool, chosen.runId)).find(({ source }) => source === undoSource)?.rowsRead ?? 0;
  const progress = new Progress({ total: await countBrought(pool, chosen.runId), unit: 'profiles', begun });
  const { isDone, told } = await goBack(chosen, {
    writer: writerOf(pool, chainKey, options, progress),
    size: options.batch,
    stop: working.stop.signal,
    requireLock: working.requireLock,
    onPage: (profiles) => progress.at(profiles),
  }).finally(() => progress.end());
  tell(told, print);
  if (!isDone) return endStopped(print);
  print(`Run ${chosen.runId} is undone.`);
}

function writerOf(
  pool: sql.ConnectionPool,
  chainKey: ChainKey,
  { patienceSeconds }: BackfillOptions,
  progress: Progress,
): Writer {
  const onRetry = (error: unknown) => progress.note(`trying again: ${serverWords(error)}`);
  return { pool, chainKey, retryBudgetMs: patienceSeconds * 1000, onRetry };
}

function tell(told: Told, print: Print): void {
  const counts = Object.entries(told).map(([outcome, count]) => `${outcome} ${count.toLocaleString('en-US')}`);
  if (counts.length > 0) print(`Profiles: ${counts.join(', ')}`);
}
