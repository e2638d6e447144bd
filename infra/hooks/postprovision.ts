// After `azd provision`: the secret, the schema and the app's user in the database. Each step looks first at what is there, so that the
// hook may be killed anywhere and run again, and a second run changes nothing.
import { ensureChainKeys, VaultShutOff } from './chain-keys';
import { addMember, createUser, ensureUser, grantsFile } from './database-user';
import type { Effects } from './effects';
import { isTrue, type Provisioned, readProvisioned } from './environment';
import { throughFirewall } from './firewall';
import { refreshReferences } from './refresh-references';

/** Throws EnvironmentFaulty, AzFailed, NoPublicAccess, or what the database or a migration fails with. */
export async function postprovision(effects: Effects, root: string): Promise<void> {
  const told = readProvisioned(effects.variables);
  const isLeftToOthers = told.STEPKEEPER_MIGRATE === 'skip';
  await ensureChainKeys(effects, told.KEY_VAULT_NAME).catch((error) => {
    if (!(error instanceof VaultShutOff && isLeftToOthers)) throw error;
    effects.say(error.message);
  });
  await refreshReferences(effects, told);
  const { SQL_SERVER: server, SQL_DATABASE: database } = told;
  if (!server || !database) return tellByConnectionString(effects);
  if (isLeftToOthers) return tellCommands(effects, told, server, database);
  // The firewall of a server that is not ours is not ours to open.
  const serverName = isTrue(told.USE_EXISTING_SQL_SERVER) ? undefined : told.SQL_SERVER_NAME || undefined;
  const place = { server, database, serverName, resourceGroup: told.AZURE_RESOURCE_GROUP };
  await throughFirewall(effects, place, async () => {
    await effects.migrate(server, database);
    const open = await effects.openDatabase(server, database);
    try {
      await ensureUser(effects, open, { root, name: told.APP_IDENTITY_NAME, clientId: told.AZURE_CLIENT_ID });
    } finally {
      await open.close();
    }
  });
}

/** The database is one that is not signed in to by Entra ID: who may make tables in it is somebody else's business. */
function tellByConnectionString({ say }: Effects): void {
  say('The app reaches its database by the secret sql-connection-string. As somebody who may make tables there:');
  say("  SQL_CONNECTION_STRING='…' npx stepkeeper migrate up");
  say(`  then ${grantsFile}, and: ALTER ROLE stepkeeper_app ADD MEMBER [the app's user];`);
}

function tellCommands({ say }: Effects, told: Provisioned, server: string, database: string): void {
  // The one in Go, which signs in as az has: https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-authentication
  const sqlcmd = `sqlcmd -b -G -S ${server} -d ${database}`;
  say(
    'STEPKEEPER_MIGRATE is skip, so the database is left as it is. Where it can be reached, signed in with az as its administrator:',
  );
  say('  export AZURE_TOKEN_CREDENTIALS=AzureCliCredential');
  say(`  SQL_SERVER=${server} SQL_DATABASE=${database} npx stepkeeper migrate up`);
  say(`  ${sqlcmd} -i ${grantsFile}     (sqlcmd in Go)`);
  const { APP_IDENTITY_NAME: name, AZURE_CLIENT_ID: clientId } = told;
  const user = `IF DATABASE_PRINCIPAL_ID(N'${name}') IS NULL ${createUser(name, clientId)}`;
  say(`  ${sqlcmd} -Q "${user} ${addMember(name)}"`);
}
