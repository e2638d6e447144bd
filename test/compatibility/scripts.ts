// The scripts of compatibility/ as sqlcmd runs them: batch after batch in one session, up to the first error.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { batchesOf } from '../../cli/migrate/steps';
import { createPool } from '../../shared/sql/pool';

const folder = join(__dirname, '..', '..', 'compatibility', 'job-tracker');

export function readScript(name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}

/** What the script does with the database when nobody is told to go on after an error, as with `sqlcmd -b`. */
export async function runScript(connectionString: string, name: string): Promise<void> {
  const session = createPool({ by: 'connection-string', connectionString }, { max: 1 });
  await session.connect();
  try {
    for (const { text } of batchesOf(await readScript(name))) await session.request().batch(text);
  } finally {
    await session.close();
  }
}
