// The command line of `npm run bench:coldstart`.
import { parseArgs } from 'node:util';
import { UsageError } from '../../cli/usage';

export interface ColdStartOptions {
  readonly json: boolean;
  /** Rounds of loading; of first answers a third of them. */
  readonly runs: number;
}

const fullRuns = 21;

export const help = `npm run bench:coldstart -- [options]: how fast the deployed package starts, beside the same app unbundled and an empty one

  --runs N   rounds of loading, and a third of them of first answers (${fullRuns})
  --json     one JSON object on stdout and nothing else
  --help     this text
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseColdStartOptions(args: readonly string[]): ColdStartOptions | 'help' {
  const { help: asked, json, runs } = parsed(args).values;
  if (asked) return 'help';
  if (!/^[1-9]\d{0,3}$/.test(runs)) throw new UsageError(`--runs: '${runs}' is not a number of runs`);
  return { json, runs: Number(runs) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        runs: { type: 'string', default: String(fullRuns) },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
