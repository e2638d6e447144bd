// The command line as ops have it: a process of its own.
import { type Ended, type Running, startProgram } from '../../programs';

/** `stepkeeper migrate …` on a database; undefined: on none. */
export function startMigrate(connectionString: string | undefined, ...args: string[]): Running {
  return startCli(connectionString, ['migrate', ...args]);
}

/** `stepkeeper …` with these settings besides. */
export function startCli(
  connectionString: string | undefined,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Running {
  const { SQL_CONNECTION_STRING: _, ...environment } = process.env;
  const named = connectionString === undefined ? {} : { SQL_CONNECTION_STRING: connectionString };
  return startProgram('cli/main.js', args, { ...environment, ...named, ...settings });
}

export function runMigrate(connectionString: string | undefined, ...args: string[]): Promise<Ended> {
  return startMigrate(connectionString, ...args).ended;
}
