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
import { storageOf } from '../storage';
import { UsageError } from '../usage';
import { readArchivedStretches } from './archived-stretches';

export class ChainBroken extends Error {
  override readonly name = 'ChainBroken';
}

/** Throws ChainBroken when any chain does not hold, and ChainKeyDiffers before it looks at any with a wrong key. */
export async function verify(
  args: readonly string[],
  pool: sql.ConnectionPool,
  keys: ChainKeys,
  print: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { profile: { type: 'string' }, 'with-archive': { type: 'boolean' } },
  });
  if (values.profile !== undefined && !isUuid(values.profile))
    throw new UsageError(`--profile wants a UUID, not ${values.profile}`);
  await requireKnownKeys(pool, keys);
  const readArchived = values['with-archive'] ? await archiveOf(pool) : undefined;
  const ids = values.profile === undefined ? readProfileIds(pool) : [values.profile];
  let [profiles, changeSets, archived, broken] = [0, 0, 0, 0];
  for await (const id of ids) {
    const result = await checkChain(pool, id, keys.all, readArchived);
    if (!result) throw new UsageError(`there is no profile ${id}`);
    profiles += 1;
    changeSets += result.intact ? result.length - (result.archived ?? 0) : result.sequence - 1;
    archived += result.intact ? (result.archived ?? 0) : 0;
    if (result.intact) continue;
    broken += 1;
    print(`${id}: ${described(result)}`);
  }
  const apart = archived > 0 ? `, ${archived} in the archive not looked at` : '';
  print(`${profiles} profiles, ${changeSets} intact change sets, ${broken} broken chains${apart}`);
  if (broken > 0) throw new ChainBroken(`${broken} of ${profiles} audit chains do not verify`);
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
