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

type Print = (line: string) => void;

interface OpsCommand {
  readonly usage: string;
  readonly run: (args: readonly string[], print: Print) => Promise<void>;
}

const commands: ReadonlyMap<string, OpsCommand> = new Map<string, OpsCommand>([
  ['migrate', { usage: migrateUsage, run: migrate }],
  ['backfill', { usage: backfillUsage, run: (args, print) => backfill(args, () => chainKeysOf(process.env), print) }],
  ['audit', { usage: auditUsage, run: audit }],
  ['resumes', { usage: resumesUsage, run: resumes }],
  ['dead-letters', { usage: deadLettersUsage, run: deadLetters }],
]);

/** Of one command, or of all. */
function usageOf(command: OpsCommand | undefined): string {
  const usages = [...(command ? [command] : commands.values())].map(({ usage }) => usage);
  return `usage: stepkeeper <command>

${usages.join('\n')}

The database is the one that SQL_CONNECTION_STRING names (or SQL_SERVER and SQL_DATABASE, by managed identity); AUDIT_CHAIN_KEYS are the app's keys of the audit chain. The queues are those of the namespace that ServiceBusConnection names (or ServiceBusConnection__fullyQualifiedNamespace, by identity).`;
}

// Whoever reads may go (`| head -1`): what is done goes on, and its exit code says how it ended.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const print: Print = (line) => {
  process.stdout.write(`${line}\n`);
};

async function main([name, ...rest]: readonly string[], command: OpsCommand | undefined): Promise<void> {
  if (name === 'help' || name === '--help' || (command && rest.includes('--help'))) return print(usageOf(command));
  if (!command) throw new UsageError(`unknown command ${name ?? '(none)'}`);
  await command.run(rest, print);
}

const args = process.argv.slice(2);
const [name = ''] = args;
const command = commands.get(name);
main(args, command).catch((thrown) => {
  const error = asError(thrown);
  const typedWrong =
    error instanceof UsageError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  const words = isCommand(name) ? told(error, name) : error.message;
  // The reason last: where a terminal stands still.
  process.stderr.write(typedWrong ? `${usageOf(command)}\n\n${error.message}\n` : `${words}\n`);
  process.exitCode = typedWrong ? 2 : 1;
});
