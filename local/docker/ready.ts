// What the containers lack before the app can start.
import { setTimeout as pause } from 'node:timers/promises';
import sql from 'mssql';

/** Makes the database if it is not there: SQL Server comes with none. */
export async function createDatabase(server: string, name: string): Promise<void> {
  const pool = await new sql.ConnectionPool(server).connect();
  try {
    const { recordset } = await pool
      .request()
      .input('name', sql.NVarChar, name)
      .query<{ there: number }>('SELECT COUNT(*) AS there FROM sys.databases WHERE name = @name;');
    if (recordset[0]?.there === 0) await pool.request().batch(`CREATE DATABASE [${name}];`);
  } finally {
    await pool.close();
  }
}

/** The emulator was not healthy in time. */
export class NotHealthy extends Error {
  constructor(
    readonly url: string,
    readonly seconds: number,
  ) {
    super(`${url} was not healthy within ${seconds} s: \`docker compose logs service-bus\` says why`);
    this.name = 'NotHealthy';
  }
}

/** Asks until it answers 200. The emulator starts listening before its queues are there, and has no health check of its own. */
export async function healthy(url: string, seconds = 120, everyMs = 1000): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (performance.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await pause(everyMs);
  }
  throw new NotHealthy(url, seconds);
}
