// `stepkeeper audit verify`: walks the audit chain of one profile or of all and names the first broken link.
import { parseArgs } from 'node:util';
import type sql from 'mssql';
import { ArchiveReader } from '../../shared/archive/read-archived';
import { archiveStoreOf } from '../../shared/archive/store';
import type { ChainKeys } from '../../shared/audit/chain-keys';
import type { Verification } from '../../shared/audit/verify';
import { checkChain, type ReadArchived } from '../../shared/reading/check-chain';
import { readProfileIds } from '../../shared/reading/read-profile-ids';
import { isUuid } from '../../shared/sections/text';
import { requireKnownKeys } from '../../shared/writer/chain-key-records';
import { endStopped, stopOnSignal } from '../stop-on-signal';
import { storageOf } from '../storage';
import { UsageError } from '../usage';
import { readArchivedStretches } from './archived-stretches';

export class ChainBroken extends Error {
  constructor(
    readonly broken: number,
    profiles: number,
  ) {
    super(
      `${broken} of ${profiles} audit chains do not verify. They are evidence: leave them as they are, and see what they were. "stepkeeper audit anchors verify" tells whether their ends are still those of each night; a backup holds the rows of before.`,
    );
    this.name = 'ChainBroken';
  }
}

/**
 * Throws ChainBroken when any chain does not hold, ChainKeyDiffers before it looks at any with a wrong key, and DatabaseUnavailable, with
 * word of where to go on.
 */
export async function verify(
  args: readonly string[],
  pool: sql.ConnectionPool,
  keys: ChainKeys,
  print: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { profile: { type: 'string' }, after: { type: 'string' }, 'with-archive': { type: 'boolean' } },
  });
  const { profile, after } = values;
  if (profile !== undefined && !isUuid(profile)) throw new UsageError(`--profile wants a UUID, not ${profile}`);
  if (after !== undefined && (!isUuid(after) || profile !== undefined))
    throw new UsageError(`--after wants a UUID, and no --profile beside it, not ${after}`);
  await requireKnownKeys(pool, keys);
  const readArchived = values['with-archive'] ? await archiveOf(pool) : undefined;
  const ids = profile === undefined ? readProfileIds(pool, after) : [profile];
  const tally: Tally = { profiles: 0, changeSets: 0, archived: 0, broken: 0, last: undefined };
  const stop = stopOnSignal();
  try {
    for await (const id of ids) {
      if (stop.signal.aborted) break;
      const result = await checkChain(pool, id, keys.all, readArchived);
      if (!result) throw new UsageError(`there is no profile ${id}`);
      count(tally, id, result);
      if (!result.intact) print(`${id}: ${described(result)}`);
    }
  } catch (error) {
    if (tally.last !== undefined) print(soFar(tally));
    throw error;
  } finally {
    stop.forget();
  }
  const { profiles, broken, last } = tally;
  if (stop.signal.aborted) endStopped(print, last === undefined ? undefined : soFar(tally));
  else print(totals(tally));
  if (broken > 0) throw new ChainBroken(broken, profiles);
}

interface Tally {
  profiles: number;
  changeSets: number;
  archived: number;
  broken: number;
  /** The profile whose chain was looked at last. */
  last: string | undefined;
}

function count(tally: Tally, id: string, result: Verification): void {
  tally.profiles += 1;
  tally.changeSets += result.intact ? result.length - (result.archived ?? 0) : result.sequence - 1;
  tally.archived += result.intact ? (result.archived ?? 0) : 0;
  tally.broken += result.intact ? 0 : 1;
  tally.last = id;
}

function totals({ profiles, changeSets, archived, broken }: Tally): string {
  const apart = archived > 0 ? `, ${archived} in the archive not looked at` : '';
  return `${profiles} profiles, ${changeSets} intact change sets, ${broken} broken chains${apart}`;
}

function soFar(tally: Tally): string {
  return `${totals(tally)}; not all were looked at: the same command goes on with --after ${tally.last}`;
}

async function archiveOf(pool: sql.ConnectionPool): Promise<ReadArchived> {
  const store = archiveStoreOf(await storageOf(process.env));
  const reader = new ArchiveReader(store, (profileId) => readArchivedStretches(pool, profileId));
  return (checkpoint) => reader.links(checkpoint);
}

function described(result: Verification): string {
  return result.intact
    ? `intact, ${result.length} change sets`
    : `broken at change set ${result.sequence}: ${result.fault}`;
}
