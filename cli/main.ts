#!/usr/bin/env node
// The ops commands. Exit code 0: done. 1: it failed and says why. 2: it was typed wrong. 130: it was stopped by a signal.
import { asError } from '../shared/errors';
import type { ChainKey } from '../shared/writer/chain-changes';
import { audit, auditUsage } from './audit/command';
import { backfill } from './backfill/command';
import { backfillUsage } from './backfill/options';
import { withDatabase } from './database';
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

The database is the one that SQL_CONNECTION_STRING names (or SQL_SERVER and SQL_DATABASE, by managed identity); AUDIT_CHAIN_KEY (and AUDIT_CHAIN_KEY_ID) is the key of the audit chain.`;

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
      return rest.includes('--help') ? print(usage) : backfill(rest, chainKey, print);
    case 'audit':
      return withDatabase((pool) => audit(rest, pool, new Map([[chainKey().id, chainKey().key]]), print));
    case 'resumes':
      return rest.includes('--help') ? print(usage) : resumes(rest, print);
    case 'help':
    case '--help':
      return print(usage);
    default:
      throw new UsageError(`unknown command ${command ?? '(none)'}`);
  }
}

/** Throws UsageError: what is written with a key that is none could never be verified. */
function chainKey(): ChainKey {
  const key = Buffer.from(process.env.AUDIT_CHAIN_KEY ?? '', 'base64');
  if (key.length < 32)
    throw new UsageError('AUDIT_CHAIN_KEY is not set to 32 or more bytes in base64: the key of the app');
  return { id: process.env.AUDIT_CHAIN_KEY_ID ?? '1', key };
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
