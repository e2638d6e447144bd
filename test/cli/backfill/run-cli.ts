// `stepkeeper backfill …` as ops have it: a process of its own, with the key of the audit chain.
import { join } from 'node:path';
import { chainKeysText } from '../../../shared/audit/chain-keys';
import { chainKey } from '../../factories/memory-database';
import type { Ended, Running } from '../../programs';
import { startCli } from '../migrate/run-cli';

export const jobTrackerMapping = join(__dirname, '..', '..', '..', 'mappings', 'job-tracker.json');

export const chainKeySettings = { AUDIT_CHAIN_KEYS: chainKeysText([chainKey]) };

export function startBackfill(connectionString: string | undefined, ...args: string[]): Running {
  return startCli(connectionString, ['backfill', ...args], chainKeySettings);
}

export function runBackfill(connectionString: string | undefined, ...args: string[]): Promise<Ended> {
  return startBackfill(connectionString, ...args).ended;
}

/** The same, and it has to end well. Gives what it printed. */
export async function backfilled(connectionString: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runBackfill(connectionString, ...args);
  if (code !== 0) throw new Error(`backfill ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}
