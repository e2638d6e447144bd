// The one secret that there must be: the keys of the audit chain. Made here and never by Bicep, so that it stands in no deployment's
// history; made once, for what was signed by a lost key can never be verified again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzFailed } from './az';
import type { Effects } from './effects';
import { patiently } from './patiently';

const secret = 'audit-chain-keys';
const keyBytes = 48;

/** A new vault's roles take some minutes: https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected */
const rolePatience = { seconds: 600, everySeconds: 15 };

/** The vault answers its network alone. */
export class VaultShutOff extends Error {
  constructor(vault: string, cause: unknown) {
    super(
      `${vault} can be reached from its network alone, and there is no secret ${secret} yet, or nobody can tell from here. On a machine inside of the network: azd env get-values > .env.hooks, and node --env-file=.env.hooks infra/hooks/run.js postprovision`,
      { cause },
    );
    this.name = 'VaultShutOff';
  }
}

export async function ensureChainKeys(effects: Effects, vault: string): Promise<void> {
  const { az, say, pause } = effects;
  const there = await patiently(() => isThere(effects, vault), {
    ...rolePatience,
    pause,
    isPassing: (error) => error instanceof AzFailed && error.isForbidden,
    onWait: () => say(`The role for secrets of ${vault} is not in force yet: waiting, 10 minutes at most`),
  }).catch((error) => {
    throw error instanceof AzFailed && error.isShutOut ? new VaultShutOff(vault, error) : error;
  });
  if (there) {
    say(`The secret ${secret} is there and stays as it is`);
    return;
  }
  // By a file, for what stands on a command line is read by every program of the machine.
  const folder = await mkdtemp(join(tmpdir(), 'stepkeeper-'));
  try {
    const file = join(folder, 'value');
    await writeFile(file, `1:${effects.randomKey(keyBytes).toString('base64')}`, { mode: 0o600 });
    const told = ['--vault-name', vault, '--name', secret, '--file', file, '--encoding', 'utf-8'];
    await az('keyvault', 'secret', 'set', ...told, '--query', 'id');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  say(`The secret ${secret} has been made in ${vault}`);
}

/** Also one that was deleted and can be had back: a new one would make what the old one signed unverifiable. */
async function isThere({ az, say }: Effects, vault: string): Promise<boolean> {
  const named = ['--vault-name', vault, '--name', secret];
  try {
    await az('keyvault', 'secret', 'show', ...named, '--query', 'id');
    return true;
  } catch (error) {
    if (!(error instanceof AzFailed && error.isNotFound)) throw error;
  }
  try {
    await az('keyvault', 'secret', 'show-deleted', ...named, '--query', 'id');
  } catch (error) {
    if (error instanceof AzFailed && error.isNotFound) return false;
    throw error;
  }
  await az('keyvault', 'secret', 'recover', ...named, '--query', 'id');
  say(`The secret ${secret} had been deleted, and has been brought back`);
  return true;
}
