// The process: node dist/local/sql-server/main.js --port N [--data DIR] [--database NAME]
import { parseArgs } from 'node:util';
import { announce } from '../stand-in-process';
import { startSqlServer } from './server';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, data: { type: 'string' }, database: { type: 'string' } },
  });
  const server = await startSqlServer({
    port: Number(values.port),
    ...(values.data ? { dataFolder: values.data } : {}),
    ...(values.database ? { database: values.database } : {}),
  });
  if (process.send) server.faults.listen(process);
  announce({ ready: 'sql-server', port: server.port, connectionString: server.connectionString }, () => server.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`sql-server: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
