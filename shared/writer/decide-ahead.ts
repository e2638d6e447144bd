// read → decide → lock and save: a batch that is decided before its transaction begins, so that it can be while another one is written.
// What it was decided upon was read without a lock; the transaction stands only if nobody has locked any of the profiles since.
import type { Command } from '../commands/kinds';
import { count, text } from '../sql/column';
import { connected } from '../sql/pool';
import { type BatchResult, inTransaction, runBatch } from '../sql/transaction';
import { decide } from './decide';
import { type LoadBatch, newProfiles, readBatch } from './load';
import { lockedProfile, lockUnchanged, newProfile, profileStatements } from './load-statements';
import { loadedState } from './loaded';
import { receivedHere } from './received';
import { type Row, rowsJson } from './row';
import { newSalt } from './salt';
import { checkRowCounts, joined, type SaveBatch, saveBatch } from './save';
import { type Counts, countsOf, type WriterTools } from './write-batch';

/** What there is of the profiles of some commands, as it was without any lock. */
export interface Read {
  readonly commands: readonly Command[];
  readonly batch: LoadBatch;
  readonly result: BatchResult;
}

export interface DecidedAhead {
  readonly commands: readonly Command[];
  readonly counts: Counts;
  readonly save: SaveBatch;
}

/** One round trip. Throws what the database client throws. */
export async function readAhead(pool: WriterTools['pool'], commands: readonly Command[]): Promise<Read> {
  const batch = readBatch(commands);
  return { commands, batch, result: await runBatch(await connected(pool), batch) };
}

/** No I/O: some 0.2 ms a command. Throws UndecidableCommand. */
export function decideAhead({ commands, batch, result }: Read, tools: Pick<WriterTools, 'chainKey'>): DecidedAhead {
  const decision = decide(loadedState(batch, result), commands.map(receivedHere), {
    chainKey: tools.chainKey,
    newSalt,
  });
  return {
    commands,
    counts: countsOf(decision),
    save: joined([unchangedSince(commands, result), saveBatch(decision)]),
  };
}

/**
 * Writes it in one transaction of three round trips, with what goes alongside. Throws UnexpectedRowCount where a profile was locked since it was
 * read, and what the database client throws: nothing of it is written then.
 */
export async function writeAhead(
  pool: WriterTools['pool'],
  { save, counts }: DecidedAhead,
  alongside: SaveBatch,
): Promise<Counts> {
  const batch = joined([save, alongside]);
  await inTransaction(pool, async (transaction) => {
    checkRowCounts(batch, (await runBatch(transaction, batch)).rowsAffected);
  });
  return counts;
}

/** Makes the profiles that were missing, and locks all as they were. */
function unchangedSince(commands: readonly Command[], { recordsets: [heads = []] }: BatchResult): SaveBatch {
  const lockCounts = new Map(
    heads.map((row) => [text(row.profileId), row.lockCount === null ? 0 : count(row.lockCount)]),
  );
  const profiles = newProfiles(commands);
  const unchanged: Row[] = [...lockCounts].map(([profileId, lockCount]) => ({ profileId, lockCount }));
  return {
    text: `${profileStatements}\n${lockUnchanged}`,
    parameters: { profiles: rowsJson(newProfile, profiles), unchanged: rowsJson(lockedProfile, unchanged) },
    expectedRows: [null, null, unchanged.length],
  };
}
