// Makes the app's identity a user of the database, with the rights of infra/sql/grants.sql and no others. By the identity's client id, which
// is what its tokens are known by: nobody has to look it up in the directory, which a pipeline's identity may not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Effects, HookDatabase } from './effects';

export const grantsFile = join('infra', 'sql', 'grants.sql');

/** The batches between lines of GO, as sqlcmd reads them. */
export function batchesOf(script: string): string[] {
  return script
    .split(/^GO\s*$/m)
    .map((batch) => batch.trim())
    .filter((batch) => batch !== '');
}

/** As SQL Server keeps a client id: a uniqueidentifier's bytes, whose first three parts are stored last byte first. */
export function sidOf(clientId: string): string {
  const [a = '', b = '', c = '', ...rest] = clientId.toLowerCase().split('-');
  const turned = [a, b, c].map((part) => (part.match(/../g) ?? []).reverse().join(''));
  return `0x${[...turned, ...rest].join('').toUpperCase()}`;
}

function hexOf(sid: unknown): string {
  return Buffer.isBuffer(sid) ? `0x${sid.toString('hex').toUpperCase()}` : String(sid);
}

/** For a DBA as well, to run by hand. `name`: checked to be one of an identity. */
export function createUser(name: string, clientId: string): string {
  return `CREATE USER [${name}] WITH SID = ${sidOf(clientId)}, TYPE = E;`;
}

export function addMember(name: string): string {
  return `ALTER ROLE stepkeeper_app ADD MEMBER [${name}];`;
}

export async function ensureUser(
  { say }: Pick<Effects, 'say'>,
  database: HookDatabase,
  { root, name, clientId }: { readonly root: string; readonly name: string; readonly clientId: string },
): Promise<void> {
  for (const batch of batchesOf(readFileSync(join(root, grantsFile), 'utf8'))) await database.query(batch);
  const [user] = await database.query('SELECT sid FROM sys.database_principals WHERE name = @name;', { name });
  // The identity of that name was made anew: the user of the old one lets nobody in.
  const isOfAnother = user !== undefined && hexOf(user.sid) !== sidOf(clientId);
  if (isOfAnother) await database.query(`DROP USER [${name}];`);
  if (!user || isOfAnother) await database.query(createUser(name, clientId));
  await database.query(addMember(name));
  say(`The database user ${name} has the rights of ${grantsFile}${user && !isOfAnother ? '' : ', and is new'}`);
}
