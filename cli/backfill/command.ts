// `stepkeeper backfill …`: takes the wizard's data out of the existing tables, and tells what it did.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type sql from 'mssql';
import type { ChainKeys } from '../../shared/audit/chain-keys';
import { importIdOf } from '../../shared/commands/identifiers';
import { requireSchema } from '../../shared/sql/schema-version';
import { requireKnownKeys, requireSigningKey } from '../../shared/writer/chain-key-records';
import { withDatabase } from '../database';
import { Progress } from '../progress';
import { stopOnSignal } from '../stop-on-signal';
import { runOf } from './choose-run';
import { SourceAndTargetDiffer } from './errors';
import { readFindings } from './findings';
import { openMapping } from './open-mapping';
import { type BackfillOptions, readOptions } from './options';
import { planRun } from './plan';
import { readPressure, unwatched } from './pressure';
import { readerOf, usersOf } from './reader-of';
import { run, undo, type Working } from './run-and-undo';
import { backfillPool } from './session';
import { asSoleRunner } from './sole-runner';
import { plannedLines, runsLines, verifiedLines } from './told';
import { verifyRun } from './verify';

type Print = (line: string) => void;

/** `chainKeys`: called where something is written. Throws a UsageError when it was typed wrong, else an error that says what to do. */
export async function backfill(args: readonly string[], chainKeys: () => ChainKeys, print: Print): Promise<void> {
  const options = readOptions(args);
  switch (options.action) {
    case 'plan':
      return withPool(options, (pool) => plan(pool, options, print));
    case 'run':
      return working(options, print, chainKeys, (pool, tools) => run(pool, options, tools, print));
    case 'status':
      return withPool(options, (pool) => status(pool, options.run, print));
    case 'report':
      return withPool(options, (pool) => report(pool, options, print));
    case 'verify':
      return withPool(options, (pool) => verify(pool, options, print));
    case 'undo':
      return working(options, print, chainKeys, (pool, tools) => undo(pool, options, tools, print));
    default:
      return options.action satisfies never;
  }
}

async function plan(pool: sql.ConnectionPool, options: BackfillOptions, print: Print): Promise<void> {
  const reader = readerOf(pool, await openMapping(pool, options.mapping), options);
  const total = Math.min(await usersOf(reader), options.users ?? Number.POSITIVE_INFINITY);
  const progress = new Progress({ total, unit: 'users' });
  const planned = await planRun({ reader, users: options.users, onPage: (users) => progress.at(users) }).finally(() =>
    progress.end(),
  );
  for (const line of plannedLines(planned, options.samples)) print(line);
  for (const what of unwatched(await readPressure(pool)))
    print(`A run could not watch ${what}: the login may not see it.`);
}

async function verify(pool: sql.ConnectionPool, options: BackfillOptions, print: Print): Promise<void> {
  const reader = readerOf(pool, await openMapping(pool, options.mapping), options);
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

function withPool(options: BackfillOptions, work: (pool: sql.ConnectionPool) => Promise<void>): Promise<void> {
  return withDatabase(async (pool) => {
    await requireSchema(pool);
    await work(pool);
  }, backfillPool(options));
}

function working(
  options: BackfillOptions,
  print: Print,
  chainKeys: () => ChainKeys,
  work: (pool: sql.ConnectionPool, tools: Working) => Promise<void>,
): Promise<void> {
  return asSoleRunner({ waitSeconds: options.waitSeconds, print }, async (requireLock) => {
    const stop = stopOnSignal();
    const signAndWork = async (pool: sql.ConnectionPool) => {
      const keys = chainKeys();
      await requireKnownKeys(pool, keys);
      const signingKey = async () => {
        await requireSigningKey(pool, keys);
        return keys.signing;
      };
      await work(pool, { stop, requireLock, signingKey });
    };
    await withPool(options, signAndWork).finally(stop.forget);
  });
}
