// The keys of the audit chain for ops commands: the app's own setting.
import { type ChainKeys, parseChainKeys, UnusableChainKeys } from '../shared/audit/chain-keys';
import { UsageError } from './usage';

/** Throws UsageError: what is written with a key that is none could never be verified. */
export function chainKeysOf({ AUDIT_CHAIN_KEYS }: NodeJS.ProcessEnv): ChainKeys {
  try {
    return parseChainKeys(AUDIT_CHAIN_KEYS);
  } catch (error) {
    if (!(error instanceof UnusableChainKeys)) throw error;
    throw new UsageError(`AUDIT_CHAIN_KEYS ${error.faults.join('; ')}: the keys of the app are wanted`);
  }
}
