// The database as whoever deploys, by the sign-in of az: AZURE_CLIENT_ID in azd's environment is the app's identity and must not be taken.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ConnectionPool } from 'mssql';
import { createPool } from '../../shared/sql/pool';
import type { HookDatabase } from './effects';

/** https://learn.microsoft.com/javascript/api/overview/azure/identity-readme#configure-defaultazurecredential-with-an-environment-variable */
const credentials = 'AzureCliCredential';

export class MigrationEnded extends Error {
  constructor(readonly how: number | string) {
    super(
      `stepkeeper migrate up ended with ${how}: what it says stands above, and running it again goes on from there`,
    );
    this.name = 'MigrationEnded';
  }
}

export async function openDatabase(server: string, database: string): Promise<HookDatabase> {
  process.env.AZURE_TOKEN_CREDENTIALS = credentials;
  const pool = createPool({ by: 'identity', server, database, clientId: undefined }, { max: 1 });
  try {
    await pool.connect();
  } catch (error) {
    await pool.close();
    throw error;
  }
  return hookDatabase(pool);
}

export function hookDatabase(pool: ConnectionPool): HookDatabase {
  return {
    async query(text, parameters = {}) {
      const request = pool.request();
      for (const [name, value] of Object.entries(parameters)) request.input(name, value);
      // As a batch of its own: what makes users and roles must not come as a statement with parameters.
      const { recordset } = Object.keys(parameters).length > 0 ? await request.query(text) : await request.batch(text);
      return recordset ?? [];
    },
    close: () => pool.close(),
  };
}

/** `root`: of the repository, compiled. */
export function migrateWith(root: string): (server: string, database: string) => Promise<void> {
  return async (server, database) => {
    const { AZURE_CLIENT_ID: _app, SQL_CONNECTION_STRING: _other, ...environment } = process.env;
    const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'migrate', 'up'], {
      env: { ...environment, SQL_SERVER: server, SQL_DATABASE: database, AZURE_TOKEN_CREDENTIALS: credentials },
      stdio: 'inherit',
    });
    const how = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(signal ?? code ?? 0));
    });
    if (how !== 0) throw new MigrationEnded(how);
  };
}
