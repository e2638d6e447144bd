// `stepkeeper backfill …`: takes the wizard's data out of the existing tables, and tells what it did.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type sql from 'mssql';
import { importIdOf } from '../../shared/commands/identifiers';
import { retryWhilePassing } from '../../shared/sql/retry';
import { requireSchema } from '../../shared/sql/schema-version';
import type { ApplyOptions } from '../../shared/writer/apply-messages';
import type { ChainKey } from '../../shared/writer/chain-changes';
import { withDatabase } from '../database';
import { Progress } from '../progress';
import { serverWords } from '../sql-errors';
import { chooseRun, runOf } from './choose-run';
import { NewerRunStands, RunInTheWay, SourceAndTargetDiffer } from './errors';
import { readFindings } from './findings';
import { type OpenMapping, openMapping } from './open-mapping';
import { type BackfillOptions, readOptions } from './options';
import { Pace } from './pace';
import { planRun } from './plan';
import { readPressure, reasonToWait, unwatched } from './pressure';
import { countUsers, type PageReader } from './read-pages';
import { goOn, type Told, usersRead } from './run';
import { backfillPool } from './session';
import { asSoleRunner } from './sole-runner';
import { undoSource } from './source-names';
import { type Stop, stopOnSignal } from './stop-on-signal';
import { readCheckpoints, readRuns } from './store/runs';
import { plannedLines, rejectedLines, runLines, runsLines, verifiedLines } from './told';
import { countBrought, goBack } from './undo';
import { verifyRun } from './verify';

type Print = (line: string) => void;

/** `chainKey`: called where something is written. Throws a UsageError when it was typed wrong, else an error that says what to do. */
export async function backfill(args: readonly string[], chainKey: () => ChainKey, print: Print): Promise<void> {
  const options = readOptions(args);
  switch (options.action) {
    case 'plan':
      return withPool(options, (pool) => plan(pool, options, print));
    case 'run':
      return working(options, print, (pool, tools) => run(pool, options, { ...tools, chainKey: chainKey() }, print));
    case 'status':
      return withPool(options, (pool) => status(pool, options.run, print));
    case 'report':
      return withPool(options, (pool) => report(pool, options, print));
    case 'verify':
      return withPool(options, (pool) => verify(pool, options, print));
    case 'undo':
      return working(options, print, (pool, tools) => undo(pool, options, { ...tools, chainKey: chainKey() }, print));
    default:
      return options.action satisfies never;
  }
}

async function plan(pool: sql.ConnectionPool, options: BackfillOptions, print: Print): Promise<void> {
  const reader = await readerOf(pool, options);
  const total = Math.min(await usersOf(reader), options.users ?? Number.POSITIVE_INFINITY);
  const progress = new Progress({ total, unit: 'users' });
  const planned = await planRun({ reader, users: options.users, onPage: (users) => progress.at(users) }).finally(() =>
    progress.end(),
  );
  for (const line of plannedLines(planned, options.samples)) print(line);
  for (const what of unwatched(await readPressure(pool)))
    print(`A run could not watch ${what}: the login may not see it.`);
}

/** Of what changes something. */
interface Working {
  readonly chainKey: ChainKey;
  readonly stop: Stop;
  readonly requireLock: () => Promise<void>;
}

async function run(pool: sql.ConnectionPool, options: BackfillOptions, working: Working, print: Print) {
  const opened = await openMapping(pool, options.mapping);
  const reader = readerFrom(pool, opened, options);
  const { run: chosen, isNew } = await chooseRun(pool, opened, options.anew);
  if (chosen.status === 'done') {
    print(`The run ${chosen.runId} is done: nothing is left of it. --anew begins another one.`);
    return;
  }
  print(isNew ? `Run ${chosen.runId} begins.` : `Run ${chosen.runId} goes on where it was.`);
  for (const what of unwatched(await readPressure(pool))) print(`It cannot watch ${what}: the login may not see it.`);
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
    writer: writerOf(pool, working.chainKey, options, progress),
    pace,
    stop: working.stop.signal,
    requireLock: working.requireLock,
    onPage,
  }).finally(() => progress.end());
  for (const line of runLines(await runOf(pool, chosen.runId), await readCheckpoints(pool, chosen.runId), []))
    print(line);
  tell(told, print);
  for (const line of await rejectedLines(pool, chosen.runId)) print(line);
  if (!isDone) return stopped(print);
  const behind = (await usersOf(reader)) - usersRead(await readCheckpoints(pool, chosen.runId));
  if (behind > 0) print(`${behind} users came in behind the run, under keys that it had passed: --anew brings them.`);
}

/** 130 is how a shell tells that a signal ended a command: what is joined to it by && does not follow. */
function stopped(print: Print): void {
  print('Stopped. The same command goes on with it.');
  process.exitCode = 130;
}

