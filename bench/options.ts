// The command line of `npm run bench`.
import { parseArgs } from 'node:util';
import { UsageError } from '../cli/usage';
import { fullCommands, type Part, parts } from './plan';

export interface BenchOptions {
  readonly json: boolean;
  readonly only: readonly Part[];
  readonly commands: number;
}

export const help = `npm run bench -- [options]: what the writer and the edge can do on this machine

  --only PART,PART   of ${parts.join(', ')} (all)
  --commands N       commands of the memory run, users of the backfill (${fullCommands}); the other parts shrink with it
  --json             one JSON object on stdout and nothing else
  --help             this text

SQL_CONNECTION_STRING names the server; the databases on it are made here and dropped again. Without it, the stand-in is used.
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseBenchOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parsed(args);
  if (values.help) return 'help';
  return { json: values.json, only: onlyOf(values.only), commands: commandsOf(values.commands) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: parts.join(',') },
        commands: { type: 'string', default: String(fullCommands) },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function onlyOf(text: string): Part[] {
  const asked = text.split(',');
  const unknown = asked.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) throw new UsageError(`--only: unknown part ${unknown.join(', ')}`);
  return parts.filter((part) => asked.includes(part));
}

function commandsOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--commands: '${text}' is not a number of commands`);
  return Number(text);
}
