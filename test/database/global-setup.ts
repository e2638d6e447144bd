// The database tests run on the server that SQL_CONNECTION_STRING names; without one, on the stand-in, started here for all of them.
import { startStandIn } from '../../local/stand-in-process';

export default async function globalSetup(): Promise<void> {
  if (process.env.SQL_CONNECTION_STRING) return;
  const server = await startStandIn('sql-server/main.js', ['--port', '0']);
  process.env.SQL_CONNECTION_STRING = server.connectionString;
  (globalThis as { sqlServer?: typeof server }).sqlServer = server;
}
