#!/usr/bin/env node
// The ops commands. Exit code 0: done. 1: it failed and says why. 2: it was typed wrong.
import sql from 'mssql';
import { asError } from '../shared/errors';
import { migrate, migrateUsage } from './migrate/command';
import { UsageError } from './usage';

const usage = `usage: stepkeeper <command>

${migrateUsage}

The database is the one that SQL_CONNECTION_STRING names.`;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  switch (command) {
    case 'migrate':
      return withDatabase((pool) => migrate(rest, pool, print));
    case 'help':
    case '--help':
      return print(usage);
    default:
      throw new UsageError(`unknown command ${command ?? '(none)'}`);
  }
}

async function withDatabase(work: (pool: sql.ConnectionPool) => Promise<void>): Promise<void> {
  const connectionString = process.env.SQL_CONNECTION_STRING;
  if (!connectionString) throw new UsageError('SQL_CONNECTION_STRING is not set');
  const pool = await new sql.ConnectionPool(connectionString).connect();
  try {
    await work(pool);
  } finally {
    await pool.close();
  }
}

main(process.argv.slice(2)).catch((thrown) => {
  const error = asError(thrown);
  const typedWrong =
    error instanceof UsageError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(typedWrong ? `${error.message}\n\n${usage}\n` : `${error.message}\n`);
  process.exitCode = typedWrong ? 2 : 1;
});
