#!/usr/bin/env node
// The ops commands. Exit code 0: done. 1: it failed and says why. 2: it was typed wrong. 130: it was stopped by a signal.
import { asError } from '../shared/errors';
import { audit, auditUsage } from './audit/command';
import { backfill } from './backfill/command';
import { backfillUsage } from './backfill/options';
import { chainKeysOf } from './chain-keys';
import { deadLetters } from './dead-letters/command';
import { deadLettersUsage } from './dead-letters/options';
import { migrate } from './migrate/command';
import { migrateUsage } from './migrate/options';
import { resumes, resumesUsage } from './resumes/command';
import { isCommand, told } from './sql-errors';
import { UsageError } from './usage';

const usage = `usage: stepkeeper <command>

${migrateUsage}
${backfillUsage}
${auditUsage}
${resumesUsage}
${deadLettersUsage}

The database is the one that SQL_CONNECTION_STRING names (or SQL_SERVER and SQL_DATABASE, by managed identity); AUDIT_CHAIN_KEYS are the app's keys of the audit chain. The queues are those of the namespace that ServiceBusConnection names (or ServiceBusConnection__fullyQualifiedNamespace, by identity).`;

// Whoever reads may go (`| head -1`): what is done goes on, and its exit code says how it ended.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  switch (command) {
    case 'migrate':
      return rest.includes('--help') ? print(usage) : migrate(rest, print);
    case 'backfill':
      return rest.includes('--help') ? print(usage) : backfill(rest, () => chainKeysOf(process.env), print);
    case 'audit':
      return rest.includes('--help') ? print(usage) : audit(rest, print);
    case 'resumes':
      return rest.includes('--help') ? print(usage) : resumes(rest, print);
    case 'dead-letters':
      return rest.includes('--help') ? print(usage) : deadLetters(rest, print);
    case 'help':
    case '--help':
      return print(usage);
    default:
      throw new UsageError(`unknown command ${command ?? '(none)'}`);
  }
}

const args = process.argv.slice(2);
main(args).catch((thrown) => {
  const error = asError(thrown);
  const [command] = args;
  const typedWrong =
    error instanceof UsageError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  const words = isCommand(command) ? told(error, command) : error.message;
  process.stderr.write(typedWrong ? `${error.message}\n\n${usage}\n` : `${words}\n`);
  process.exitCode = typedWrong ? 2 : 1;
});