async function undo(pool: sql.ConnectionPool, options: BackfillOptions, working: Working, print: Print) {
  const chosen = await runOf(pool, options.run);
  if (chosen.status === 'undone') throw new RunInTheWay(chosen.runId, chosen.status);
  const newer = (await readRuns(pool, chosen.mapping)).find((one) => one.status !== 'undone');
  if (newer && newer.runId !== chosen.runId) throw new NewerRunStands(chosen.runId, newer.runId);
  print(`Run ${chosen.runId} is taken back${chosen.status === 'undoing' ? ', from where that was' : ''}.`);
  const begun = (await readCheckpoints(pool, chosen.runId)).find(({ source }) => source === undoSource)?.rowsRead ?? 0;
  const progress = new Progress({ total: await countBrought(pool, chosen.runId), unit: 'profiles', begun });
  const { isDone, told } = await goBack(chosen, {
    writer: writerOf(pool, working.chainKey, options, progress),
    size: options.batch,
    stop: working.stop.signal,
    requireLock: working.requireLock,
    onPage: (profiles) => progress.at(profiles),
  }).finally(() => progress.end());
  tell(told, print);
  if (!isDone) return stopped(print);
  print(`Run ${chosen.runId} is undone.`);
}

async function verify(pool: sql.ConnectionPool, options: BackfillOptions, print: Print): Promise<void> {
  const reader = await readerOf(pool, options);
  const progress = new Progress({ total: await usersOf(reader), unit: 'users' });
  const verified = await verifyRun({
    reader,
    pool,
    importId: importIdOf(reader.mapping.name),
    onPage: (users) => progress.at(users),
  }).finally(() => progress.end());
  for (const line of verifiedLines(verified)) print(line);
  if (verified.faults > 0) throw new SourceAndTargetDiffer(verified.faults);
}

async function status(pool: sql.ConnectionPool, runId: string | undefined, print: Print): Promise<void> {
  for (const line of await runsLines(pool, runId)) print(line);
}

async function report(pool: sql.ConnectionPool, { run: runId, out }: BackfillOptions, print: Print): Promise<void> {
  const findings = readFindings(pool, (await runOf(pool, runId)).runId);
  if (out === undefined) {
    for await (const finding of findings) {
      if (process.stdout.errored) return;
      print(JSON.stringify(finding));
    }
    return;
  }
  let lines = 0;
  const text = async function* () {
    for await (const finding of findings) {
      lines += 1;
      yield `${JSON.stringify(finding)}\n`;
    }
  };
  await pipeline(text(), createWriteStream(out));
  print(`${lines} findings written to ${out}`);
}

/** Waited for like a page: it meets the locks of the old application. */
function usersOf(reader: PageReader): Promise<number> {
  return retryWhilePassing(() => countUsers(reader), { deadline: Date.now() + (reader.retryBudgetMs ?? 0) });
}

async function readerOf(pool: sql.ConnectionPool, options: BackfillOptions): Promise<PageReader> {
  return readerFrom(pool, await openMapping(pool, options.mapping), options);
}

function readerFrom(
  pool: sql.ConnectionPool,
  { mapping, statements }: OpenMapping,
  { batch, patienceSeconds }: BackfillOptions,
): PageReader {
  return { pool, mapping, statements, size: batch, retryBudgetMs: patienceSeconds * 1000 };
}

function writerOf(
  pool: sql.ConnectionPool,
  chainKey: ChainKey,
  { patienceSeconds }: BackfillOptions,
  progress: Progress,
): ApplyOptions {
  const onRetry = (error: unknown) => progress.note(`trying again: ${serverWords(error)}`);
  return { pool, chainKey, retryBudgetMs: patienceSeconds * 1000, onRetry };
}

function tell(told: Told, print: Print): void {
  const counts = Object.entries(told).map(([outcome, count]) => `${outcome} ${count.toLocaleString('en-US')}`);
  if (counts.length > 0) print(`Profiles: ${counts.join(', ')}`);
}

function withPool(options: BackfillOptions, work: (pool: sql.ConnectionPool) => Promise<void>): Promise<void> {
  return withDatabase(async (pool) => {
    await requireSchema(pool);
    await work(pool);
  }, backfillPool(options));
}

function working(
  options: BackfillOptions,
  print: Print,
  work: (pool: sql.ConnectionPool, tools: Omit<Working, 'chainKey'>) => Promise<void>,
): Promise<void> {
  return asSoleRunner({ waitSeconds: options.waitSeconds, print }, async (requireLock) => {
    const stop = stopOnSignal();
    await withPool(options, (pool) => work(pool, { stop, requireLock })).finally(stop.forget);
  });
}
