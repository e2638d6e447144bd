// `stepkeeper audit …`: what an auditor and ops do with the audit chain.
import { chainKeysOf } from '../chain-keys';
import { UsageError } from '../usage';
import { anchors, anchorsUsage } from './anchors/command';
import { archive, archiveUsage } from './archive/command';
import { withAuditDatabase } from './database';
import { keys, keysUsage } from './keys/command';
import { verify } from './verify';

export const auditUsage = `audit verify [--profile ID] walk the audit chain of one profile, or of all; exit code 1 if a link is broken
  --after ID                of all: those that come after that profile, where a run that did not end had got to
  --with-archive            from the first link on, those too that were archived
${keysUsage}
${anchorsUsage}
${archiveUsage}`;

/** Throws UsageError, and what each command throws. */
export async function audit(args: readonly string[], print: (line: string) => void): Promise<void> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'verify': {
      const chainKeys = chainKeysOf(process.env);
      return withAuditDatabase((pool) => verify(rest, pool, chainKeys, print));
    }
    case 'keys':
      return keys(rest, { environment: process.env, print });
    case 'anchors':
      return anchors(rest, process.env, print);
    case 'archive':
      return archive(rest, process.env, print);
    default:
      throw new UsageError(`audit wants verify, keys, anchors or archive, not ${verb ?? 'nothing'}`);
  }
}
