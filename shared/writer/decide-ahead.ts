// read → decide → lock and save: a batch that is decided before its transaction begins, so that it can be while another one is written.
// What it was decided upon was read without a lock; the transaction stands only if nobody has made or locked any of the profiles since.
import type { Command } from '../commands/kinds';
import { count, instant, text } from '../sql/column';
import { connected } from '../sql/pool';
import { type BatchResult, inTransaction, runBatch } from '../sql/transaction';
import { type Decision, decide } from './decide';
import { type LoadBatch, newProfiles, readBatch } from './load';
import { lockedProfile, lockUnchanged, newProfile, profileKey, profileOwners, readHeads } from './load-statements';
import { loadedState } from './loaded';
import { receivedHere } from './received';
import { type Row, rowsJson } from './row';
import { newSalt } from './salt';
import { checkRowCounts, joined, type SaveBatch, saveBatch } from './save';
import { emptyProfile, type LoadedState } from './state';
import { headRow } from './table-changes';
import { type Counts, countsOf, type WriterTools } from './write-batch';

/** What there is of the profiles of some commands, as it was without any lock. */
export interface Read {
  readonly commands: readonly Command[];
  readonly heads: BatchResult;
  /** Of the profiles that there are; undefined where there is none. */
  readonly known:
    | { readonly commands: readonly Command[]; readonly batch: LoadBatch; readonly result: BatchResult }
    | undefined;
}

export interface DecidedAhead {
  readonly commands: readonly Command[];
  readonly counts: Counts;
  readonly save: SaveBatch;
}

/** One round trip, and a second one where any of the profiles is there: all that belongs to one refers to it. Throws what the database client throws. */
export async function readAhead(pool: WriterTools['pool'], commands: readonly Command[]): Promise<Read> {
  const on = await connected(pool);
  const parameters = { profiles: rowsJson(profileKey, newProfiles(commands)) };
  const heads = await runBatch(on, { text: readHeads, parameters });
  const there = new Set(rowsOf(heads).flatMap((row) => (row.version === null ? [] : [text(row.profileId)])));
  const ofKnown = commands.filter(({ profileId }) => there.has(profileId));
  if (ofKnown.length === 0) return { commands, heads, known: undefined };
  const batch = readBatch(ofKnown);
  return { commands, heads, known: { commands: ofKnown, batch, result: await runBatch(on, batch) } };
}

/** No I/O: some 0.2 ms a command. Throws UndecidableCommand. */
export function decideAhead(read: Read, tools: Pick<WriterTools, 'chainKey'>): DecidedAhead {
  const { commands, known } = read;
  const decision = decide(stateOf(read), commands.map(receivedHere), { chainKey: tools.chainKey, newSalt });
  const save = saveBatch(decision, madeProfiles(read, decision));
  return {
    commands,
    counts: countsOf(decision),
    save: known ? joined([unchangedSince(known.commands, known.result), save]) : save,
  };
}

/**
 * Writes it in one transaction of three round trips, with what goes alongside. Throws UnexpectedRowCount where a profile was locked since it was
 * read, and what the database client throws, as where one was made since: nothing of it is written then.
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

function rowsOf({ recordsets: [rows = []] }: BatchResult): BatchResult['recordsets'][number] {
  return rows;
}

function stateOf({ heads, known }: Read): LoadedState {
  const rows = rowsOf(heads);
  const loaded = known && loadedState(known.batch, known.result);
  return {
    now: loaded?.now ?? instant(rows[0]?.now),
    profiles: new Map(
      rows.map((row) => {
        const profileId = text(row.profileId);
        return [profileId, loaded?.profiles.get(profileId) ?? emptyProfile];
      }),
    ),
  };
}

/** The rows of the profiles that there were not: made, and locked once. */
function madeProfiles({ commands, known }: Read, { workspaces }: Decision): Row[] {
  const there = new Set(known?.commands.map(({ profileId }) => profileId));
  const heads = new Map(workspaces.map((workspace) => [workspace.profileId, headRow(workspace)]));
  return newProfiles(commands)
    .filter(({ profileId }) => !there.has(String(profileId)))
    .map((row) => {
      const head = heads.get(String(row.profileId));
      return { ...row, ...head, updatedBy: head?.updatedBy ?? row.createdBy ?? null, lockCount: 1 };
    });
}

/** Locks the profiles as they were, those without an owner with theirs. */
function unchangedSince(commands: readonly Command[], result: BatchResult): SaveBatch {
  const unchanged: Row[] = rowsOf(result).map((row) => ({
    profileId: text(row.profileId),
    lockCount: row.lockCount === null ? 0 : count(row.lockCount),
  }));
  return {
    text: `${profileOwners}\n${lockUnchanged}`,
    parameters: {
      profiles: rowsJson(newProfile, newProfiles(commands)),
      unchanged: rowsJson(lockedProfile, unchanged),
    },
    expectedRows: [null, unchanged.length],
  };
}
