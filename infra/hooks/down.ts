// Around `azd down`: what will be lost is told before, what is left is told after.
import { z } from 'zod';
import { AzFailed } from './az';
import type { Effects } from './effects';
import { isTrue } from './environment';

/** `azd down` must not go on. */
export class KeepsData extends Error {
  constructor(readonly why: string) {
    super(`${why} Nothing has been deleted.`);
    this.name = 'KeepsData';
  }
}

const signedIn = z.object({ id: z.string() });
const lock = z.object({ name: z.string(), level: z.string() });

/** Throws KeepsData where something is to be kept: also on a group that is gone there is nothing to keep. */
export async function predown({ az, say, variables }: Effects): Promise<void> {
  const group = variables.AZURE_RESOURCE_GROUP;
  if (!group) return say('Nothing was provisioned, so nothing is lost');
  if (isTrue(variables.STEPKEEPER_KEEP_DATA))
    throw new KeepsData('STEPKEEPER_KEEP_DATA is true: `azd env set STEPKEEPER_KEEP_DATA false` lets go.');
  const { id } = signedIn.parse(await az('account', 'show'));
  const { AZURE_SUBSCRIPTION_ID: wanted } = variables;
  if (wanted && id !== wanted)
    throw new KeepsData(
      `az works in the subscription ${id}, azd in ${wanted}, so nobody looked what must be kept: az account set --subscription ${wanted}`,
    );
  const locks = await orNothing(az('lock', 'list', '--resource-group', group));
  const held = z.array(lock).parse(locks ?? []);
  if (held.length > 0)
    throw new KeepsData(
      `Resource locks keep ${group}: ${held.map(({ name }) => name).join(', ')}. Whoever set them can delete them.`,
    );
  const account = variables.STORAGE_ACCOUNT_NAME;
  const locked = account ? await lockedContainers(az, group, account) : [];
  if (locked.length > 0)
    throw new KeepsData(
      `${locked.join(' and ')} in ${account} cannot be deleted before the last blob's time is over: their immutability is locked. Azure would refuse after it had deleted the rest.`,
    );
  say(`Will be deleted with ${group}, for good:`);
  if (!isTrue(variables.USE_EXISTING_SQL_SERVER) && variables.SQL_SERVER_NAME)
    say(
      `  the database ${variables.SQL_DATABASE} with its backups (a copy: az sql db export, or a copy on another server)`,
    );
  say(`  all files, audit anchors and archives in ${account} (a copy: azcopy copy)`);
  say('  the messages in the queues and their dead letters (npx stepkeeper dead-letters list)');
  say('  logs and metrics (the workspace can be had back for 14 days)');
  say(`  the keys of the audit chain in ${variables.KEY_VAULT_NAME}: without them no chain can be verified`);
  if (isTrue(variables.USE_EXISTING_SQL_SERVER))
    say(
      `Stays: your SQL Server, with Stepkeeper's tables and the user ${variables.APP_IDENTITY_NAME ?? ''} (DROP USER takes it away)`,
    );
  say('With --purge the vault goes at once; without it, it can be had back for as long as its soft delete says.');
}

const deletedVault = z.object({ name: z.string() });

export async function postdown({ az, say, variables }: Effects): Promise<void> {
  const vault = variables.KEY_VAULT_NAME;
  if (!vault) return;
  const deleted = z
    .array(deletedVault)
    .parse((await orNothing(az('keyvault', 'list-deleted', '--resource-type', 'vault'))) ?? []);
  if (deleted.some(({ name }) => name === vault))
    say(
      `The vault ${vault} is deleted and can be had back: az keyvault recover --name ${vault}; for good: az keyvault purge --name ${vault}`,
    );
  else say('No vault is left');
  if (isTrue(variables.RECOGNIZE_SCANS))
    say('The name of the Document Intelligence is taken until it is purged: az cognitiveservices account list-deleted');
}

const policy = z.object({ state: z.string().nullish() });

async function lockedContainers(az: Effects['az'], group: string, account: string): Promise<string[]> {
  const locked: string[] = [];
  for (const container of ['audit-anchors', 'audit-archive']) {
    const of = ['--resource-group', group, '--account-name', account, '--container-name', container];
    const found = await orNothing(az('storage', 'container', 'immutability-policy', 'show', ...of));
    if (policy.safeParse(found).data?.state === 'Locked') locked.push(container);
  }
  return locked;
}

/** Undefined for what is not there. */
async function orNothing(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AzFailed && error.isNotFound) return undefined;
    throw error;
  }
}
