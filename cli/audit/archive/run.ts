// Moves old links of the audit chain into the archive. Nothing is deleted before it was read back from there, and each deletion moves the
// checkpoint of its profile in the same transaction: so a run that is killed anywhere has lost nothing, and the next goes on.
//
//     read, verify ──▶ file written ──▶ file read back ──▶ file recorded ──▶ links deleted, checkpoint moved (by parts)
//          └─ killed here: nothing   └─ killed here: a file that nobody names, whose key nobody has
//                                                             └─ killed here: what was deleted is in the file, the rest is written again
import { randomUUID } from 'node:crypto';
import type sql from 'mssql';
import type { ArchiveStore } from '../../../shared/archive/store';
import type { ChainKeys } from '../../../shared/audit/chain-keys';
import { retryWhilePassing } from '../../../shared/sql/retry';
import type { Pace } from '../../pace';
import { readDueProfiles } from './candidates';
import { type Stretch, writeArchive } from './file';
import { purgeLinks, recordArchive } from './purge';
import { BrokenChain, readStretches } from './stretches';
import { weightOfAll } from './weight';

export interface ArchiveTools {
  readonly pool: sql.ConnectionPool;
  readonly store: ArchiveStore;
  readonly keys: ChainKeys;
  /** ISO 8601 in UTC: what was applied before it is archived. */
  readonly before: string;
  readonly reason: string;
  /** The id of who gave the command. */
  readonly actor: string;
  readonly pace: Pace;
  /** Once it is aborted no file is begun any more. */
  readonly stop: AbortSignal;
  /** Asked before a file is written, and again before anything is deleted for it. Throws when the lock of the one run is gone. */
  readonly requireLock: () => Promise<void>;
  /** Told of the links that were moved so far. */
  readonly onMoved: (links: number) => void;
}

export interface ArchiveDone {
  readonly files: number;
  readonly profiles: number;
  readonly links: number;
  readonly changes: number;
  /** Profiles that were erased meanwhile, or archived by another run: the next run takes them. */
  readonly leftOut: number;
  readonly broken: readonly BrokenChain[];
}

/** Rows of a file, by weight: what it holds is kept in memory. */
const mostOfFile = 10_000;
/** Rows of a transaction, by weight: SQL Server takes a lock on the whole table instead of about 5,000 on its rows. */
const mostOfPurge = 2_000;
const retryBudgetMs = 60_000;

/** Throws ArchiveNotReadable, and what `requireLock`, storage and the database throw. */
export async function archiveLinks(tools: ArchiveTools): Promise<ArchiveDone> {
  const { pool, keys, before, pace, stop, onMoved } = tools;
  const done = { files: 0, profiles: 0, links: 0, changes: 0 };
  const broken: BrokenChain[] = [];
  /** The stretches of a profile come one after the other. */
  let lastMoved: string | undefined;
  const leftOut = new Set<string>();
  let waiting: Stretch[] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    await pace.turn();
    // It ends the wait, too.
    if (stop.aborted) return;
    const stretches = waiting;
    waiting = [];
    const purged = await moveToArchive(tools, stretches);
    done.files += 1;
    for (const { profileId, sets } of stretches) {
      if (!purged.has(profileId)) {
        leftOut.add(profileId);
        continue;
      }
      if (profileId !== lastMoved) done.profiles += 1;
      lastMoved = profileId;
      done.links += sets.length;
      done.changes += sets.reduce((sum, set) => sum + set.changes.length, 0);
    }
    onMoved(done.links);
    pace.spend(weightOfAll(stretches));
  };
  for await (const profileId of readDueProfiles(pool, before)) {
    if (stop.aborted) break;
    try {
      for await (const stretch of readStretches(pool, profileId, before, keys.all)) {
        waiting.push(stretch);
        if (weightOfAll(waiting) < mostOfFile) continue;
        await flush();
        // What was read of one that was erased is not what is there any more.
        if (stop.aborted || leftOut.has(profileId)) break;
      }
    } catch (error) {
      if (!(error instanceof BrokenChain)) throw error;
      broken.push(error);
    }
  }
  await flush();
  return { ...done, leftOut: leftOut.size, broken };
}

/** Returns the profiles whose links were moved. */
async function moveToArchive(
  { pool, store, keys, before, reason, actor, requireLock }: ArchiveTools,
  stretches: readonly Stretch[],
): Promise<ReadonlySet<string>> {
  const patiently = <T>(work: () => Promise<T>) => retryWhilePassing(work, { deadline: Date.now() + retryBudgetMs });
  const occasion = { archiveId: randomUUID(), madeAt: new Date().toISOString(), appliedBefore: before, reason, actor };
  await requireLock();
  const file = await writeArchive(store, stretches, occasion, keys.all);
  await requireLock();
  await recordArchive(pool, file, occasion);
  const purged = new Set<string>();
  const gone = new Set<string>();
  for (const part of partsOf(stretches)) {
    // A profile that was left out once has to be left out to its end: its checkpoint did not move.
    const due = part.filter(({ profileId }) => !gone.has(profileId));
    const done = await patiently(() => purgeLinks(pool, due, occasion, keys.signing));
    for (const { profileId } of due) (done.has(profileId) ? purged : gone).add(profileId);
  }
  for (const profileId of gone) purged.delete(profileId);
  return purged;
}

function* partsOf(stretches: readonly Stretch[]): Generator<readonly Stretch[]> {
  let part: Stretch[] = [];
  for (const stretch of stretches) {
    if (part.length > 0 && weightOfAll([...part, stretch]) > mostOfPurge) {
      yield part;
      part = [];
    }
    part.push(stretch);
  }
  if (part.length > 0) yield part;
}
