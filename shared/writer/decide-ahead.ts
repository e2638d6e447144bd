// read → decide → lock and save: a batch that is decided before its transaction begins, so that it can be while another one is written.
// What it was decided upon was read without a lock; the transaction stands only if nobody has made or locked any of the profiles since.
import type { Command } from '../commands/kinds';
import { count, instant, text } from '../sql/column';
import { connected } from '../sql/connected';
import { type BatchResult, inTransaction, runBatch } from '../sql/transaction';
import { type Decision, decide } from './decide';
import { type LoadBatch, newProfiles, readBatch } from './load';
import { lockedProfile, lockUnchanged, newProfile, profileKey, profileOwners, selectHeads } from './load-statements';
import { loadedState } from './loaded';
import { receivedHere } from './received';
import { type Row, rowsJson } from './row';
import { newSalt } from './salt';
import { checkRowCounts, joined, type SaveBatch, saveBatch } from './save';
import { emptyProfile, type LoadedState } from './state';
import { headRow } from './table-changes';
import { type Counts, countsOf, type WriterTools } from './write-batch';

/** Of some profiles which there are, as it was without any lock. */
export interface Heads {
  readonly rows: BatchResult['recordsets'][number];
  readonly there: ReadonlySet<string>;
}

/** What there is of the profiles of some commands, as it was without any lock. */
export interface Read {
  readonly commands: readonly Command[];
  /** Of all their profiles, and perhaps of others. */
  readonly heads: Heads;
  /** Of the profiles that there are; undefined where there is none. */
  readonly known: KnownProfiles | undefined;
}

interface KnownProfiles {
  readonly commands: readonly Command[];
  readonly batch: LoadBatch;
  readonly result: BatchResult;
}

export interface DecidedAhead {
  readonly counts: Counts;
  readonly save: SaveBatch;
}

/** One round trip. Throws what the database client throws. */
export async function readHeads(pool: WriterTools['pool'], profileIds: readonly string[]): Promise<Heads> {
  const keys = [...new Set(profileIds)].sort().map((profileId) => ({ profileId }));
  const parameters = { profiles: rowsJson(profileKey, keys) };
  const [rows = []] = (await runBatch(await connected(pool), { name: 'read heads', text: selectHeads, parameters }))
    .recordsets;
  const there = rows.flatMap((row) => (row.version === null ? [] : [text(row.profileId)]));
  return { rows, there: new Set(there) };
}

/**
 * One round trip where any of the profiles is there, and none otherwise: all that belongs to a profile refers to it. `heads`: of all profiles of
 * the commands, read before. Throws what the database client throws.
 */
export async function readAhead(pool: WriterTools['pool'], commands: readonly Command[], heads: Heads): Promise<Read> {
  const ofKnown = commands.filter(({ profileId }) => heads.there.has(profileId));
  if (ofKnown.length === 0) return { commands, heads, known: undefined };
  const batch = readBatch(ofKnown);
  const result = await runBatch(await connected(pool), batch);
  return { commands, heads, known: { commands: ofKnown, batch, result } };
}

/** No I/O: some 0.2 ms a command. Throws UndecidableCommand. */
export function decideAhead(read: Read, tools: Pick<WriterTools, 'chainKey'>): DecidedAhead {
  const { commands, known } = read;
  const decision = decide(stateOf(read), commands.map(receivedHere), { chainKey: tools.chainKey, newSalt });
  const save = saveBatch(decision, madeProfiles(read, decision));
  return {
    counts: countsOf(decision),
    save: known ? joined([unchangedSince(known), save]) : save,
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

function stateOf({ commands, heads, known }: Read): LoadedState {
  const loaded = known && loadedState(known.batch, known.result);
  return {
    now: loaded?.now ?? instant(heads.rows[0]?.now),
    profiles: new Map(commands.map(({ profileId }) => [profileId, loaded?.profiles.get(profileId) ?? emptyProfile])),
  };
}

/** The rows of the profiles that there were not: made, and locked once. */
function madeProfiles({ commands, heads: { there } }: Read, { workspaces }: Decision): Row[] {
  const heads = new Map(workspaces.map((workspace) => [workspace.profileId, headRow(workspace)]));
  return newProfiles(commands)
    .filter(({ profileId }) => !there.has(String(profileId)))
    .map((row) => {
      const head = heads.get(String(row.profileId));
      return { ...row, ...head, updatedBy: head?.updatedBy ?? row.createdBy ?? null, lockCount: 1 };
    });
}

/** Locks the profiles as they were, those without an owner with theirs. */
function unchangedSince({ commands, result: { recordsets } }: KnownProfiles): SaveBatch {
  const [heads = []] = recordsets;
  const unchanged: Row[] = heads.map((row) => ({
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
