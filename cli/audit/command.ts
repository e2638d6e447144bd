// `stepkeeper audit verify`: walks the audit chain of one profile or of all and names the first broken link.
import { parseArgs } from 'node:util';
import type sql from 'mssql';
import type { Verification } from '../../shared/audit/verify';
import { checkChain } from '../../shared/reading/check-chain';
import { readProfileIds } from '../../shared/reading/read-profile-ids';
import { isUuid } from '../../shared/sections/text';
import { UsageError } from '../usage';

export const auditUsage =
  'audit verify [--profile ID]   walk the audit chain of one profile, or of all; exit code 1 if a link is broken';

export class ChainBroken extends Error {
  override readonly name = 'ChainBroken';
}

/** `keys`: the chain keys by their id. Throws ChainBroken when any chain does not hold. */
export async function audit(
  args: readonly string[],
  pool: sql.ConnectionPool,
  keys: ReadonlyMap<string, Buffer>,
  print: (line: string) => void,
): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { profile: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.join(' ') !== 'verify')
    throw new UsageError(`audit wants verify, not ${positionals.join(' ') || 'nothing'}`);
  if (values.profile !== undefined && !isUuid(values.profile))
    throw new UsageError(`--profile wants a UUID, not ${values.profile}`);
  const ids = values.profile === undefined ? readProfileIds(pool) : [values.profile];
  let [profiles, changeSets, broken] = [0, 0, 0];
  for await (const id of ids) {
    const result = await checkChain(pool, id, keys);
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
