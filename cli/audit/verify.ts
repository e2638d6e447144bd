// `stepkeeper audit verify`: walks the audit chain of one profile or of all and names the first broken link.
import { parseArgs } from 'node:util';
import type sql from 'mssql';
import type { ChainKeys } from '../../shared/audit/chain-keys';
import type { Verification } from '../../shared/audit/verify';
import { checkChain } from '../../shared/reading/check-chain';
import { readProfileIds } from '../../shared/reading/read-profile-ids';
import { isUuid } from '../../shared/sections/text';
import { requireKnownKeys } from '../../shared/writer/chain-key-records';
import { UsageError } from '../usage';

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
  const { values } = parseArgs({ args: [...args], options: { profile: { type: 'string' } } });
  if (values.profile !== undefined && !isUuid(values.profile))
    throw new UsageError(`--profile wants a UUID, not ${values.profile}`);
  await requireKnownKeys(pool, keys);
  const ids = values.profile === undefined ? readProfileIds(pool) : [values.profile];
  let [profiles, changeSets, broken] = [0, 0, 0];
  for await (const id of ids) {
    const result = await checkChain(pool, id, keys.all);
    if (!result) throw new UsageError(`there is no profile ${id}`);
    profiles += 1;
    changeSets += result.intact ? result.length : result.sequence - 1;
    if (result.intact) continue;
    broken += 1;
    print(`${id}: ${described(result)}`);
  }
  print(`${profiles} profiles, ${changeSets} intact change sets, ${broken} broken chains`);
  if (broken > 0) throw new ChainBroken(`${broken} of ${profiles} audit chains do not verify`);
}

function described(result: Verification): string {
  return result.intact
    ? `intact, ${result.length} change sets`
    : `broken at change set ${result.sequence}: ${result.fault}`;
}
